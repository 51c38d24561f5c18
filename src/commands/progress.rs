//! A bar for work that takes long enough to be noticed, where a person watches.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work goes on before it shows a bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts work done, from many threads.
pub(super) struct Progress {
    what: &'static str,
    begun: Instant,
    total: u64,
    /// Made when the patience is over; none where nobody would see it.
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// So many pieces of work, named by what is done.
    pub(super) fn new(what: &'static str, total: usize) -> Progress {
        Progress { what, begun: Instant::now(), total: total as u64, bar: OnceLock::new() }
    }

    /// One more piece of work is done; `done` pieces are.
    pub(super) fn step(&self, done: usize) {
        if self.begun.elapsed() > PATIENCE {
            self.bar.get_or_init(|| bar(self.what, self.total)).set_position(done as u64);
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// A bar on standard error, or none in a pipe and where `NO_COLOR` or `TERM=dumb` ask for plain text.
fn bar(what: &'static str, total: u64) -> ProgressBar {
    let plain = AutoStream::choice(&std::io::stderr()) == ColorChoice::Never;
    let target = if plain { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(total), target).with_style(style).with_message(what)
}
