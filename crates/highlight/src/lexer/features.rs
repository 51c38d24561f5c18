//! What only a few programming languages have.

use crate::highlight::reader::{Last, Open, Reader};
use crate::highlight::scanner::Scanner;
use crate::highlight::words::Extra;
use crate::highlight::{Kind, strings};

impl Reader {
    /// Takes one of the language's peculiarities that begins here.
    pub(super) fn extra(&mut self, c: char, scanner: &mut Scanner<'_>) -> bool {
        self.words.extras.iter().any(|extra| {
            let taken = match (extra, c) {
                (Extra::Attributes, '#') => attribute(scanner),
                (Extra::Rust, '\'') => quoted_letter(scanner),
                (Extra::Rust, 'r' | 'b' | 'c') => raw(scanner),
                (Extra::Preprocessor, '#') => directive(scanner),
                (Extra::LongBrackets, '[') => long_brackets(scanner),
                (Extra::Heredocs, '<') => heredoc(scanner),
                (Extra::Patterns, '/') if self.is_at_value() => pattern(scanner),
                (Extra::Symbols, ':') => symbol(scanner),
                (Extra::Options, '-') => option(scanner),
                (Extra::Elements, _) => self.element(c, scanner),
                _ => None,
            };
            if let Some(last) = taken {
                self.last = last;
            }
            taken.is_some()
        })
    }

    /// Whether a value is to come, so that `/` and `<` are no operators.
    fn is_at_value(&self) -> bool {
        matches!(self.last, Last::Nothing | Last::End)
    }

    /// Takes a part of an element's tag.
    fn element(&mut self, c: char, scanner: &mut Scanner<'_>) -> Option<Last> {
        if matches!(self.open.last(), Some(Open::Tag)) {
            match c {
                '>' => {
                    scanner.take(Some(Kind::Tag), 1);
                    self.open.pop();
                    self.open.push(Open::Children);
                }
                '/' if scanner.sees("/>") => {
                    scanner.take(Some(Kind::Tag), 2);
                    self.open.pop();
                }
                c if c.is_alphabetic() => {
                    scanner.take_while(Some(Kind::Attribute), is_part_of_name);
                }
                _ => return None,
            }
            return Some(Last::Value);
        }
        let begins = |c: char| c.is_alphabetic() || matches!(c, '>' | '/');
        if c != '<' || !self.is_at_value() || !scanner.second().is_some_and(begins) {
            return None;
        }
        self.tag(scanner);
        Some(Last::Value)
    }

    /// Takes the beginning of a tag.
    fn tag(&mut self, scanner: &mut Scanner<'_>) {
        let is_end = scanner.sees("</");
        scanner.take(Some(Kind::Tag), if is_end { 2 } else { 1 });
        scanner.take_while(Some(Kind::Tag), is_part_of_name);
        if is_end {
            if scanner.sees(">") {
                scanner.take(Some(Kind::Tag), 1);
            }
            if matches!(self.open.last(), Some(Open::Children)) {
                self.open.pop();
            }
        } else {
            self.open.push(Open::Tag);
        }
    }

    /// Takes a part of what stands between an element's tags.
    pub(super) fn children(&mut self, c: char, scanner: &mut Scanner<'_>) {
        let second = scanner.second();
        match c {
            '<' if second.is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '>')) => {
                self.tag(scanner);
                self.last = Last::Value;
            }
            '{' => {
                scanner.take(None, 1);
                self.open.push(Open::Brace);
                self.last = Last::Nothing;
            }
            '<' => scanner.take(None, 1),
            _ => {
                scanner.take_while(None, |c| !matches!(c, '<' | '{'));
            }
        }
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')
}

/// `#[test]`, `#![warn(x)]`
fn attribute(scanner: &mut Scanner<'_>) -> Option<Last> {
    if !scanner.sees("#[") && !scanner.sees("#![") {
        return None;
    }
    let mut depth = 0_usize;
    let end = scanner.find_near(|_, c| {
        depth += usize::from(c == '[');
        depth -= usize::from(c == ']' && depth > 0);
        c == ']' && depth == 0
    })?;
    scanner.take(Some(Kind::Attribute), end + 1);
    Some(Last::End)
}

/// `'x'`, or the name of a lifetime.
fn quoted_letter(scanner: &mut Scanner<'_>) -> Option<Last> {
    let mut letters = scanner.rest().char_indices().skip(1);
    let (_, first) = letters.next()?;
    let (third, closing) = letters.next().unwrap_or((0, ' '));
    if first == '\\' {
        let end = scanner.find_near(|at, c| at > 2 && c == '\'')?;
        scanner.take(Some(Kind::String), 1);
        scanner.take(Some(Kind::Escape), end - 1);
        scanner.take(Some(Kind::String), 1);
    } else if closing == '\'' {
        scanner.take(Some(Kind::String), third + 1);
    } else if first.is_alphabetic() || first == '_' {
        scanner.take(Some(Kind::Type), 1);
        scanner.take_while(Some(Kind::Type), |c| c.is_alphanumeric() || c == '_');
    } else {
        return None;
    }
    Some(Last::Value)
}

