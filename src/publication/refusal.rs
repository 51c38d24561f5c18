//! The reasons why a text is not published.

use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

/// The reason why a text is not published. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file has errors.
    Faults(Vec<Diagnostic>),
    /// Something speaks against it: what, and how to mend it.
    Reason {
        /// One sentence.
        message: String,
        /// The remedy.
        help: String,
    },
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Refusal {
        Refusal::Reason { message: message.into(), help: help.into() }
    }

    /// The refusal of a text that is empty.
    pub(super) fn no_text(file: &SourcePath) -> Refusal {
        Refusal::new(
            format!("`{file}` has no text"),
            "write it below the front matter; an empty article would go to every subscriber",
        )
    }

    /// The refusal of front matter that is written in a way in which no single key can be changed.
    pub(super) fn not_editable(file: &SourcePath, key: &str) -> Refusal {
        Refusal::new(
            format!("the key `{key}` of `{file}` cannot be changed by a program, as it is written"),
            format!("change `{key}` by hand; each key on a line of its own can be changed by `publish`"),
        )
    }
}
