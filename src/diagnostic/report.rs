//! All diagnostics of a run.

use crate::diagnostic::record::{Diagnostic, Severity};

/// The diagnostics collected so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// An empty report.
    pub fn new() -> Report {
        Report::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds several diagnostics.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// Returns whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The number of diagnostics of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }

    /// The number of diagnostics.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Turns every warning into an error, for `--strict`.
    pub fn make_strict(&mut self) {
        for found in &mut self.diagnostics {
            found.severity = Severity::Error;
        }
    }

    /// The errors, sorted as by [`Report::sorted`].
    pub fn errors(self) -> Vec<Diagnostic> {
        self.sorted().into_iter().filter(|found| found.severity == Severity::Error).collect()
    }

    /// The diagnostics sorted by file and place, without duplicates.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
        self.diagnostics.dedup();
        self.diagnostics
    }
}