/// `r#"…"#`, also of bytes.
fn raw(scanner: &mut Scanner<'_>) -> Option<Last> {
    let behind = scanner.rest().trim_start_matches(['b', 'c']);
    let letters = scanner.rest().len() - behind.len();
    let behind = behind.strip_prefix('r').filter(|_| letters < 2)?;
    let hashes = scanner.find_near(|at, c| at > letters && c != '#')? - letters - 1;
    if !behind[hashes..].starts_with('"') {
        return None;
    }
    let begin = letters + 1 + hashes + 1;
    scanner.take(Some(Kind::String), begin);
    let end = format!("\"{}", "#".repeat(hashes));
    scanner.take_until(Some(Kind::String), &end);
    if !scanner.is_done() {
        scanner.take(Some(Kind::String), end.len());
    }
    Some(Last::Value)
}

/// `#include <stdio.h>`
fn directive(scanner: &mut Scanner<'_>) -> Option<Last> {
    if !scanner.is_first_on_line() {
        return None;
    }
    scanner.take(Some(Kind::Keyword), 1);
    scanner.take_while(None, |c| c == ' ');
    let word = scanner.take_while(Some(Kind::Keyword), char::is_alphabetic);
    if matches!(word, "include" | "import") {
        scanner.take_while(None, |c| c == ' ');
        scanner.take_line(Some(Kind::String));
    }
    Some(Last::Nothing)
}

/// `[[…]]`, `[==[…]==]`
fn long_brackets(scanner: &mut Scanner<'_>) -> Option<Last> {
    let second = scanner.find_near(|at, c| at > 0 && c != '=')?;
    if !scanner.rest()[second..].starts_with('[') {
        return None;
    }
    let end = format!("]{}]", "=".repeat(second - 1));
    scanner.take(Some(Kind::String), second + 1);
    scanner.take_until(Some(Kind::String), &end);
    if !scanner.is_done() {
        scanner.take(Some(Kind::String), end.len());
    }
    Some(Last::Value)
}

/// The most letters of the word that ends a text of several lines.
const LONGEST_END: usize = 60;

/// `<<END`, `<<~'END'`, `<<<END`: text up to a line that says `END`.
pub(super) fn heredoc(scanner: &mut Scanner<'_>) -> Option<Last> {
    if !scanner.sees("<<") || scanner.sees("<<<\"") {
        return None;
    }
    let signs = scanner.find_near(|at, c| at > 1 && !matches!(c, '<' | '-' | '~' | '\'' | '"'))?;
    let name = &scanner.rest()[signs..];
    let mut letters = name.char_indices().take(LONGEST_END);
    let end = &name[..letters.find(|(_, c)| !c.is_alphanumeric() && *c != '_')?.0];
    if !end.starts_with(|c: char| c.is_uppercase() || c == '_') {
        return None;
    }
    scanner.take(Some(Kind::String), signs + end.len());
    strings::lines_up_to(end, scanner);
    Some(Last::Value)
}

/// `/[a-z]+/g`
fn pattern(scanner: &mut Scanner<'_>) -> Option<Last> {
    let (mut in_class, mut escaped) = (false, false);
    let end = scanner.find_near(|at, c| {
        let is_end = at > 1 && c == '/' && !in_class && !escaped;
        in_class = !escaped && (c == '[' || in_class && c != ']');
        escaped = c == '\\' && !escaped;
        is_end
    })?;
    scanner.take(Some(Kind::Escape), end + 1);
    scanner.take_while(Some(Kind::Escape), |c| c.is_ascii_lowercase());
    Some(Last::Value)
}

/// `:name`
fn symbol(scanner: &mut Scanner<'_>) -> Option<Last> {
    let is_name = scanner.second().is_some_and(|c| c.is_alphabetic() || c == '_');
    if !is_name || scanner.before().is_some_and(|c| c == ':' || c.is_alphanumeric()) {
        return None;
    }
    scanner.take(Some(Kind::Constant), 1);
    scanner.take_while(Some(Kind::Constant), |c| c.is_alphanumeric() || matches!(c, '_' | '?' | '!'));
    Some(Last::Value)
}

/// `-Name`
fn option(scanner: &mut Scanner<'_>) -> Option<Last> {
    let is_name = scanner.second().is_some_and(char::is_alphabetic);
    if !is_name || !scanner.before().is_none_or(char::is_whitespace) {
        return None;
    }
    scanner.take(Some(Kind::Attribute), 1);
    scanner.take_while(Some(Kind::Attribute), char::is_alphanumeric);
    Some(Last::Nothing)
}
