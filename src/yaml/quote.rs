//! How a text is written in YAML, for the lines that messages offer to paste.

use std::ops::Range;

/// A text in quotes: double ones, unless they would need backslashes.
pub fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A text as it can stand in a list in brackets or behind a key: in quotes only when it needs them.
pub fn scalar(text: &str) -> String {
    let first_is_plain = text.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.');
    let plain = first_is_plain
        && !text.contains([',', '[', ']', '{', '}', '\n', '"'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' ']);
    if plain { text.to_owned() } else { quoted(text) }
}

/// A list in brackets: `[loyalty, service]`.
pub fn list<T: AsRef<str>>(entries: &[T]) -> String {
    let entries: Vec<String> = entries.iter().map(|entry| scalar(entry.as_ref())).collect();
    format!("[{}]", entries.join(", "))
}

/// A remedy: a sentence, and below it a line to paste.
pub fn remedy(sentence: &str, line: &str) -> String {
    format!("{sentence}\n{line}")
}

/// The bytes of the line that holds `at`, without its end.
pub(crate) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text.as_bytes()[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
    let end = text[start..].find('\n').map_or(text.len(), |found| start + found);
    start..end
}

/// A line of a key and a value as it stands in the file, taken apart: what comes before the key (blanks and the hyphens
/// of list entries), the key, and the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) before: &'t str,
    /// The key; empty in a list entry without one.
    pub(crate) key: &'t str,
    /// What follows the key's colon and the blanks after it.
    pub(crate) value: &'t str,
    /// Where the value begins, in bytes of the line.
    pub(crate) value_at: usize,
}

impl<'t> Line<'t> {
    /// Takes a line apart.
    pub(crate) fn of(line: &'t str) -> Line<'t> {
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
        Line { before, key, value: value.trim_end(), value_at: line.len() - value.len() }
    }

    /// The same line with another value.
    pub(crate) fn with_value(&self, value: &str) -> String {
        match self.key {
            "" => format!("{}{value}", self.before),
            key => format!("{}{key}: {value}", self.before),
        }
    }

    /// The value without the comment behind it.
    pub(crate) fn value_alone(&self) -> &'t str {
        self.value.find(" #").map_or(self.value, |at| self.value[..at].trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_added_only_where_they_are_needed() {
        assert_eq!(list(&["loyalty", "a, b", "c#", "@home"]), "[loyalty, \"a, b\", c#, \"@home\"]");
        assert_eq!([quoted("a"), quoted("say \"a\"")], ["\"a\"", "'say \"a\"'"]);
        assert_eq!(quoted("it's \"a\""), "\"it's \\\"a\\\"\"");
    }

    #[test]
    fn a_line_is_taken_apart() {
        let check = |text, before, key, value| {
            let line = Line::of(text);
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
