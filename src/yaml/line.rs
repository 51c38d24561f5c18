//! Lines of YAML with a key and a value, for messages that show a corrected line.

use std::ops::Range;

use crate::yaml::quote::quoted;

/// Returns the byte range of the line that contains `at`, without its line ending.
pub(crate) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text.as_bytes()[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
    let end = text[start..].find('\n').map_or(text.len(), |found| start + found);
    start..end
}

/// A line split into indentation (whitespace and the hyphens of list entries), key, and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyLine<'t> {
    pub(crate) before: &'t str,
    /// The key; empty for a list entry without one.
    pub(crate) key: &'t str,
    /// The text after the key's colon, without leading and trailing whitespace.
    pub(crate) value: &'t str,
    /// The offset of the value in the line.
    pub(crate) value_at: usize,
}

impl<'t> KeyLine<'t> {
    /// Splits a line.
    pub(crate) fn parse(line: &'t str) -> KeyLine<'t> {
        let mut start = line.len() - line.trim_start().len();
        while let Some(rest) = line[start..].strip_prefix("- ") {
            start = line.len() - rest.trim_start().len();
        }
        let (before, rest) = line.split_at(start);
        let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| {
            let after = &rest[at + 1..];
            after.is_empty() || after.starts_with([' ', '\t'])
        });
        let key = colon.map_or("", |at| &rest[..at]);
        let after = colon.map_or(rest, |at| &rest[at + 1..]);
        let value = after.trim_start();
        KeyLine { before, key, value: value.trim_end(), value_at: line.len() - value.len() }
    }

    /// Returns the line with another value.
    pub(crate) fn with_value(&self, value: &str) -> String {
        match self.key {
            "" => format!("{}{value}", self.before),
            key => format!("{}{key}: {value}", self.before),
        }
    }

    /// Returns the value without a trailing comment.
    pub(crate) fn value_without_comment(&self) -> &'t str {
        self.value.find(" #").map_or(self.value, |at| self.value[..at].trim_end())
    }
}

/// Returns the line at `at` with its value in quotes.
pub(super) fn quoted_value(text: &str, at: usize) -> String {
    let line = KeyLine::parse(&text[line_at(text, at)]);
    line.with_value(&quoted(line.value_without_comment()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_into_key_and_value() {
        let check = |text, before, key, value| {
            let line = KeyLine::parse(text);
            assert_eq!((line.before, line.key, line.value), (before, key, value), "{text}");
            assert!(text[line.value_at..].starts_with(value));
        };
        check("title: Loyalty: a guide", "", "title", "Loyalty: a guide");
        check("  - - a: b", "  - - ", "a", "b");
        check("- @bob", "- ", "", "@bob");
        check("url:http://x", "", "", "url:http://x");
        check("tags:", "", "tags", "");
    }
}
