//! Reports to the terminal and to browsers what changed, and each state of the diagnostics only once.
//!
//! A broken state is held back for a moment: editors leave a file empty while they save it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::diagnostic::{Diagnostic, Report};
use crate::preview::check::Check;
use crate::preview::news::News;
use crate::preview::panel::Places;
use crate::preview::shown::Shown;
use crate::preview::state::{SharedState, Snapshot};
use crate::preview::{check, events, panel};

/// Knows what was reported last.
pub(super) struct Reporter {
    root: PathBuf,
    state: Arc<SharedState>,
    report: Box<dyn Fn(News) + Send>,
    /// The diagnostics that the terminal has shown last.
    in_terminal: Vec<Diagnostic>,
    /// A broken state that has not been reported yet.
    held_back: Option<HeldBack>,
}

/// A save with an error, until it has lasted long enough to be reported.
#[derive(Debug)]
struct HeldBack {
    since: Instant,
    news: Option<News>,
}

impl Reporter {
    /// A reporter that has reported nothing yet.
    pub(super) fn new(root: PathBuf, state: Arc<SharedState>, report: Box<dyn Fn(News) + Send>) -> Reporter {
        Reporter { root, state, report, in_terminal: Vec::new(), held_back: None }
    }

    /// Reports to the terminal at once.
    pub(super) fn report(&self, news: News) {
        (self.report)(news);
    }

    /// Holds back a broken state, which began at this moment unless one is held back already.
    pub(super) fn hold_back(&mut self, news: Option<News>, begun: Instant) {
        let since = self.held_back_since().unwrap_or(begun);
        self.held_back = Some(HeldBack { since, news });
    }

    /// Drops what is held back.
    pub(super) fn drop_held_back(&mut self) {
        self.held_back = None;
    }

    /// The moment at which the state that is held back began.
    pub(super) fn held_back_since(&self) -> Option<Instant> {
        self.held_back.as_ref().map(|held_back| held_back.since)
    }

    /// Reports to the terminal what was held back.
    pub(super) fn report_held_back(&mut self) {
        if let Some(HeldBack { news: Some(news), .. }) = self.held_back.take() {
            self.report(news);
        }
    }

    /// Reports the diagnostics to browsers and terminal, if they differ from the last ones.
    ///
    /// `loaded` are those of reading and assembling, and, while the last good pages stay, of the pages that were tried.
    pub(super) fn report_faults(&mut self, loaded: &[Diagnostic], check: &Check, shown: Shown) {
        let mut report = Report::new();
        report.extend(loaded.iter().cloned());
        if shown != Shown::Earlier {
            report.extend(check.faults());
        }
        let faults = report.sorted();
        let before = self.state.now();
        let places = Places { root: &self.root, editor: before.editor() };
        let panel = panel::errors(&faults, places);
        if *before.faults != faults || *before.panel != *panel || before.shown != shown {
            let shared = Arc::new(faults.clone());
            let message = if *before.panel == *panel && before.shown == shown {
                events::listed(before.version)
            } else {
                events::faults(before.version, &panel, shown)
            };
            self.state.show(Snapshot { faults: shared, panel: panel.into(), shown, ..(*before).clone() });
            self.state.channel.say(message);
        }
        // The terminal shows warnings once all pages have been checked, not in portions.
        if faults != self.in_terminal && (!check.is_waiting() || check::has_errors(&faults)) {
            self.report(News::Faults(faults.clone()));
            self.in_terminal = faults;
        }
    }
}
