//! The loop that waits for changes: acts on the first sign, gathers what follows, and uses the time between for looking
//! over the pages.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use crate::path::SourcePath;
use crate::preview::check::Step;
use crate::preview::rebuild::Keeper;
use crate::preview::watch;
use crate::preview::watch::{Means, Signal, Watch};
use crate::source;

/// How long a broken state must last before anybody is told: editors leave a file empty for a moment.
const FLASH: Duration = Duration::from_millis(200);
/// The silence that ends a save of a few files.
const PAUSE: Duration = Duration::from_millis(2);
/// How long the page of a file that went stays: some editors remove a file before they write it again.
const RETURN: Duration = Duration::from_millis(300);
/// The silence that ends a checkout or another change of many files, and the most that is waited for it.
const LONG_PAUSE: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(3);
/// From how many files on a change is taken for one of many.
const MANY: usize = 20;
/// When to look again at a folder that is new: what is put into it while the system begins to watch it goes unseen.
const LATER: [Duration; 2] = [Duration::from_millis(60), Duration::from_millis(500)];

/// What was touched since the last look.
#[derive(Default)]
struct Touched {
    paths: BTreeSet<SourcePath>,
    everywhere: bool,
    refused: Option<String>,
}

impl Touched {
    fn add(&mut self, signal: Signal) {
        match signal {
            Signal::Look(paths) => self.paths.extend(paths),
            Signal::LookEverywhere => self.everywhere = true,
            Signal::Refused(reason) => self.refused = Some(reason),
        }
    }

    /// Waits until the save is over.
    fn gather(&mut self, signals: &Receiver<Signal>, keeper: &Keeper, begun: Instant) {
        let root = &keeper.request.root;
        loop {
            let is_long = self.everywhere || self.paths.len() >= MANY || self.has_an_empty_file(root);
            let left = RETURN.saturating_sub(begun.elapsed());
            let pause = match is_long {
                true => LONG_PAUSE,
                false if !left.is_zero() && self.lacks_a_file(keeper) => left,
                false => PAUSE,
            };
            match signals.recv_timeout(pause) {
                Ok(signal) => self.add(signal),
                Err(_) => return,
            }
            if begun.elapsed() > LONGEST {
                return;
            }
        }
    }

    /// Whether a file that the pages are made of is not there.
    fn lacks_a_file(&self, keeper: &Keeper) -> bool {
        self.paths
            .iter()
            .any(|path| keeper.has_read(path) && !keeper.request.root.join(path.as_str()).exists())
    }

    /// Whether a file is empty: most programs empty a file before they write it, and an empty template is a good one.
    fn has_an_empty_file(&self, root: &Path) -> bool {
        let is_empty = |path: &SourcePath| {
            source::on_disk(root, path).metadata().is_ok_and(|found| found.is_file() && found.len() == 0)
        };
        self.paths.iter().any(is_empty)
    }
}

/// The loop with what it remembers between two turns.
pub(super) struct Listener {
    keeper: Keeper,
    watch: Watch,
    sender: Sender<Signal>,
    /// Folders to look at again.
    later: Vec<(Instant, SourcePath)>,
}

impl Listener {
    /// A listener that has heard nothing yet.
    pub(super) fn new(keeper: Keeper, watch: Watch, sender: Sender<Signal>) -> Listener {
        Listener { keeper, watch, sender, later: Vec::new() }
    }

    /// Listens until the program ends.
    pub(super) fn run(mut self, signals: &Receiver<Signal>) {
        loop {
            let signal = match signals.recv_timeout(self.patience()) {
                Ok(signal) => Some(signal),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let turn = AssertUnwindSafe(|| match signal {
                Some(signal) => self.heard(signal, signals),
                None => self.in_between(),
            });
            // A fault of ours in one turn was told by the panic's own message; the next save deserves a fresh start.
            if catch_unwind(turn).is_err() {
                self.keeper.forget();
                self.later.clear();
            }
        }
    }

    /// How long there is nothing to do unless something is touched.
    fn patience(&self) -> Duration {
        if self.keeper.check.is_waiting() {
            return Duration::ZERO;
        }
        let until = |at: Instant| at.saturating_duration_since(Instant::now());
        let said = self.keeper.unsaid.as_ref().map(|unsaid| until(unsaid.since + FLASH));
        let later = self.later.iter().map(|(at, _)| until(*at)).min();
        let clock = self.keeper.next_change();
        let clock = clock.map(|at| at.duration_since(SystemTime::now()).unwrap_or_default());
        // Timers of the system do not reach arbitrarily far.
        let most = Duration::from_secs(24 * 60 * 60);
        [said, later, clock].into_iter().flatten().min().unwrap_or(most).min(most)
    }

    fn heard(&mut self, first: Signal, signals: &Receiver<Signal>) {
        let begun = Instant::now();
        let mut touched = Touched::default();
        touched.add(first);
        touched.gather(signals, &self.keeper, begun);
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
            touched.paths.iter().filter(|path| source::on_disk(&self.keeper.request.root, path).is_dir());
        for folder in folders {
            self.later.extend(LATER.map(|after| (begun + after, folder.clone())));
        }
        if touched.everywhere {
            self.keeper.look_everywhere(&touched.paths, begun);
        } else {
            self.keeper.look(&touched.paths, begun);
        }
    }

    /// What is to be done while nothing is touched.
    fn in_between(&mut self) {
        let now = Instant::now();
        if self.keeper.unsaid.as_ref().is_some_and(|unsaid| unsaid.since + FLASH <= now) {
            self.keeper.say_unsaid();
        }
        let due: BTreeSet<SourcePath> =
            self.later.extract_if(.., |(at, _)| *at <= now).map(|(_, folder)| folder).collect();
        if !due.is_empty() {
            self.keeper.look(&due, now);
        }
        if self.keeper.next_change().is_some_and(|at| at <= SystemTime::now()) {
            self.keeper.look_at_the_clock();
        }
        if self.keeper.check.step() == Step::Last && self.keeper.unsaid.is_none() {
            self.keeper.say_faults();
        }
    }

    fn poll(&mut self, reason: String) {
        self.watch = watch::begin(&self.keeper.request.root, Means::Polling, self.sender.clone());
        self.keeper.tell_of_polling(reason);
    }
}
