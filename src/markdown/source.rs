//! The Markdown to be converted.

use std::ops::Range;

use crate::path::SourcePath;

/// The Markdown of one file, with the whole file for the places in messages.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The file.
    pub file: &'a SourcePath,
    /// The whole text of the file.
    pub whole: &'a str,
    /// The byte range of the Markdown in the file.
    pub body: Range<usize>,
}

impl<'a> Source<'a> {
    /// The Markdown alone, or nothing if the range does not fit the file.
    pub(super) fn body(&self) -> &'a str {
        self.whole.get(self.body.clone()).unwrap_or_default()
    }
}
