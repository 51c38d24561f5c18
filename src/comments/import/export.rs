//! The contents of an export, in one form for all systems.

use std::collections::BTreeMap;

use crate::comments::Submission;
use crate::content::CommentState;

/// The contents of an export.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// The comments, in the order of the file.
    pub comments: Vec<Imported>,
    /// The number of comments that are left out, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Fields with unusual names that hold the parent of a comment, with the number of those comments.
    pub fields: BTreeMap<String, usize>,
}

/// A comment of an export.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The comment. Its article is an address or a name, as in the export; `source_id` is set.
    pub submission: Submission,
    /// The `source_id` of the comment that it answers.
    pub parent: Option<String>,
    /// The decision of the other system.
    pub state: ImportedState,
}

/// The decision of the other system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportedState {
    /// The comment has this state.
    Is(CommentState),
    /// It was deleted: imported only if somebody has answered it, and without its text.
    Deleted,
}

impl Export {
    /// Counts a comment that is left out.
    pub(super) fn leave_out(&mut self, reason: &'static str) {
        *self.left_out.entry(reason).or_insert(0) += 1;
    }
}
