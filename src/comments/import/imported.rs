//! A comment of an export, in one form for all systems.

use crate::comments::Submission;
use crate::content::CommentState;
use crate::exports::Size;

/// A comment of an export.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The comment. Its article is an address or a name, as in the export; `source_id` is set.
    pub submission: Submission,
    /// The `source_id` of the comment that it answers.
    pub parent: Option<String>,
    /// The decision of the other system.
    pub state: ImportedState,
    /// Whether the text is complete.
    pub size: Size,
}

/// The decision of the other system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportedState {
    /// The comment has this state.
    Is(CommentState),
    /// It was deleted: imported only if somebody has answered it, and without its text.
    Deleted,
}
