//! Interprets single values: the text as written, the boolean, the type; also cleans texts.

use crate::bytes;
use crate::folding::composed;
use crate::yaml::{Node, NodeKind};

/// Pairs of typographic quotes, as keyboards and word processors write them. YAML only knows straight quotes.
const PAIRS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('„', '“'), ('‚', '‘'), ('”', '”'), ('’', '’')];

/// Returns a text without the pair of typographic quotes around it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = PAIRS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.filter(|inner| !inner.contains(['“', '”', '„', '‘', '‚'])).map_or(text, str::trim)
}

/// Returns a text on one line: control characters and line endings become single spaces. Accents are composed.
pub fn tidy(text: &str) -> String {
    let is_plain = bytes::find(text.as_bytes(), |byte| !(b' '..0x7f).contains(&byte)).is_none();
    if is_plain && !text.split(' ').any(str::is_empty) {
        return text.to_owned();
    }
    let blank = |c: char| c == ' ' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    composed(text).split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns a scalar as it is written; `None` for lists, maps and null.
pub(super) fn written(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Text(text) => Some(text),
        NodeKind::Bool { written, .. } | NodeKind::Number { written, .. } => Some(written),
        NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
    }
}

/// Returns the boolean that a scalar means; `None` if it means none.
pub fn truth(node: &Node) -> Option<bool> {
    if let NodeKind::Bool { value, .. } = node.kind {
        return Some(value);
    }
    match unquoted(written(node)?).to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "no" | "n" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// Returns the type of a value with its article, for messages.
pub(super) fn type_name(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "nothing".to_owned(),
        NodeKind::Bool { written, .. } => format!("`{written}`"),
        NodeKind::Number { written, .. } => format!("the number `{written}`"),
        NodeKind::Text(_) => "a text".to_owned(),
        NodeKind::List(_) => "a list".to_owned(),
        NodeKind::Map(_) => "a map".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_quotes_are_taken_off_only_in_pairs_around_the_whole() {
        let check = |text, expected| assert_eq!(unquoted(text), expected, "{text}");
        check("“one”", "one");
        check("‘it’s’", "it’s");
        check("„eins“", "eins");
        check("”ett”", "ett");
        check("“one” and “two”", "“one” and “two”");
        check("“one", "“one");
        check("one", "one");
        check("“", "“");
    }

    #[test]
    fn a_text_stays_on_its_line() {
        assert_eq!(tidy(" a\n\u{1b}b\u{a0}c\t d "), "a b\u{a0}c d");
        assert_eq!(tidy("cafe\u{301}"), "café");
    }
}
