//! An error of the YAML crate, and the lines around it.

use std::ops::Range;

use crate::yaml::line::line_at;

/// An error of the YAML crate.
pub(crate) struct SyntaxError<'t> {
    pub(crate) text: &'t str,
    words: &'t str,
    /// The byte offset of the error.
    pub(crate) at: usize,
    /// The byte offset of the construct that was being parsed.
    pub(crate) began: Option<usize>,
}

impl<'t> SyntaxError<'t> {
    /// Parses a message of the crate: `PROBLEM at line L column C, while CONTEXT at line L column C`.
    pub(crate) fn new(text: &'t str, words: &'t str, at: usize) -> SyntaxError<'t> {
        let began = words.split_once(", while ").map(|(_, context)| {
            let numbers = context.split_once(" at line ").map(|(_, place)| place);
            let place = numbers.and_then(|place| place.split_once(" column "));
            match place.map(|(line, column)| (line.parse(), column.parse())) {
                Some((Ok(line), Ok(column))) => place_of(text, line, column),
                _ => 0,
            }
        });
        SyntaxError { text, words, at: at.min(text.len()), began }
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        self.words.contains(words)
    }

    /// Returns the line that contains `at`, with its range.
    pub(crate) fn line(&self, at: usize) -> (Range<usize>, &'t str) {
        let range = line_at(self.text, at);
        (range.clone(), &self.text[range])
    }

    /// Returns the nearest line above that is not empty and not a comment.
    pub(crate) fn line_above(&self, line: &Range<usize>) -> Option<(Range<usize>, &'t str)> {
        let mut start = line.start;
        while start > 0 {
            let (range, text) = self.line(start - 1);
            if !text.trim().is_empty() && !text.trim_start().starts_with('#') {
                return Some((range, text));
            }
            start = range.start;
        }
        None
    }
}

/// Returns the byte offset of a line and column. Both count from 1, the column in characters.
fn place_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}
