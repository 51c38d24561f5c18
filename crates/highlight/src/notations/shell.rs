//! Commands for a shell, and what a terminal shows.

use crate::highlight::scanner::Scanner;
use crate::highlight::{Kind, extras};

/// Words that have a meaning where a command would stand.
const KEYWORDS: [&str; 23] = [
    "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in",
    "function", "select", "return", "exit", "break", "continue", "export", "local", "readonly", "set",
];

/// Words behind which a command stands.
const COMMAND_FOLLOWS: [&str; 9] = ["if", "then", "else", "elif", "while", "until", "do", "!", "sudo"];

/// What the next word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Command,
    /// What a name is given, before a command.
    Value,
    Argument,
}

/// What surrounds the place that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `"…"`
    Quotes,
    /// `$(…)` or `(…)`
    Round,
}

/// Reads a script.
pub(super) fn read(scanner: &mut Scanner<'_>) {
    read_from(Next::Command, scanner);
}

/// Reads what stands behind the name of a command.
pub(super) fn read_arguments(scanner: &mut Scanner<'_>) {
    read_from(Next::Argument, scanner);
}

fn read_from(first: Next, scanner: &mut Scanner<'_>) {
    let mut open: Vec<Open> = Vec::new();
    let mut next = first;
    while let Some(c) = scanner.peek() {
        if open.last() == Some(&Open::Quotes) {
            quoted(c, &mut open, &mut next, scanner);
        } else {
            next = step(c, next, &mut open, scanner);
        }
    }
}

/// Reads what a terminal shows: what is typed stands behind `$`, `#`, `>` or `PS …>`, all else is output.
pub(super) fn read_session(scanner: &mut Scanner<'_>) {
    while !scanner.is_done() {
        let line = scanner.line();
        let prompts = ["$ ", "# ", "> ", "% "];
        let prompt = prompts.iter().find(|prompt| line.starts_with(**prompt)).map(|prompt| prompt.len());
        let prompt = prompt.or_else(|| line.find("> ").filter(|_| line.starts_with("PS ")).map(|at| at + 2));
        match prompt {
            Some(length) => {
                scanner.take(Some(Kind::Section), length);
                let length = scanner.line().len();
                scanner.within(length, read);
            }
            None => scanner.take_line(None),
        }
        if !scanner.is_done() {
            scanner.take(None, 1);
        }
    }
}

/// Takes a part of a command.
fn step(c: char, next: Next, open: &mut Vec<Open>, scanner: &mut Scanner<'_>) -> Next {
    let starts_word = scanner.before().is_none_or(|c| c.is_whitespace() || "();|&`".contains(c));
    match c {
        '\n' => {
            scanner.take(None, 1);
            return Next::Command;
        }
        '\\' => scanner.take(Some(Kind::Escape), 2),
        '#' if starts_word => scanner.take_line(Some(Kind::Comment)),
        '\'' => scanner.take_between(Some(Kind::String), "'", "'"),
        '"' => {
            scanner.take(Some(Kind::String), 1);
            open.push(Open::Quotes);
        }
        '$' => return variable(next, open, scanner),
        '<' if extras::heredoc(scanner).is_some() => {}
        '|' | '&' | ';' | '<' | '>' => {
            scanner.take(Some(Kind::Operator), 1);
            if matches!(c, '<' | '>') {
                // `2>&1`
                scanner.take_while(Some(Kind::Operator), |c| matches!(c, '<' | '>' | '&'));
                return Next::Argument;
            }
            return Next::Command;
        }
        '(' => {
            scanner.take(None, 1);
            open.push(Open::Round);
            return Next::Command;
        }
        ')' => {
            let was_code = open.pop().is_some() && open.last() == Some(&Open::Quotes);
            scanner.take(was_code.then_some(Kind::Escape), 1);
            return Next::Argument;
        }
        '{' | '}' | '[' | ']' | '!' | '`' => {
            scanner.take(None, 1);
            return if c == '!' || c == '{' || c == '`' { Next::Command } else { next };
        }
        c if c.is_whitespace() => {
            scanner.take_while(None, |c| c.is_whitespace() && c != '\n');
            return if next == Next::Value { Next::Command } else { next };
        }
        '-' if starts_word => {
            scanner.take_while(Some(Kind::Attribute), |c| c.is_alphanumeric() || c == '-');
        }
        c => return word(c, next, scanner),
    }
    if next == Next::Value { Next::Value } else { Next::Argument }
}

/// Takes a word: a keyword, a command, a name that is given a value, an argument.
fn word(c: char, next: Next, scanner: &mut Scanner<'_>) -> Next {
    let is_part = |c: char| c.is_alphanumeric() || "_-./:@%+,~*?^".contains(c);
    let length = scanner.length_of(is_part);
    if length == 0 {
        scanner.take((c == '=').then_some(Kind::Operator), c.len_utf8());
        return next;
    }
    let (word, behind) = scanner.rest().split_at(length);
    let (kind, next) = if next == Next::Command && KEYWORDS.contains(&word) || word == "in" || word == "do" {
        let next = if COMMAND_FOLLOWS.contains(&word) { Next::Command } else { Next::Argument };
        (Some(Kind::Keyword), next)
    } else if behind.starts_with('=') && word.chars().all(|c| c.is_alphanumeric() || c == '_') {
        (Some(Kind::Variable), if next == Next::Command { Next::Value } else { next })
    } else if next == Next::Command {
        let next = if COMMAND_FOLLOWS.contains(&word) { Next::Command } else { Next::Argument };
        (Some(Kind::Function), next)
    } else if word.chars().all(|c| c.is_ascii_digit()) {
        (Some(Kind::Number), next)
    } else {
        (None, next)
    };
    scanner.take(kind, length);
    next
}

/// Takes `$name`, `${name:-x}`, `$(`; a lone `$` is text.
fn variable(next: Next, open: &mut Vec<Open>, scanner: &mut Scanner<'_>) -> Next {
    if scanner.sees("$(") {
        let in_string = open.last() == Some(&Open::Quotes);
        scanner.take(in_string.then_some(Kind::Escape), 2);
        open.push(Open::Round);
        return Next::Command;
    }
    if scanner.sees("${") {
        let end = scanner.find_near(|_, c| c == '}');
        scanner.take(Some(Kind::Variable), end.map_or(2, |end| end + 1));
        return if next == Next::Command { Next::Argument } else { next };
    }
    let is_name = scanner.second().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let is_sign = scanner.second().is_some_and(|c| "@*#?!$-".contains(c));
    let kind = if open.last() == Some(&Open::Quotes) { Some(Kind::String) } else { None };
    if is_name {
        scanner.take(Some(Kind::Variable), 1);
        scanner.take_while(Some(Kind::Variable), |c| c.is_alphanumeric() || c == '_');
    } else if is_sign {
        scanner.take(Some(Kind::Variable), 2);
    } else {
        scanner.take(kind, 1);
    }
    if next == Next::Command { Next::Argument } else { next }
}

/// Takes a part of a string in double quotes.
fn quoted(c: char, open: &mut Vec<Open>, next: &mut Next, scanner: &mut Scanner<'_>) {
    match c {
        '"' => {
            scanner.take(Some(Kind::String), 1);
            open.pop();
            *next = if *next == Next::Value { Next::Value } else { Next::Argument };
        }
        '\\' => scanner.take(Some(Kind::Escape), 2),
        '$' => *next = variable(*next, open, scanner),
        c => scanner.take(Some(Kind::String), c.len_utf8()),
    }
}
