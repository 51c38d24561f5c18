//! The inside of strings: escapes, placeholders, and the start of code.

use crate::cursor::Cursor;
use crate::grammar::{Escape, Placeholders, Span, StringLiteral};
use crate::token::TokenKind;

/// Takes the rest of a string, with its closing mark. If code begins in the string, stops there and returns the mark
/// that ends the code.
pub(crate) fn inside(literal: &'static StringLiteral, cursor: &mut Cursor<'_>) -> Option<&'static str> {
    while let Some(c) = cursor.peek() {
        if cursor.sees(literal.close) {
            let is_doubled = cursor.rest()[literal.close.len()..].starts_with(literal.close);
            if literal.escape != Escape::Doubled || !is_doubled {
                cursor.take(Some(TokenKind::String), literal.close.len());
                return None;
            }
            cursor.take(Some(TokenKind::Escape), 2 * literal.close.len());
            continue;
        }
        if c == '\n' && literal.span == Span::Line {
            return None;
        }
        if literal.escape == Escape::Prefix(c) && !literal.code.iter().any(|(begin, _)| cursor.sees(begin)) {
            escaped(cursor);
            continue;
        }
        if let Some((begin, end)) = literal.code.iter().find(|(begin, _)| cursor.sees(begin)) {
            cursor.take(Some(TokenKind::Escape), begin.len());
            // Where `{` begins code, `{{` is a brace.
            if begin.len() == 1 && cursor.sees(begin) {
                cursor.take(Some(TokenKind::Escape), 1);
                continue;
            }
            return Some(end);
        }
        match placeholder(&literal.placeholders, cursor) {
            Some((kind, length)) => cursor.take(Some(kind), length),
            None => cursor.take(Some(TokenKind::String), c.len_utf8()),
        }
    }
    None
}

/// Takes an escape: `\n`, `\u{1f600}`, `\x41`.
fn escaped(cursor: &mut Cursor<'_>) {
    cursor.take(Some(TokenKind::Escape), 1);
    let digits = match cursor.peek() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        _ => 0,
    };
    cursor.take(Some(TokenKind::Escape), 1);
    if cursor.sees("{") && digits == 4 {
        if let Some(end) = cursor.find_near(|_, c| c == '}') {
            cursor.take(Some(TokenKind::Escape), end + 1);
        }
        return;
    }
    for _ in 0..digits {
        if cursor.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
            cursor.take(Some(TokenKind::Escape), 1);
        }
    }
}

/// Returns the kind and the length of the placeholder at the current position.
fn placeholder(placeholders: &Placeholders, cursor: &mut Cursor<'_>) -> Option<(TokenKind, usize)> {
    let c = cursor.peek()?;
    match (placeholders, c) {
        (Placeholders::Braces, '{') => {
            let is_part = |c: char| c.is_alphanumeric() || "_:?.#<>^+-$*!".contains(c);
            let end = cursor.find_near(|at, c| at > 0 && !is_part(c))?;
            cursor.rest()[end..].starts_with('}').then_some((TokenKind::Escape, end + 1))
        }
        (Placeholders::Percent, '%') => {
            let end = cursor.find_near(|at, c| at > 0 && !"-+ #0123456789.*lhzjt".contains(c))?;
            let letter = cursor.rest()[end..].chars().next()?;
            (letter.is_ascii_alphabetic() || letter == '%').then_some((TokenKind::Escape, end + 1))
        }
        (Placeholders::Names, '$') => {
            let is_name = cursor.second().is_some_and(|c| c.is_alphabetic() || c == '_');
            let rest = &cursor.rest()[1..];
            let length = rest.char_indices().find(|(_, c)| !c.is_alphanumeric() && *c != '_');
            is_name.then_some((TokenKind::Variable, 1 + length.map_or(rest.len(), |(at, _)| at)))
        }
        _ => None,
    }
}
