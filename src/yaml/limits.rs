//! Limits of size and nesting, checked in one pass before the YAML crate sees the text.
//!
//! The crate takes seconds for a hundred thousand opening brackets. This pass looks at each byte once.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;

/// The maximum number of bytes of YAML in one file.
pub(super) const LARGEST: usize = 64 * 1024;

/// The maximum depth of nested lists and maps.
pub(super) const DEEPEST: usize = 32;

/// Rejects YAML that is too large or whose brackets nest too deeply.
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

/// Returns the diagnostic of lists and maps that nest too deeply.
pub(super) fn nests_too_deeply(place: Span) -> Diagnostic {
    let message = format!("lists and maps stand more than {DEEPEST} deep inside each other");
    Diagnostic::error(codes::TOO_DEEP, message)
        .at(place)
        .help("close the brackets, or put the value in quotes if it is meant as text")
}

/// Returns the offset of the first bracket that nests too deeply.
///
/// A bracket opens a list or map only at the start of a value, and so does a quote. Quoted texts are skipped, so that
/// brackets inside them do not count.
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
