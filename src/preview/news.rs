//! The reports of a preview to the terminal.

use std::time::Duration;

use crate::diagnostic::Diagnostic;

/// A report to the terminal.
#[derive(Debug)]
pub enum News {
    /// The site has been read for the first time.
    Ready {
        /// The number of articles.
        articles: usize,
        /// The number of outputs.
        outputs: usize,
        /// The time that it took.
        took: Duration,
    },
    /// Something was saved, and the pages show it.
    Shown {
        /// The saved files in a few words, or another reason for the change.
        what: String,
        /// The time since the first signal of the change.
        took: Duration,
    },
    /// Something was saved with an error, and the pages stay as they were.
    Kept {
        /// The saved files in a few words, or another reason for the change.
        what: String,
        /// The time since the first signal of the change.
        took: Duration,
    },
    /// All diagnostics, when they differ from the last report.
    Faults(Vec<Diagnostic>),
    /// The system cannot report changes, for this reason; the folder is polled instead.
    Polling(String),
}
