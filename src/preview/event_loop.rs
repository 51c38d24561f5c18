//! The event loop: waits for changes of files, gathers those of one save, rebuilds the site, and checks pages while there is
//! nothing else to do.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use crate::path::SourcePath;
use crate::preview::check::CheckStep;
use crate::preview::debounce::Touched;
use crate::preview::news::News;
use crate::preview::rebuild::Rebuilder;
use crate::preview::watch;
use crate::preview::watch::{Means, Signal, Watch};
use crate::source;

/// How long a broken state must last before it is reported: editors leave a file empty for a moment.
const FLASH: Duration = Duration::from_millis(200);
/// When to read a new folder again: files that are put into it before the system watches it cause no event.
const LATER: [Duration; 2] = [Duration::from_millis(60), Duration::from_millis(500)];

/// The event loop.
pub(super) struct EventLoop {
    rebuilder: Rebuilder,
    watch: Watch,
    sender: Sender<Signal>,
    /// Folders to read again, and when.
    later: Vec<(Instant, SourcePath)>,
}

impl EventLoop {
    /// A loop that has handled nothing yet.
    pub(super) fn new(rebuilder: Rebuilder, watch: Watch, sender: Sender<Signal>) -> EventLoop {
        EventLoop { rebuilder, watch, sender, later: Vec::new() }
    }

    /// Runs until the program ends.
    pub(super) fn run(mut self, signals: &Receiver<Signal>) {
        loop {
            let signal = match signals.recv_timeout(self.wait_limit()) {
                Ok(signal) => Some(signal),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let turn = AssertUnwindSafe(|| match signal {
                Some(signal) => self.handle(signal, signals),
                None => self.idle(),
            });
            // The panic has printed its own message. The next save starts without caches.
            if catch_unwind(turn).is_err() {
                self.rebuilder.forget();
                self.later.clear();
            }
        }
    }

    /// How long to wait for a signal before there is something else to do.
    fn wait_limit(&self) -> Duration {
        if self.rebuilder.check.is_waiting() {
            return Duration::ZERO;
        }
        let until = |at: Instant| at.saturating_duration_since(Instant::now());
        let held_back = self.rebuilder.reporter.held_back_since().map(|since| until(since + FLASH));
        let later = self.later.iter().map(|(at, _)| until(*at)).min();
        let clock = self.rebuilder.next_change();
        let clock = clock.map(|at| at.duration_since(SystemTime::now()).unwrap_or_default());
        // The system's timers have an upper limit.
        let most = Duration::from_secs(24 * 60 * 60);
        [held_back, later, clock].into_iter().flatten().min().unwrap_or(most).min(most)
    }

    /// Gathers the save that a signal begins, and rebuilds.
    fn handle(&mut self, first: Signal, signals: &Receiver<Signal>) {
        let begun = Instant::now();
        let mut touched = Touched::default();
        touched.add(first);
        touched.gather(signals, &self.rebuilder, begun);
        if let Some(reason) = touched.refused.take() {
            self.poll(reason);
            touched.everywhere = true;
        }
        for place in source::PLACES {
            if touched.paths.contains(place)
                && place != "site.yaml"
                && let Err(reason) = self.watch.renew(place)
            {
                self.poll(reason);
            }
        }
        let folders =
            touched.paths.iter().filter(|path| source::on_disk(&self.rebuilder.request.root, path).is_dir());
        for folder in folders {
            self.later.extend(LATER.map(|after| (begun + after, folder.clone())));
        }
        if touched.everywhere {
            self.rebuilder.reread_all(&touched.paths, begun);
        } else {
            self.rebuilder.reread(&touched.paths, begun);
        }
    }

    /// Does what is due while nothing is touched.
    fn idle(&mut self) {
        let now = Instant::now();
        if self.rebuilder.reporter.held_back_since().is_some_and(|since| since + FLASH <= now) {
            self.rebuilder.report_held_back();
        }
        let due: BTreeSet<SourcePath> =
            self.later.extract_if(.., |(at, _)| *at <= now).map(|(_, folder)| folder).collect();
        if !due.is_empty() {
            self.rebuilder.reread(&due, now);
        }
        if self.rebuilder.next_change().is_some_and(|at| at <= SystemTime::now()) {
            self.rebuilder.reassemble();
        }
        if self.rebuilder.check.step() == CheckStep::Last
            && self.rebuilder.reporter.held_back_since().is_none()
        {
            self.rebuilder.report_faults();
        }
    }

    /// Polls the folder from now on.
    fn poll(&mut self, reason: String) {
        self.watch = watch::begin(&self.rebuilder.request.root, Means::Polling, self.sender.clone());
        self.rebuilder.reporter.report(News::Polling(reason));
    }
}
