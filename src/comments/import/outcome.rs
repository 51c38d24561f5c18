//! The result of an import.

use std::collections::BTreeMap;

use crate::content::CommentState;
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

/// The result of an import.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The new files, by path, each with its state.
    pub filed: BTreeMap<SourcePath, CommentState>,
    /// How many were there already.
    pub known: usize,
    /// How many answered a comment that is not there, and now begin a thread.
    pub orphans: usize,
    /// How many are signed with the name of somebody who writes here, and are not marked as theirs.
    pub authors: usize,
    /// How many had a date that could not be read, and have that of the import.
    pub undated: usize,
    /// How many are left out, by the reason.
    pub left_out: BTreeMap<String, usize>,
    /// Fields that say what a comment answers under a name of their own, with the number of those comments.
    pub fields: BTreeMap<String, usize>,
    /// What is wrong with single comments or articles.
    pub faults: Vec<Diagnostic>,
}
