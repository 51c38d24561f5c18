//! Stylesheets: CSS, SCSS and Less.

use crate::cursor::Cursor;
use crate::token::TokenKind;

/// The part of a rule at the current position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// A selector, or the name of a declaration.
    Start,
    /// The value of a declaration.
    Value,
    /// The condition of an at-rule.
    Query,
}

pub(crate) fn read(cursor: &mut Cursor<'_>) {
    let mut position = Position::Start;
    let mut depth = 0_usize;
    while let Some(c) = cursor.peek() {
        position = match c {
            c if c.is_whitespace() => {
                cursor.take_while(None, char::is_whitespace);
                position
            }
            '/' if cursor.sees("/*") => {
                cursor.take_between(Some(TokenKind::Comment), "/*", "*/");
                position
            }
            '/' if cursor.sees("//") && position == Position::Start => {
                cursor.take_line(Some(TokenKind::Comment));
                position
            }
            '"' | '\'' => {
                string(c, cursor);
                position
            }
            '@' => at_rule(cursor),
            '$' => {
                cursor.take(Some(TokenKind::Variable), 1);
                cursor.take_while(Some(TokenKind::Variable), is_part_of_name);
                position
            }
            '{' | '}' | ';' => {
                depth = if c == '{' { depth + 1 } else { depth.saturating_sub(usize::from(c == '}')) };
                cursor.take(None, 1);
                Position::Start
            }
            ':' if position == Position::Value || position == Position::Start && ends_name(depth, cursor) => {
                cursor.take(None, 1);
                Position::Value
            }
            _ => {
                part(c, position, depth, cursor);
                position
            }
        };
    }
}

/// Returns whether a colon ends the name of a declaration. If `{` comes before `}` and `;`, it is part of a selector.
fn ends_name(depth: usize, cursor: &mut Cursor<'_>) -> bool {
    let end = cursor.find_near(|_, c| matches!(c, '{' | '}' | ';'));
    end.map_or(depth > 0, |end| !cursor.rest()[end..].starts_with('{'))
}

/// Takes a word, a number or a single character.
fn part(c: char, position: Position, depth: usize, cursor: &mut Cursor<'_>) {
    let second = cursor.second().unwrap_or(' ');
    let is_number = c.is_ascii_digit() || matches!(c, '.' | '-' | '+') && second.is_ascii_digit();
    if position == Position::Start {
        return selector(c, depth, cursor);
    }
    if is_number {
        cursor.take(Some(TokenKind::Number), 1);
        cursor.take_while(Some(TokenKind::Number), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%'));
    } else if c == '#' {
        cursor.take(Some(TokenKind::Constant), 1);
        cursor.take_while(Some(TokenKind::Constant), |c| c.is_ascii_alphanumeric());
    } else if c == '!' {
        cursor.take(Some(TokenKind::Keyword), 1);
        cursor.take_while(Some(TokenKind::Keyword), char::is_alphabetic);
    } else if is_part_of_name(c) {
        let length = cursor.length_of(is_part_of_name);
        let word = &cursor.rest()[..length];
        let kind = if cursor.rest()[length..].starts_with('(') {
            Some(TokenKind::Function)
        } else if word.starts_with("--") {
            Some(TokenKind::Variable)
        } else if position == Position::Query && matches!(word, "and" | "or" | "not" | "only") {
            Some(TokenKind::Keyword)
        } else {
            None
        };
        cursor.take(kind, length);
    } else {
        cursor.take(None, c.len_utf8());
    }
}

/// Takes a part of a selector, or the name of a declaration.
fn selector(c: char, depth: usize, cursor: &mut Cursor<'_>) {
    if matches!(c, '.' | '#' | '&' | '%') {
        cursor.take(Some(TokenKind::Tag), 1);
        cursor.take_while(Some(TokenKind::Tag), is_part_of_name);
    } else if c == ':' {
        cursor.take_while(Some(TokenKind::Attribute), |c| c == ':');
        cursor.take_while(Some(TokenKind::Attribute), is_part_of_name);
    } else if is_part_of_name(c) {
        let length = cursor.length_of(is_part_of_name);
        let (word, behind) = cursor.rest().split_at(length);
        let is_name = behind.trim_start_matches(' ').starts_with(':') && ends_name(depth, cursor);
        let kind = match word.starts_with("--") {
            true => TokenKind::Variable,
            false if is_name => TokenKind::Property,
            false => TokenKind::Tag,
        };
        cursor.take(Some(kind), length);
    } else {
        cursor.take(matches!(c, '>' | '+' | '~' | '*').then_some(TokenKind::Operator), c.len_utf8());
    }
}

fn at_rule(cursor: &mut Cursor<'_>) -> Position {
    cursor.take(Some(TokenKind::Keyword), 1);
    cursor.take_while(Some(TokenKind::Keyword), is_part_of_name);
    Position::Query
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

fn string(quote: char, cursor: &mut Cursor<'_>) {
    cursor.take(Some(TokenKind::String), 1);
    while let Some(c) = cursor.peek().filter(|c| *c != '\n') {
        match c {
            '\\' => cursor.take(Some(TokenKind::Escape), 2),
            c => cursor.take(Some(TokenKind::String), c.len_utf8()),
        }
        if c == quote {
            break;
        }
    }
}
