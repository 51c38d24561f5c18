//! The Markdown to be written.

use std::ops::Range;

use crate::path::SourcePath;

/// The Markdown of one file, with the file around it, which messages point into.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The file.
    pub file: &'a SourcePath,
    /// The whole text of the file.
    pub whole: &'a str,
    /// The bytes of the Markdown in it.
    pub body: Range<usize>,
}

impl<'a> Source<'a> {
    /// The Markdown alone; nothing when the range does not fit the file.
    pub(super) fn body(&self) -> &'a str {
        self.whole.get(self.body.clone()).unwrap_or_default()
    }
}
