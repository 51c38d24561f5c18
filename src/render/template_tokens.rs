//! Splits the contents of a template's tag into tokens, as far as looking up names needs it.

use std::ops::Range;

/// A token, with the byte at which it begins if lookups need it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A name or keyword.
    Name(&'a str, usize),
    /// The contents of a string; the byte is that of the opening quote.
    Text(&'a str, usize),
    /// A number.
    Number,
    /// An operator or bracket.
    Sign(&'a str, usize),
}

impl<'a> Token<'a> {
    /// Returns the name, if the token is one.
    pub(super) fn name(&self) -> Option<&'a str> {
        match self {
            Token::Name(name, _) => Some(name),
            _ => None,
        }
    }
}

/// Operators of more than one character. Longer ones come first.
const SIGNS: [&str; 12] = ["...", "==", "!=", "<=", ">=", "</", "/>", "?.", "?[", "**", "//", "||"];

/// Splits a range of a template's text into tokens, without trimming hyphens at its ends.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(first) = rest.chars().next() else { break };
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else if matches!(first, '"' | '\'' | '`') {
            let end = rest[1..].find(first).map_or(rest.len(), |end| end + 2);
            tokens.push(Token::Text(rest[1..end].trim_end_matches(first), at));
            end
        } else if first.is_ascii_digit() {
            tokens.push(Token::Number);
            rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())
        } else if is_part(first) {
            let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            tokens.push(Token::Name(&rest[..end], at));
            end
        } else {
            let sign =
                SIGNS.iter().find(|sign| rest.starts_with(**sign)).map_or(first.len_utf8(), |it| it.len());
            tokens.push(Token::Sign(&rest[..sign], at));
            sign
        };
        at += length;
    }
    // The hyphens that trim whitespace around the tag.
    if let Some(Token::Sign("-", _)) = tokens.first() {
        tokens.remove(0);
    }
    if let Some(Token::Sign("-", _)) = tokens.last() {
        tokens.pop();
    }
    tokens
}

/// Returns the index of the bracket that closes the one at `open`.
pub(super) fn matching(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Sign("(" | "[" | "{" | "?[", _) => depth += 1,
            Token::Sign(")" | "]" | "}", _) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}
