//! The contents of an export, in one form for all systems.

use std::collections::BTreeMap;

use crate::comments::import::kept::Comments;

/// The contents of an export.
#[derive(Debug, Default)]
pub struct Export {
    /// The comments, in the order of the file.
    pub comments: Comments,
    /// The number of comments that are left out, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Fields with unusual names that hold the parent of a comment, with the number of those comments.
    pub fields: BTreeMap<String, usize>,
}

impl Export {
    /// Counts a comment that is left out.
    pub(super) fn leave_out(&mut self, reason: &'static str) {
        *self.left_out.entry(reason).or_insert(0) += 1;
    }
}
