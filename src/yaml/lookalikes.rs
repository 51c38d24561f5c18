//! Replaces characters that look like whitespace or a colon but are not the ones that YAML knows.

use std::borrow::Cow;

/// Replaces lookalikes by the characters that YAML knows. A space replaces each byte of a character that YAML forbids
/// or takes for a line ending, and of other Unicode whitespace before a value. A colon and spaces replace a full-width
/// colon after a key.
///
/// The length stays the same, so spans stay valid. A stray control character in a title is not a reason to reject the
/// file.
pub(super) fn replace_lookalikes(text: &str) -> Cow<'_, str> {
    let suspicious = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || (!c.is_ascii() && (is_forbidden(c) || is_unicode_space(c) || c == '：'))
    };
    if !text.contains(suspicious) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let value = value_start(line);
        let wide_colon = wide_colon(line);
        for (at, c) in line.char_indices() {
            if is_forbidden(c) || (at < value && is_unicode_space(c)) {
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

/// Returns whether YAML forbids a character or takes it for a line ending.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns whether a character is whitespace that YAML does not treat as such.
fn is_unicode_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// Returns the offset of a line's value, after its indentation, the hyphens of list entries and its key.
fn value_start(line: &str) -> usize {
    let skip_space =
        |from: usize| from + line[from..].len() - line[from..].trim_start_matches(char::is_whitespace).len();
    let mut at = skip_space(0);
    while line[at..].starts_with('-') && line[at + 1..].starts_with(char::is_whitespace) {
        at = skip_space(at + 1);
    }
    let key = line[at..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(0);
    let has_key = key > 0 && line[at + key..].starts_with([':', '：']);
    if has_key {
        skip_space(at + key + line[at + key..].chars().next().map_or(0, char::len_utf8))
    } else {
        at
    }
}

/// Returns the offset of a full-width colon after an ASCII key at the start of a line.
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
    fn lookalikes_become_the_characters_that_yaml_knows() {
        assert_eq!(replace_lookalikes("a\u{0}b\u{85}c\n"), "a b  c\n");
        assert_eq!(replace_lookalikes("title:\u{a0}À\u{a0}nous !\n"), "title:  À\u{a0}nous !\n");
        assert_eq!(replace_lookalikes("\u{a0}-\u{3000}a\u{a0}b\n"), "  -   a\u{a0}b\n");
        assert_eq!(replace_lookalikes("title：注意：A\n"), "title:  注意：A\n");
    }
}
