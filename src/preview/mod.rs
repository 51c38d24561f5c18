//! The live preview: the site as its sources stand, one page at a time, in the author's browser.
//!
//! ```text
//! watch --a path was touched--> keep --reads, assembles--> state <--asks-- server <-- browser
//!                                                            \--says------> events --> browser
//! ```
//!
//! A page is rendered when it is asked for, from the plan and with the build's own `render`; there is no output folder
//! and nothing that could be out of date. What a preview adds to a page (`preview::page`, the positions of blocks) is added
//! here and nowhere else. It writes no file; decisions about comments are made by the function that it is started with.

mod attempt;
mod changed_files;
mod check;
mod chrome;
mod decision;
mod desk;
mod event_loop;
mod events;
mod guard;
mod images;
mod moderation;
mod moved_pages;
mod origins;
mod panel;
mod queue;
mod rebuild;
mod refusal;
mod resolve;
mod routes;
mod sandbox;
mod server;
mod state;
mod watch;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};
use std::{io, thread};

use tokio::sync::watch as watch_channel;

use crate::connection::LONGEST_STALL;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::preview::event_loop::Listener;
use crate::preview::moderation::Moderation;
use crate::preview::origins::Origins;
use crate::preview::rebuild::Keeper;
use crate::preview::state::State;
use crate::site::Standing;

pub use crate::preview::moderation::{Done, Moderate, Wish};
pub use crate::preview::watch::Means;

/// What the command line decides about a preview.
#[derive(Clone, Debug)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// The moment at which the site is seen; the clock's when it is not fixed.
    pub now: Option<Moment>,
    /// What is shown beside live articles.
    pub also: Vec<Standing>,
    /// The address to listen at.
    pub bind: IpAddr,
    /// The port to listen at.
    pub port: Port,
    /// How changes are noticed.
    pub means: Means,
    /// What a browser does when another file is saved than the one that it shows.
    pub follow: Follow,
    /// How long the server waits.
    pub times: Times,
}

/// How long the server waits.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// The longest time that a request's head may take.
    pub longest_head: Duration,
    /// How often a browser hears that its connection still stands.
    pub heartbeat: Duration,
    /// How long a browser may take nothing of its answer.
    pub longest_stall: Duration,
}

impl Default for Times {
    fn default() -> Times {
        Times {
            longest_head: Duration::from_secs(10),
            heartbeat: Duration::from_secs(15),
            longest_stall: LONGEST_STALL,
        }
    }
}

/// Which port is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one or the next that is free.
    From(u16),
    /// This one and no other; 0 for any that is free.
    Exactly(u16),
}

/// What a browser does when another file is saved than the one that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// It opens that file's page.
    Open,
    /// It stays.
    Stay,
}

/// What a preview has to tell.
#[derive(Debug)]
pub enum News {
    /// Everything has been read for the first time.
    Ready {
        /// How many articles there are.
        articles: usize,
        /// How many outputs there are.
        outputs: usize,
        /// How long it took.
        took: Duration,
    },
    /// Something was saved, and the pages show it.
    Shown {
        /// What was saved, in a few words.
        what: String,
        /// How long it took from the first sign of it.
        took: Duration,
    },
    /// Something was saved with a fault, and the pages stay as they were.
    Kept {
        /// What was saved, in a few words.
        what: String,
        /// How long it took from the first sign of it.
        took: Duration,
    },
    /// Every fault that there is now; other ones than before.
    Faults(Vec<Diagnostic>),
    /// The system cannot tell about changes, for this reason; the folder is looked through instead.
    Polling(String),
}

/// A preview that runs until the program ends.
#[derive(Debug)]
pub struct Preview {
    /// The address that it listens at.
    pub at: SocketAddr,
    /// The site's address in it.
    pub url: String,
    /// The desk's address.
    pub desk: String,
    ending: watch_channel::Sender<bool>,
}

impl Preview {
    /// Answers the requests that wait for a page, because the program is about to end. Their pages load again by themselves
    /// once there is a preview.
    pub fn give_up(&self) {
        self.ending.send_replace(true);
    }
}

/// Begins to serve, and to watch. `tell` is called from other threads, one call after the other; `moderate` from several
/// at a time.
pub fn start(
    request: Request,
    moderate: Box<Moderate>,
    tell: impl Fn(News) + Send + 'static,
) -> io::Result<Preview> {
    let begun = Instant::now();
    let listener = server::listen(request.bind, request.port)?;
    let at = listener.local_addr()?;
    let origin = server::origin(at);
    let state = Arc::new(State::new(request.follow));
    let (sender, signals) = mpsc::channel();
    let times = request.times;
    let first = state.now().version;
    let origins = Origins::new(at, origin.clone());
    let moderation = Moderation::new(origins, moderate, sender.clone(), first)?;
    let watch = watch::begin(&request.root, request.means, sender.clone());
    let mut keeper = Keeper::new(request, origin.clone(), Arc::clone(&state), Box::new(tell));
    keeper.begin(begun);
    let url = format!("{origin}{}/", state.now().base_path());
    let (ending, ended) = watch_channel::channel(false);
    server::start(listener, Arc::clone(&state), moderation, times, ended)?;
    let listen = move || Listener::new(keeper, watch, sender).run(&signals);
    thread::Builder::new().name("preview".to_owned()).spawn(listen)?;
    Ok(Preview { at, url, desk: format!("{origin}{}", chrome::DESK), ending })
}
