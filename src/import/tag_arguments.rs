//! The arguments of a shortcode or a component: `one "two words" key="value"`.

use std::ops::Range;

/// The arguments, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TagArguments {
    /// Arguments without a name.
    pub(super) positional: Vec<String>,
    /// Names and values.
    pub(super) named: Vec<(String, String)>,
}

impl TagArguments {
    /// Parses arguments that blanks or commas separate. Values may be in quotes; lists and other values are taken as text.
    pub(super) fn parse(text: &str) -> TagArguments {
        let mut arguments = TagArguments::default();
        let mut rest = text.trim_start_matches(is_separator);
        while !rest.is_empty() {
            let name = name_before_equals(rest);
            if let Some((name, value)) = name {
                let (value, after) = value_at(value);
                arguments.named.push((name.to_owned(), value));
                rest = after;
            } else {
                let (value, after) = value_at(rest);
                arguments.positional.push(value);
                rest = after;
            }
            rest = rest.trim_start_matches(is_separator);
        }
        arguments
    }

    /// Returns the value of the first of some names that is there and not empty.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        let of_name = |name: &&str| {
            let entry = self.named.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            entry.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
        };
        names.iter().find_map(of_name)
    }

    /// Returns an argument without a name, by its number.
    pub(super) fn at(&self, number: usize) -> Option<&str> {
        self.positional.get(number).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// Returns the value of the first of some names, or the argument with this number.
    pub(super) fn get_or(&self, names: &[&str], number: usize) -> Option<&str> {
        self.get(names).or_else(|| self.at(number))
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// Splits `name=value` at the start of a text.
fn name_before_equals(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '@')))?;
    let value = text[end..].trim_start().strip_prefix('=')?;
    (end > 0).then(|| (&text[..end], value.trim_start()))
}

/// Returns the value at the start of a text, and the rest.
fn value_at(text: &str) -> (String, &str) {
    let Some(first) = text.chars().next() else { return (String::new(), "") };
    match first {
        '"' | '\'' | '`' | '“' | '”' => quoted(text, first),
        '[' | '{' => {
            let end = closing(text, first).unwrap_or(text.len());
            (text[..end].to_owned(), &text[end..])
        }
        _ => {
            let end = text.find(is_separator).unwrap_or(text.len());
            (text[..end].to_owned(), &text[end..])
        }
    }
}

/// Returns a text in quotes. A backslash keeps the character after it, except in backticks.
fn quoted(text: &str, quote: char) -> (String, &str) {
    let is_end = |c: char| c == quote || (matches!(quote, '“' | '”') && matches!(c, '“' | '”'));
    let mut value = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, c)) = letters.next() {
        match c {
            '\\' if quote != '`' => match letters.next() {
                Some((_, 'n')) => value.push(' '),
                Some((_, next)) if next == '\\' || is_end(next) => value.push(next),
                Some((_, next)) => value.extend(['\\', next]),
                None => {}
            },
            c if is_end(c) => return (value, &text[at + c.len_utf8()..]),
            c => value.push(c),
        }
    }
    (value, "")
}

/// Returns the end of a text in brackets.
fn closing(text: &str, open: char) -> Option<usize> {
    let close = if open == '[' { ']' } else { '}' };
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Returns the start of `end` behind `from`, outside of quotes. If a quote has no end, the first one.
pub(super) fn find_outside_quotes(text: &str, from: usize, end: &str) -> Option<Range<usize>> {
    let first = from + text.get(from..)?.find(end)?;
    let mut quote: Option<u8> = None;
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            None if bytes[at..].starts_with(end.as_bytes()) => return Some(at..at + end.len()),
            None if matches!(byte, b'"' | b'`') => quote = Some(byte),
            Some(b'"') if byte == b'\\' => at += 1,
            Some(open) if open == byte => quote = None,
            _ => {}
        }
        at += 1;
        // A tag of more than 64 KiB is none.
        if at - from > 65_536 {
            break;
        }
    }
    Some(first..first + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_of_all_forms_are_read() {
        let arguments =
            TagArguments::parse(r#" one "two \"w\" x" key="a b" n = 3, list=[1, "2"] k2='x' `r\w` un"#);
        assert_eq!(arguments.positional, ["one", "two \"w\" x", "r\\w", "un"]);
        assert_eq!(arguments.get(&["KEY"]), Some("a b"));
        assert_eq!(arguments.get(&["n"]), Some("3"));
        assert_eq!(arguments.get(&["list"]), Some("[1, \"2\"]"));
        assert_eq!(arguments.get_or(&["none"], 1), Some("two \"w\" x"));
        assert_eq!(TagArguments::parse("\"open").positional, ["open"]);
        assert_eq!(TagArguments::parse("]").positional, ["]"]);
        let text = "{{< a \">}}\" >}}";
        assert_eq!(find_outside_quotes(text, 4, ">}}"), Some(12..15));
        assert_eq!(find_outside_quotes("a \" >}}", 0, ">}}"), Some(4..7));
    }
}
