//! A Markdown text and the file around it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::path::SourcePath;

/// A Markdown text with its file, which messages point into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file.
    pub file: SourcePath,
    /// The whole file with its front matter. Lines end with ` `.
    pub whole: Arc<str>,
    /// The byte range of the Markdown after the front matter.
    pub body: Range<usize>,
}

impl Text {
    /// Returns the Markdown.
    pub fn body(&self) -> &str {
        &self.whole[self.body.clone()]
    }

    /// Returns the span of a byte range.
    pub fn span(&self, at: Range<usize>) -> Span {
        Span::new(&self.file, &self.whole, at)
    }
}
