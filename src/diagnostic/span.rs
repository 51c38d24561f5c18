//! Places in a file.

use std::ops::Range;

use crate::path::SourcePath;

/// A place in a file, with the text of its line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: SourcePath,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The length in characters; at least 1.
    pub width: usize,
    /// The text of the line, without its line break. Very long lines are cut.
    pub excerpt: String,
}

/// A value with its byte range in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The byte range, from the start of the file.
    pub at: Range<usize>,
}

/// The maximum number of characters of a line in a message.
const LONGEST_EXCERPT: usize = 240;

impl Span {
    /// The place of a byte range of a file's text. A range over several lines is cut at the end of the first.
    pub fn new(file: &SourcePath, text: &str, range: Range<usize>) -> Span {
        let start = floor(text, range.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let end = floor(text, range.end).clamp(start, line_end);
        let column = text[line_start..start].chars().count() + 1;
        Span {
            file: file.clone(),
            line: text[..line_start].matches('\n').count() + 1,
            column,
            width: text[start..end].chars().count().max(1),
            excerpt: text[line_start..line_end].chars().take(LONGEST_EXCERPT.max(column + 40)).collect(),
        }
    }

    /// A file as a whole.
    pub fn file(file: &SourcePath) -> Span {
        Span { file: file.clone(), line: 1, column: 1, width: 1, excerpt: String::new() }
    }
}

/// The largest character boundary that is not greater than `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_characters_from_one() {
        let file = SourcePath::new("a.md");
        let text = "één\ntwee drie\nvier";
        let start = text.find("drie").unwrap();
        let span = Span::new(&file, text, start..start + 4);
        assert_eq!((span.line, span.column, span.width, span.excerpt.as_str()), (2, 6, 4, "twee drie"));
        let end = Span::new(&file, text, 500..600);
        assert_eq!((end.line, end.column, end.width), (3, 5, 1));
    }
}
