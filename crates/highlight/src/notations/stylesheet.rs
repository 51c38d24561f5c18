//! Stylesheets: CSS, SCSS and Less.

use crate::highlight::Kind;
use crate::highlight::scanner::Scanner;

/// What stands here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A selector, or a declaration's name.
    Start,
    /// A declaration's value.
    Value,
    /// What an at-rule asks for.
    Query,
}

pub(super) fn read(scanner: &mut Scanner<'_>) {
    let mut place = Place::Start;
    let mut depth = 0_usize;
    while let Some(c) = scanner.peek() {
        place = match c {
            c if c.is_whitespace() => {
                scanner.take_while(None, char::is_whitespace);
                place
            }
            '/' if scanner.sees("/*") => {
                scanner.take_between(Some(Kind::Comment), "/*", "*/");
                place
            }
            '/' if scanner.sees("//") && place == Place::Start => {
                scanner.take_line(Some(Kind::Comment));
                place
            }
            '"' | '\'' => {
                string(c, scanner);
                place
            }
            '@' => at_rule(scanner),
            '$' => {
                scanner.take(Some(Kind::Variable), 1);
                scanner.take_while(Some(Kind::Variable), is_part_of_name);
                place
            }
            '{' | '}' | ';' => {
                depth = if c == '{' { depth + 1 } else { depth.saturating_sub(usize::from(c == '}')) };
                scanner.take(None, 1);
                Place::Start
            }
            ':' if place == Place::Value || place == Place::Start && ends_name(depth, scanner) => {
                scanner.take(None, 1);
                Place::Value
            }
            _ => {
                part(c, place, depth, scanner);
                place
            }
        };
    }
}

/// Whether a colon stands behind the name of a declaration, and not in a selector: what comes first behind it tells.
fn ends_name(depth: usize, scanner: &mut Scanner<'_>) -> bool {
    let end = scanner.find_near(|_, c| matches!(c, '{' | '}' | ';'));
    end.map_or(depth > 0, |end| !scanner.rest()[end..].starts_with('{'))
}

/// Takes a word, a number or a sign.
fn part(c: char, place: Place, depth: usize, scanner: &mut Scanner<'_>) {
    let second = scanner.second().unwrap_or(' ');
    let is_number = c.is_ascii_digit() || matches!(c, '.' | '-' | '+') && second.is_ascii_digit();
    if place == Place::Start {
        return selector(c, depth, scanner);
    }
    if is_number {
        scanner.take(Some(Kind::Number), 1);
        scanner.take_while(Some(Kind::Number), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%'));
    } else if c == '#' {
        scanner.take(Some(Kind::Constant), 1);
        scanner.take_while(Some(Kind::Constant), |c| c.is_ascii_alphanumeric());
    } else if c == '!' {
        scanner.take(Some(Kind::Keyword), 1);
        scanner.take_while(Some(Kind::Keyword), char::is_alphabetic);
    } else if is_part_of_name(c) {
        let length = scanner.length_of(is_part_of_name);
        let word = &scanner.rest()[..length];
        let kind = if scanner.rest()[length..].starts_with('(') {
            Some(Kind::Function)
        } else if word.starts_with("--") {
            Some(Kind::Variable)
        } else if place == Place::Query && matches!(word, "and" | "or" | "not" | "only") {
            Some(Kind::Keyword)
        } else {
            None
        };
        scanner.take(kind, length);
    } else {
        scanner.take(None, c.len_utf8());
    }
}

/// Takes a part of a selector, or the name of a declaration.
fn selector(c: char, depth: usize, scanner: &mut Scanner<'_>) {
    if matches!(c, '.' | '#' | '&' | '%') {
        scanner.take(Some(Kind::Tag), 1);
        scanner.take_while(Some(Kind::Tag), is_part_of_name);
    } else if c == ':' {
        scanner.take_while(Some(Kind::Attribute), |c| c == ':');
        scanner.take_while(Some(Kind::Attribute), is_part_of_name);
    } else if is_part_of_name(c) {
        let length = scanner.length_of(is_part_of_name);
        let (word, behind) = scanner.rest().split_at(length);
        let is_name = behind.trim_start_matches(' ').starts_with(':') && ends_name(depth, scanner);
        let kind = match word.starts_with("--") {
            true => Kind::Variable,
            false if is_name => Kind::Property,
            false => Kind::Tag,
        };
        scanner.take(Some(kind), length);
    } else {
        scanner.take(matches!(c, '>' | '+' | '~' | '*').then_some(Kind::Operator), c.len_utf8());
    }
}

fn at_rule(scanner: &mut Scanner<'_>) -> Place {
    scanner.take(Some(Kind::Keyword), 1);
    scanner.take_while(Some(Kind::Keyword), is_part_of_name);
    Place::Query
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

fn string(quote: char, scanner: &mut Scanner<'_>) {
    scanner.take(Some(Kind::String), 1);
    while let Some(c) = scanner.peek().filter(|c| *c != '\n') {
        match c {
            '\\' => scanner.take(Some(Kind::Escape), 2),
            c => scanner.take(Some(Kind::String), c.len_utf8()),
        }
        if c == quote {
            break;
        }
    }
}
