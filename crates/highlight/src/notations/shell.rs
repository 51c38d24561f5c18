//! Shell scripts, and sessions of a terminal.

use crate::cursor::Cursor;
use crate::heredoc;
use crate::token::TokenKind;

/// Words that are keywords where a command is expected.
const KEYWORDS: [&str; 23] = [
    "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in",
    "function", "select", "return", "exit", "break", "continue", "export", "local", "readonly", "set",
];

/// Words before a command.
const COMMAND_FOLLOWS: [&str; 9] = ["if", "then", "else", "elif", "while", "until", "do", "!", "sudo"];

/// The meaning of the next word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Command,
    /// The value of a variable, before a command.
    Value,
    Argument,
}

/// A construct that is open at the current position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `"…"`
    Quotes,
    /// `$(…)` or `(…)`
    Round,
}

/// Reads a script.
pub(crate) fn read(cursor: &mut Cursor<'_>) {
    read_from(Next::Command, cursor);
}

/// Reads the arguments of a command.
pub(crate) fn read_arguments(cursor: &mut Cursor<'_>) {
    read_from(Next::Argument, cursor);
}

fn read_from(first: Next, cursor: &mut Cursor<'_>) {
    let mut open: Vec<Open> = Vec::new();
    let mut next = first;
    while let Some(c) = cursor.peek() {
        if open.last() == Some(&Open::Quotes) {
            quoted(c, &mut open, &mut next, cursor);
        } else {
            next = step(c, next, &mut open, cursor);
        }
    }
}

/// Reads a session of a terminal: lines with a prompt (`$`, `#`, `>`, `%`, `PS …>`) are commands, all others output.
pub(crate) fn read_session(cursor: &mut Cursor<'_>) {
    while !cursor.is_done() {
        let line = cursor.line();
        let prompts = ["$ ", "# ", "> ", "% "];
        let prompt = prompts.iter().find(|prompt| line.starts_with(**prompt)).map(|prompt| prompt.len());
        let prompt = prompt.or_else(|| line.find("> ").filter(|_| line.starts_with("PS ")).map(|at| at + 2));
        match prompt {
            Some(length) => {
                cursor.take(Some(TokenKind::Section), length);
                let length = cursor.line().len();
                cursor.within(length, read);
            }
            None => cursor.take_line(None),
        }
        if !cursor.is_done() {
            cursor.take(None, 1);
        }
    }
}

/// Takes a part of a command.
fn step(c: char, next: Next, open: &mut Vec<Open>, cursor: &mut Cursor<'_>) -> Next {
    let starts_word = cursor.before().is_none_or(|c| c.is_whitespace() || "();|&`".contains(c));
    match c {
        '\n' => {
            cursor.take(None, 1);
            return Next::Command;
        }
        '\\' => cursor.take(Some(TokenKind::Escape), 2),
        '#' if starts_word => cursor.take_line(Some(TokenKind::Comment)),
        '\'' => cursor.take_between(Some(TokenKind::String), "'", "'"),
        '"' => {
            cursor.take(Some(TokenKind::String), 1);
            open.push(Open::Quotes);
        }
        '$' => return variable(next, open, cursor),
        '<' if heredoc::read(cursor) => {}
        '|' | '&' | ';' | '<' | '>' => {
            cursor.take(Some(TokenKind::Operator), 1);
            if matches!(c, '<' | '>') {
                // `2>&1`
                cursor.take_while(Some(TokenKind::Operator), |c| matches!(c, '<' | '>' | '&'));
                return Next::Argument;
            }
            return Next::Command;
        }
        '(' => {
            cursor.take(None, 1);
            open.push(Open::Round);
            return Next::Command;
        }
        ')' => {
            let was_code = open.pop().is_some() && open.last() == Some(&Open::Quotes);
            cursor.take(was_code.then_some(TokenKind::Escape), 1);
            return Next::Argument;
        }
        '{' | '}' | '[' | ']' | '!' | '`' => {
            cursor.take(None, 1);
            return if c == '!' || c == '{' || c == '`' { Next::Command } else { next };
        }
        c if c.is_whitespace() => {
            cursor.take_while(None, |c| c.is_whitespace() && c != '\n');
            return if next == Next::Value { Next::Command } else { next };
        }
        '-' if starts_word => {
            cursor.take_while(Some(TokenKind::Attribute), |c| c.is_alphanumeric() || c == '-');
        }
        c => return word(c, next, cursor),
    }
    if next == Next::Value { Next::Value } else { Next::Argument }
}

/// Takes a word: a keyword, a command, an argument, or the name of a variable before `=`.
fn word(c: char, next: Next, cursor: &mut Cursor<'_>) -> Next {
    let is_part = |c: char| c.is_alphanumeric() || "_-./:@%+,~*?^".contains(c);
    let length = cursor.length_of(is_part);
    if length == 0 {
        cursor.take((c == '=').then_some(TokenKind::Operator), c.len_utf8());
        return next;
    }
    let (word, behind) = cursor.rest().split_at(length);
    let (kind, next) = if next == Next::Command && KEYWORDS.contains(&word) || word == "in" || word == "do" {
        let next = if COMMAND_FOLLOWS.contains(&word) { Next::Command } else { Next::Argument };
        (Some(TokenKind::Keyword), next)
    } else if behind.starts_with('=') && word.chars().all(|c| c.is_alphanumeric() || c == '_') {
        (Some(TokenKind::Variable), if next == Next::Command { Next::Value } else { next })
    } else if next == Next::Command {
        let next = if COMMAND_FOLLOWS.contains(&word) { Next::Command } else { Next::Argument };
        (Some(TokenKind::Function), next)
    } else if word.chars().all(|c| c.is_ascii_digit()) {
        (Some(TokenKind::Number), next)
    } else {
        (None, next)
    };
    cursor.take(kind, length);
    next
}

/// Takes `$name`, `${name:-x}` or `$(`. Any other `$` is text.
fn variable(next: Next, open: &mut Vec<Open>, cursor: &mut Cursor<'_>) -> Next {
    if cursor.sees("$(") {
        let in_string = open.last() == Some(&Open::Quotes);
        cursor.take(in_string.then_some(TokenKind::Escape), 2);
        open.push(Open::Round);
        return Next::Command;
    }
    if cursor.sees("${") {
        let end = cursor.find_near(|_, c| c == '}');
        cursor.take(Some(TokenKind::Variable), end.map_or(2, |end| end + 1));
        return if next == Next::Command { Next::Argument } else { next };
    }
    let is_name = cursor.second().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let is_sign = cursor.second().is_some_and(|c| "@*#?!$-".contains(c));
    let kind = if open.last() == Some(&Open::Quotes) { Some(TokenKind::String) } else { None };
    if is_name {
        cursor.take(Some(TokenKind::Variable), 1);
        cursor.take_while(Some(TokenKind::Variable), |c| c.is_alphanumeric() || c == '_');
    } else if is_sign {
        cursor.take(Some(TokenKind::Variable), 2);
    } else {
        cursor.take(kind, 1);
    }
    if next == Next::Command { Next::Argument } else { next }
}

/// Takes a part of a string in double quotes.
fn quoted(c: char, open: &mut Vec<Open>, next: &mut Next, cursor: &mut Cursor<'_>) {
    match c {
        '"' => {
            cursor.take(Some(TokenKind::String), 1);
            open.pop();
            *next = if *next == Next::Value { Next::Value } else { Next::Argument };
        }
        '\\' => cursor.take(Some(TokenKind::Escape), 2),
        '$' => *next = variable(*next, open, cursor),
        c => cursor.take(Some(TokenKind::String), c.len_utf8()),
    }
}
