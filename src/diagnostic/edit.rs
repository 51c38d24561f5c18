//! Changes of an author's text, as data.

use std::ops::Range;

use crate::path::SourcePath;

/// A replacement of a byte range of a file's text by another text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The file.
    pub file: SourcePath,
    /// The start and the end of the replaced range, in bytes of the text without a byte-order mark and with `\n` line ends.
    pub start: usize,
    /// The end of the range. An insertion has an empty range.
    pub end: usize,
    /// The text that takes its place.
    pub text: String,
}

impl Edit {
    /// Replaces a range.
    pub fn replace(file: &SourcePath, at: Range<usize>, text: impl Into<String>) -> Edit {
        Edit { file: file.clone(), start: at.start, end: at.end, text: text.into() }
    }

    /// Inserts a text before a byte.
    pub fn insert(file: &SourcePath, at: usize, text: impl Into<String>) -> Edit {
        Edit::replace(file, at..at, text)
    }

    /// Removes a range.
    pub fn remove(file: &SourcePath, at: Range<usize>) -> Edit {
        Edit::replace(file, at, "")
    }

    /// Returns the replaced range.
    pub fn at(&self) -> Range<usize> {
        self.start..self.end
    }
}
