//! Handles Ctrl-C and the signals that end a program: work stops before it publishes, and cleans up.
//!
//! Once files are being renamed into place, publishing continues to its end: that is quick, and the site stays complete.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

/// Signals are sent to the process, not to a function, so this state is global.
static CAME: AtomicBool = AtomicBool::new(false);

/// The status that shells give to a program that Ctrl-C ended.
const STATUS: i32 = 130;

/// Begins to handle signals. If that is not possible, a signal ends the program at once and the next build cleans up.
pub(super) fn listen() {
    let _ = ctrlc::set_handler(heard);
}

/// The first signal asks the work to end. The second ends the program at once; the next build cleans up.
fn heard() {
    if CAME.swap(true, Ordering::Relaxed) {
        process::exit(STATUS);
    }
}

/// Waits for a signal. If signals cannot be handled, waits until the process is killed.
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

/// Returns whether a signal has arrived.
pub(super) fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}
