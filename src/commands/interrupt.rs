//! Ctrl-C and the signals by which a system ends a program: work stops before it publishes, and leaves nothing behind.
//!
//! Files that are being moved in are moved to the end: that takes moments, and the site stays whole.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

/// Signals come to the process, not to a function; this is the one place that hears them.
static CAME: AtomicBool = AtomicBool::new(false);

/// The status that shells give to a program that Ctrl-C ended.
const STATUS: i32 = 130;

/// Begins to listen. Where that is not possible, a signal ends the program at once and the next build clears up.
pub(super) fn listen() {
    let _ = ctrlc::set_handler(heard);
}

/// A first signal asks the work to end. A second one ends the program, whatever it is doing: what is left behind is cleared
/// by the next build.
fn heard() {
    if CAME.swap(true, Ordering::Relaxed) {
        process::exit(STATUS);
    }
}

/// Waits for a signal. Where none can be heard, the program runs until it is ended from outside.
#[cfg(feature = "serve")]
pub(super) fn wait() {
    let (sender, signals) = std::sync::mpsc::channel();
    let kept = sender.clone();
    let first = move || {
        heard();
        let _ = sender.send(());
    };
    let _ = ctrlc::set_handler(first);
    let _ = signals.recv();
    drop(kept);
}

/// Whether a signal has come.
pub(super) fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}
