//! Gathers the changes of one save, and waits until it is over: programs write a file in several steps.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::path::SourcePath;
use crate::preview::rebuild::Rebuilder;
use crate::preview::watch::Signal;
use crate::source;

/// The silence that ends a save of a few files.
const PAUSE: Duration = Duration::from_millis(2);
/// How long the page of a removed file stays: some editors remove a file before they write it again.
const RETURN: Duration = Duration::from_millis(300);
/// The silence that ends a checkout or another change of many files, and the longest wait for it.
const LONG_PAUSE: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(3);
/// The number of files from which a change is treated as one of many files.
const MANY: usize = 20;

/// The files that were touched since the last rebuild.
#[derive(Default)]
pub(super) struct Touched {
    pub(super) paths: BTreeSet<SourcePath>,
    pub(super) everywhere: bool,
    pub(super) refused: Option<String>,
}

impl Touched {
    /// Adds a signal.
    pub(super) fn add(&mut self, signal: Signal) {
        match signal {
            Signal::Touched(paths) => self.paths.extend(paths),
            Signal::AnythingTouched => self.everywhere = true,
            Signal::CannotWatch(reason) => self.refused = Some(reason),
        }
    }

    /// Gathers signals until the save is over.
    pub(super) fn gather(&mut self, signals: &Receiver<Signal>, rebuilder: &Rebuilder, begun: Instant) {
        let root = &rebuilder.request.root;
        loop {
            let is_long = self.everywhere || self.paths.len() >= MANY || self.has_an_empty_file(root);
            let left = RETURN.saturating_sub(begun.elapsed());
            let pause = match is_long {
                true => LONG_PAUSE,
                false if !left.is_zero() && self.lacks_a_file(rebuilder) => left,
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

    /// Returns whether a file that the pages are made of does not exist.
    fn lacks_a_file(&self, rebuilder: &Rebuilder) -> bool {
        self.paths
            .iter()
            .any(|path| rebuilder.has_read(path) && !rebuilder.request.root.join(path.as_str()).exists())
    }

    /// Returns whether a file is empty. Most programs empty a file before they write it, and an empty template is valid.
    fn has_an_empty_file(&self, root: &Path) -> bool {
        let is_empty = |path: &SourcePath| {
            source::on_disk(root, path).metadata().is_ok_and(|found| found.is_file() && found.len() == 0)
        };
        self.paths.iter().any(is_empty)
    }
}
