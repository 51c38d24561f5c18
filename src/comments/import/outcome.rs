//! The result of an import.

use std::collections::BTreeMap;

use crate::content::CommentState;
use crate::diagnostic::Diagnostic;

/// The result of an import.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The number of new files, by the state of their comments.
    pub filed: BTreeMap<CommentState, usize>,
    /// The number of comments that were imported before.
    pub known: usize,
    /// The number of comments whose parent is missing, and which now begin a thread.
    pub orphans: usize,
    /// The number of comments signed with the name of one of the blog's authors, which are not marked as theirs.
    pub authors: usize,
    /// The number of comments without a readable date, which have the date of the import.
    pub undated: usize,
    /// The number of comments that are left out, by reason.
    pub left_out: BTreeMap<String, usize>,
    /// Fields with unusual names that hold the parent of a comment, with the number of those comments.
    pub fields: BTreeMap<String, usize>,
    /// The diagnostics about single comments and articles.
    pub faults: Vec<Diagnostic>,
}
