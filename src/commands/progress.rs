//! A progress bar for long work, if standard error is a terminal.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work must take before a bar is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress bar that several threads advance.
pub(super) struct Progress {
    what: &'static str,
    begun: Instant,
    total: u64,
    /// Created when the work takes long; none if nobody would see it.
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// A bar for a number of work items, with a label.
    pub(super) fn new(what: &'static str, total: usize) -> Progress {
        Progress { what, begun: Instant::now(), total: total as u64, bar: OnceLock::new() }
    }

    /// Reports that `done` items are done.
    pub(super) fn step(&self, done: usize) {
        if self.begun.elapsed() > PATIENCE {
            self.bar.get_or_init(|| bar(self.what, self.total)).set_position(done as u64);
        }
    }

    /// Reports that `done` of `total` items are done, where the total is known only now.
    #[cfg(feature = "import")]
    pub(super) fn step_of(&self, done: usize, total: usize) {
        if self.begun.elapsed() > PATIENCE {
            let bar = self.bar.get_or_init(|| bar(self.what, self.total));
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        }
    }

    /// Removes the bar from the screen.
    pub(super) fn finish(self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// Returns a bar on standard error; none in a pipe, or if `NO_COLOR` or `TERM=dumb` requests plain text.
fn bar(what: &'static str, total: u64) -> ProgressBar {
    let plain = AutoStream::choice(&std::io::stderr()) == ColorChoice::Never;
    let target = if plain { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(total), target).with_style(style).with_message(what)
}
