//! How much YAML is read, checked in one pass before the YAML crate sees it.
//!
//! The crate takes seconds for a hundred thousand opening brackets; here they cost one look at each byte.

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
}
