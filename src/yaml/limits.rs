//! How much YAML is read, checked in one pass before the YAML crate sees it.
//!
//! The crate takes seconds for a hundred thousand opening brackets; here they cost one look at each byte.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;

/// The most bytes of YAML in one file.
pub(super) const LARGEST: usize = 64 * 1024;

/// The most lists and maps inside each other.
pub(super) const DEEPEST: usize = 32;

/// Refuses YAML that is too large or nests too deeply in brackets.
pub(super) fn check(file: &SourcePath, whole: &str, yaml: &Range<usize>) -> Result<(), Diagnostic> {
    if yaml.len() > LARGEST {
        let message = format!("the YAML of this file has {} bytes", yaml.len());
        return Err(Diagnostic::error(codes::TOO_LARGE, message)
            .at(Span::new(file, whole, yaml.start..yaml.start))
            .why(format!("{} KiB are the most that is read", LARGEST / 1024))
            .help("move long texts below the front matter, into the Markdown"));
    }
    match too_deep(&whole[yaml.clone()]) {
        Some(at) => Err(nests_too_deeply(Span::new(file, whole, yaml.start + at..yaml.start + at + 1))),
        None => Ok(()),
    }
}

/// The fault of lists and maps inside each other without end.
pub(super) fn nests_too_deeply(place: Span) -> Diagnostic {
    let message = format!("lists and maps stand more than {DEEPEST} deep inside each other");
    Diagnostic::error(codes::TOO_DEEP, message)
        .at(place)
        .help("close the brackets, or put the value in quotes if it is meant as text")
}

/// Where brackets nest too deeply.
///
/// A bracket opens a list or map only at the start of a value; quotes count only there too. Texts in quotes are passed
/// over, so that what they hold is not counted.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut starts_value = true;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'[' | b'{' if depth > 0 || starts_value => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(at);
                }
                starts_value = true;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' if starts_value => {
                let mut escaped = false;
                bytes.by_ref().find(|(_, byte)| {
                    let ends = *byte == b'"' && !escaped;
                    escaped = *byte == b'\\' && !escaped;
                    ends
                });
                starts_value = false;
            }
            b'\'' if starts_value => {
                bytes.by_ref().find(|(_, byte)| *byte == b'\'');
                starts_value = false;
            }
            b' ' | b'\t' => {}
            b'\n' | b':' | b'-' | b',' | b'?' => starts_value = true,
            _ => starts_value = false,
        }
    }
    None
}

/// The text with the signs that YAML knows in place of those that look like them: a space for each byte of a character
/// that YAML forbids or takes as the end of a line, and of a blank of another kind before a value; a colon and a space
/// for a wide colon behind a key.
///
/// Its length stays, so that places stay. A stray control character in a title is no reason to refuse it.
pub(super) fn plain_signs(text: &str) -> Cow<'_, str> {
    let suspicious = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || (!c.is_ascii() && (unwanted(c) || is_blank(c) || c == '：'))
    };
    if !text.contains(suspicious) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let value = before_value(line);
        let wide_colon = wide_colon(line);
        for (at, c) in line.char_indices() {
            if unwanted(c) || (at < value && is_blank(c)) {
                clean.extend(std::iter::repeat_n(' ', c.len_utf8()));
            } else if wide_colon == Some(at) {
                clean.push_str(":  ");
            } else {
                clean.push(c);
            }
        }
    }
    Cow::Owned(clean)
}

/// A character that YAML forbids or takes as the end of a line.
fn unwanted(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A blank that YAML takes for a letter.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// Where the value of a line begins: behind its blanks, the hyphens of list entries and its key.
fn before_value(line: &str) -> usize {
    let blanks =
        |from: usize| from + line[from..].len() - line[from..].trim_start_matches(char::is_whitespace).len();
    let mut at = blanks(0);
    while line[at..].starts_with('-') && line[at + 1..].starts_with(char::is_whitespace) {
        at = blanks(at + 1);
    }
    let key = line[at..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(0);
    let has_key = key > 0 && line[at + key..].starts_with([':', '：']);
    if has_key { blanks(at + key + line[at + key..].chars().next().map_or(0, char::len_utf8)) } else { at }
}

/// Where a wide colon stands behind a key of plain letters at the start of a line.
fn wide_colon(line: &str) -> Option<usize> {
    let at = line.find('：')?;
    let key = line[..at].trim_start();
    (!key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))
        .then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_only_where_a_value_begins() {
        assert_eq!(too_deep(&"[".repeat(100_000)), Some(DEEPEST));
        assert!(too_deep(&"{a: ".repeat(40)).is_some());
        assert!(too_deep(&"a: b [".repeat(40)).is_none());
        assert!(too_deep(&format!("a: \"{}\"", "[".repeat(40))).is_none());
        assert!(too_deep(&"[]".repeat(1000)).is_none());
    }

    #[test]
    fn signs_that_yaml_does_not_know_become_those_that_it_knows() {
        assert_eq!(plain_signs("a\u{0}b\u{85}c\n"), "a b  c\n");
        assert_eq!(plain_signs("title:\u{a0}À\u{a0}nous !\n"), "title:  À\u{a0}nous !\n");
        assert_eq!(plain_signs("\u{a0}-\u{3000}a\u{a0}b\n"), "  -   a\u{a0}b\n");
        assert_eq!(plain_signs("title：注意：A\n"), "title:  注意：A\n");
    }
}
