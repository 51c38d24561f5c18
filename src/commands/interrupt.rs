//! Ctrl-C and the signals by which a system ends a program: work stops before it publishes, and leaves nothing behind.
//!
//! Files that are being moved in are moved to the end: that takes moments, and the site stays whole.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// Signals come to the process, not to a function; this is the one place that hears them.
static CAME: AtomicBool = AtomicBool::new(false);

/// Begins to listen. Where that is not possible, a signal ends the program at once and the next build clears up.
pub(super) fn listen() {
    let _ = ctrlc::set_handler(|| CAME.store(true, Ordering::Relaxed));
}

/// Waits for a signal. Where none can be heard, the program runs until it is ended from outside.
#[cfg(feature = "serve")]
pub(super) fn wait() {
    let (sender, signals) = std::sync::mpsc::channel();
    let kept = sender.clone();
    let heard = move || {
        let _ = sender.send(());
    };
    let _ = ctrlc::set_handler(heard);
    let _ = signals.recv();
    drop(kept);
}

/// Whether a signal has come.
pub(super) fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}
