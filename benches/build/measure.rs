//! The costs of a process: wall time, processor time, and peak memory.

use std::error::Error;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The unit of processor times in `/proc`, in seconds: the same on every Linux that Rust runs on.
const TICK: f64 = 0.01;

/// The costs of a run; an unknown value is `None`.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    wall: f64,
    user: f64,
    system: f64,
    peak: f64,
}

impl Cost {
    /// User and system time in seconds.
    pub(crate) fn cpu(&self) -> f64 {
        self.user + self.system
    }

    /// Returns the median of each figure. User and system time are those of the run with the median sum.
    pub(crate) fn median(mut runs: Vec<Cost>) -> Cost {
        let middle = |runs: &mut Vec<Cost>, figure: fn(&Cost) -> f64| {
            runs.sort_by(|a, b| figure(a).total_cmp(&figure(b)));
            runs[runs.len() / 2]
        };
        let (wall, peak) = (middle(&mut runs, |run| run.wall).wall, middle(&mut runs, |run| run.peak).peak);
        Cost { wall, peak, ..middle(&mut runs, Cost::cpu) }
    }

    /// Returns wall, user and system time in seconds, and peak memory in MB.
    pub(crate) fn figures(&self) -> [String; 4] {
        let seconds = |seconds: f64| format!("{seconds:.2}");
        [seconds(self.wall), seconds(self.user), seconds(self.system), format!("{:.0}", self.peak)]
    }
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let before = children();
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let (process, ended) = (child.id(), AtomicBool::new(false));
    let (status, peak) = thread::scope(|scope| {
        let watcher = scope.spawn(|| peak(process, &ended));
        let status = child.wait();
        ended.store(true, Ordering::Relaxed);
        (status, watcher.join().unwrap_or_default())
    });
    let wall = begun.elapsed().as_secs_f64();
    let status = status?;
    if !status.success() {
        return Err(format!("{command:?} ended with {status}").into());
    }
    let after = children();
    Ok(Cost { wall, user: after.0 - before.0, system: after.1 - before.1, peak })
}

/// Returns the peak memory of a process in MB. It is read until the process has ended, because it is not available
/// afterwards.
fn peak(process: u32, ended: &AtomicBool) -> f64 {
    let mut most = 0.0;
    while !ended.load(Ordering::Relaxed) {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        most = kilobytes.map_or(most, |kilobytes| kilobytes / 1024.0);
        thread::sleep(Duration::from_millis(10));
    }
    most
}

/// Returns user and system time of all children that have ended. Source: proc_pid_stat(5), fields 16 and 17.
fn children() -> (f64, f64) {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name, which may contain spaces.
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = |at: usize| fields.split_whitespace().nth(at).and_then(|field| field.parse::<f64>().ok());
    (ticks(13).unwrap_or_default() * TICK, ticks(14).unwrap_or_default() * TICK)
}
