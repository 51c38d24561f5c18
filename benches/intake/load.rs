//! One part: clients of all kinds send requests to the program for some time.

use std::error::Error;
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::arguments::{Arguments, Part};
use crate::client::Sent;
use crate::program::Running;
use crate::{client, hostile};

/// The number of clients of each kind that is not good.
const TROUBLE: usize = 10;

/// The results of a part.
pub(crate) struct Loaded {
    /// The comments of each client that are to be kept; good clients come first.
    pub(crate) sent: Vec<Sent>,
    /// The number of good clients.
    pub(crate) good: usize,
    /// The peak memory of the program, and its memory at the end, in MB.
    pub(crate) most_memory: f64,
    pub(crate) memory: f64,
    pub(crate) kills: u32,
    pub(crate) longest_start: Duration,
}

pub(crate) fn load(site: &Path, part: Part, arguments: &Arguments) -> Result<Loaded, Box<dyn Error>> {
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut running = Running::start(site, port)?;
    let mut loaded = Loaded {
        sent: Vec::new(),
        good: arguments.clients,
        most_memory: 0.0,
        memory: 0.0,
        kills: 0,
        longest_start: running.start,
    };
    let over = AtomicBool::new(false);
    let begun = Instant::now();
    let whole = Duration::from_secs(arguments.seconds);
    let until = |at: Duration| thread::sleep(at.saturating_sub(begun.elapsed()));
    let fault = thread::scope(|scope| {
        let over = &over;
        let mut clients: Vec<_> = (0..arguments.clients)
            .map(|number| scope.spawn(move || client::good(number, port, begun, over)))
            .collect();
        if part != Part::Good {
            for number in 0..TROUBLE {
                let client = arguments.clients + 2 * number;
                clients.push(scope.spawn(move || hostile::doubled(client, port, over)));
                clients.push(scope.spawn(move || hostile::trapped(client + 1, port, over)));
                scope.spawn(move || hostile::slow(port, over));
                scope.spawn(move || hostile::malformed(number, port, over));
                scope.spawn(move || hostile::refused(number, port, over));
                scope.spawn(move || hostile::idle(port, over));
                scope.spawn(move || hostile::deaf(port, over));
            }
        }
        let mut fault = None;
        let kills = if part == Part::Killed { arguments.kills } else { 0 };
        for kill in 1..=kills {
            until(whole * kill / (kills + 1));
            loaded.most_memory = loaded.most_memory.max(running.most_memory());
            running.kill();
            match Running::start(site, port) {
                Ok(again) => running = again,
                Err(reason) => {
                    fault = Some(reason.to_string());
                    break;
                }
            }
            loaded.kills += 1;
            loaded.longest_start = loaded.longest_start.max(running.start);
        }
        if fault.is_none() {
            until(whole);
        }
        over.store(true, Ordering::Relaxed);
        loaded.sent = clients.into_iter().map(|client| client.join().unwrap_or_default()).collect();
        fault
    });
    loaded.most_memory = loaded.most_memory.max(running.most_memory());
    loaded.memory = running.memory();
    match fault {
        Some(fault) => Err(fault.into()),
        None => running.end().map(|()| loaded),
    }
}
