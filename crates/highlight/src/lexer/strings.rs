//! Strings: where they end, and what in them does not stand for itself.

use crate::highlight::Kind;
use crate::highlight::scanner::Scanner;

/// A kind of string.
pub(super) struct Quote {
    /// Words that stand before it and belong to it, such as `f`; with none, it stands alone.
    pub(super) prefix: &'static [&'static str],
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) span: Span,
    pub(super) escape: Escape,
    /// What begins and ends code in it.
    pub(super) code: &'static [(&'static str, &'static str)],
    pub(super) fill: Fill,
}

/// Whether a string may go on in the next line.
#[derive(PartialEq, Eq)]
pub(super) enum Span {
    Line,
    Lines,
}

/// How a string holds its own mark.
#[derive(PartialEq, Eq)]
pub(super) enum Escape {
    /// Not at all.
    Never,
    /// By a sign before it, which also makes `\n` a line's end.
    Sign(char),
    /// By writing it twice.
    Twice,
}

/// What else in a string is filled in.
#[derive(PartialEq, Eq)]
pub(super) enum Fill {
    Nothing,
    /// `{name:>3}`
    Braces,
    /// `%5.2f`
    Percent,
    /// `$name`
    Names,
}

/// Takes what a string holds, up to behind its end. Stops early where code begins in it: returns what ends that code.
pub(super) fn inside(quote: &'static Quote, scanner: &mut Scanner<'_>) -> Option<&'static str> {
    while let Some(c) = scanner.peek() {
        if scanner.sees(quote.close) {
            let behind = scanner.rest()[quote.close.len()..].starts_with(quote.close);
            if quote.escape != Escape::Twice || !behind {
                scanner.take(Some(Kind::String), quote.close.len());
                return None;
            }
            scanner.take(Some(Kind::Escape), 2 * quote.close.len());
            continue;
        }
        if c == '\n' && quote.span == Span::Line {
            return None;
        }
        if quote.escape == Escape::Sign(c) && !quote.code.iter().any(|(begin, _)| scanner.sees(begin)) {
            escaped(scanner);
            continue;
        }
        if let Some((begin, end)) = quote.code.iter().find(|(begin, _)| scanner.sees(begin)) {
            scanner.take(Some(Kind::Escape), begin.len());
            // `{{` is a brace where `{` begins code.
            if begin.len() == 1 && scanner.sees(begin) {
                scanner.take(Some(Kind::Escape), 1);
                continue;
            }
            return Some(end);
        }
        match filled(&quote.fill, scanner) {
            Some((kind, length)) => scanner.take(Some(kind), length),
            None => scanner.take(Some(Kind::String), c.len_utf8()),
        }
    }
    None
}

/// Takes a sign and what it stands before: `\n`, `\u{1f600}`, `\x41`.
fn escaped(scanner: &mut Scanner<'_>) {
    scanner.take(Some(Kind::Escape), 1);
    let digits = match scanner.peek() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        _ => 0,
    };
    scanner.take(Some(Kind::Escape), 1);
    if scanner.sees("{") && digits == 4 {
        if let Some(end) = scanner.find_near(|_, c| c == '}') {
            scanner.take(Some(Kind::Escape), end + 1);
        }
        return;
    }
    for _ in 0..digits {
        if scanner.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
            scanner.take(Some(Kind::Escape), 1);
        }
    }
}

/// What is filled in here, and its length.
fn filled(fill: &Fill, scanner: &mut Scanner<'_>) -> Option<(Kind, usize)> {
    let c = scanner.peek()?;
    match (fill, c) {
        (Fill::Braces, '{') => {
            let is_part = |c: char| c.is_alphanumeric() || "_:?.#<>^+-$*!".contains(c);
            let end = scanner.find_near(|at, c| at > 0 && !is_part(c))?;
            scanner.rest()[end..].starts_with('}').then_some((Kind::Escape, end + 1))
        }
        (Fill::Percent, '%') => {
            let end = scanner.find_near(|at, c| at > 0 && !"-+ #0123456789.*lhzjt".contains(c))?;
            let letter = scanner.rest()[end..].chars().next()?;
            (letter.is_ascii_alphabetic() || letter == '%').then_some((Kind::Escape, end + 1))
        }
        (Fill::Names, '$') => {
            let is_name = scanner.second().is_some_and(|c| c.is_alphabetic() || c == '_');
            let rest = &scanner.rest()[1..];
            let length = rest.char_indices().find(|(_, c)| !c.is_alphanumeric() && *c != '_');
            is_name.then_some((Kind::Variable, 1 + length.map_or(rest.len(), |(at, _)| at)))
        }
        _ => None,
    }
}

/// Takes the rest of the line, and then lines up to the one that says `end`.
pub(super) fn lines_up_to(end: &str, scanner: &mut Scanner<'_>) {
    scanner.take_line(None);
    while !scanner.is_done() {
        scanner.take(None, 1);
        let is_end = scanner.line().trim().trim_end_matches([';', ',', ')']) == end;
        scanner.take_line(Some(Kind::String));
        if is_end {
            return;
        }
    }
}
