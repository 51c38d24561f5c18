//! A Markdown text and the file around it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::path::SourcePath;

/// A Markdown text with the file that it stands in, which messages point into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file.
    pub file: SourcePath,
    /// The whole file, front matter too, with `\n` at the end of each line.
    pub whole: Arc<str>,
    /// The bytes of the Markdown after the front matter.
    pub body: Range<usize>,
}

impl Text {
    /// The Markdown.
    pub fn body(&self) -> &str {
        &self.whole[self.body.clone()]
    }

    /// A place in the file.
    pub fn span(&self, at: Range<usize>) -> Span {
        Span::new(&self.file, &self.whole, at)
    }
}
