//! Keeps a file's byte-order mark and line ends while its text changes.

use similar::{ChangeTag, TextDiff};

use crate::source::with_plain_lines;

/// Returns the raw text of a file with the text `after`, which has `\n` line ends. Lines that do not change keep their line ends;
/// new lines get those of the first line.
pub fn with_line_ends_of(raw: &str, after: &str) -> String {
    let mark = if raw.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let raw_lines = lines(&raw[mark.len()..]);
    if !raw.contains('\r') {
        return format!("{mark}{after}");
    }
    let usual = raw_lines.first().map_or("\n", |line| &line[line.trim_end_matches(['\r', '\n']).len()..]);
    let before = with_plain_lines(raw);
    let mut text = mark.to_owned();
    for change in TextDiff::from_lines(before.as_ref(), after).iter_all_changes() {
        match (change.tag(), change.old_index().and_then(|index| raw_lines.get(index))) {
            (ChangeTag::Equal, Some(line)) => push(&mut text, line),
            (ChangeTag::Delete, _) => {}
            _ => {
                let line = change.value();
                let content = line.trim_end_matches('\n');
                push(&mut text, &format!("{content}{}", if content.len() < line.len() { usual } else { "" }));
            }
        }
    }
    text
}

/// Adds a line. A `\r` and the `\n` of an empty line after it stay two line ends.
fn push(text: &mut String, line: &str) {
    match line.strip_prefix('\n') {
        Some(rest) if text.ends_with('\r') => text.extend(["\r", rest]),
        _ => text.push_str(line),
    }
}

/// Returns the lines with their line ends: `\r\n`, `\n` or a lone `\r`.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(['\r', '\n'])
            .map_or(rest.len(), |at| at + if rest[at..].starts_with("\r\n") { 2 } else { 1 });
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        rest = behind;
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_and_the_byte_order_mark_are_kept() {
        assert_eq!(with_line_ends_of("\u{feff}a\r\nb\r\n", "a\nx\nb\n"), "\u{feff}a\r\nx\r\nb\r\n");
        assert_eq!(with_line_ends_of("a\r\nb\nc\r\n", "a\nb\nd"), "a\r\nb\nd");
        assert_eq!(with_line_ends_of("a\nb", "b"), "b");
        for text in ["a\nb\n", "a\r\nb\r\n", "\u{feff}a\r\n", ""] {
            let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            assert_eq!(with_line_ends_of(text, &plain), text);
        }
    }

    proptest! {
        #[test]
        fn the_text_is_the_new_one_and_an_unchanged_file_keeps_its_bytes(raw in "[ab\r\n]{0,12}", after in "[ab\n]{0,12}") {
            let changed = with_line_ends_of(&raw, &after);
            prop_assert_eq!(with_plain_lines(&changed), after);
            prop_assert_eq!(with_line_ends_of(&raw, &with_plain_lines(&raw)), raw);
        }
    }
}
