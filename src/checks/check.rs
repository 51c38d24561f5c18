//! One check.

use crate::checks::subject::Subject;
use crate::config::CheckLevel;
use crate::diagnostic::{Code, Diagnostic};

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The kind of its diagnostics.
    pub code: Code,
    /// How it reports unless `site.yaml` says otherwise.
    pub usual: CheckLevel,
    /// Returns the diagnostics, as warnings.
    pub find: fn(&Subject<'_>) -> Vec<Diagnostic>,
}
