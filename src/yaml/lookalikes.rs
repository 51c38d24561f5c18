//! Replaces characters that look like those of YAML but are others.

use std::borrow::Cow;

/// The text with the signs that YAML knows in place of those that look like them: a space for each byte of a character
/// that YAML forbids or takes as the end of a line, and of a blank of another kind before a value; a colon and a space
/// for a wide colon behind a key.
///
/// Its length stays, so that places stay. A stray control character in a title is no reason to refuse it.
pub(super) fn replace_lookalikes(text: &str) -> Cow<'_, str> {
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
    fn signs_that_yaml_does_not_know_become_those_that_it_knows() {
        assert_eq!(replace_lookalikes("a\u{0}b\u{85}c\n"), "a b  c\n");
        assert_eq!(replace_lookalikes("title:\u{a0}À\u{a0}nous !\n"), "title:  À\u{a0}nous !\n");
        assert_eq!(replace_lookalikes("\u{a0}-\u{3000}a\u{a0}b\n"), "  -   a\u{a0}b\n");
        assert_eq!(replace_lookalikes("title：注意：A\n"), "title:  注意：A\n");
    }
}
