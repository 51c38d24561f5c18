//! Syntax that only a few programming languages have.

use crate::cursor::Cursor;
use crate::grammar::Feature;
use crate::heredoc;
use crate::lexer::state::{Context, Lexer, Previous};
use crate::token::TokenKind;

impl Lexer {
    /// Takes the syntax of one of the language's features, if it begins here. Returns whether it did.
    pub(crate) fn feature(&mut self, c: char, cursor: &mut Cursor<'_>) -> bool {
        self.grammar.features.iter().any(|feature| {
            let taken = match (feature, c) {
                (Feature::Attributes, '#') => attribute(cursor),
                (Feature::RustLiterals, '\'') => character_or_lifetime(cursor),
                (Feature::RustLiterals, 'r' | 'b' | 'c') => raw_string(cursor),
                (Feature::Preprocessor, '#') => directive(cursor),
                (Feature::LongBrackets, '[') => long_brackets(cursor),
                (Feature::Heredocs, '<') => heredoc::read(cursor).then_some(Previous::Value),
                (Feature::RegularExpressions, '/') if self.is_at_value() => regular_expression(cursor),
                (Feature::Symbols, ':') => symbol(cursor),
                (Feature::Options, '-') => option(cursor),
                (Feature::Elements, _) => self.element(c, cursor),
                _ => None,
            };
            if let Some(last) = taken {
                self.previous = last;
            }
            taken.is_some()
        })
    }

    /// Returns whether a value can follow: `/` and `<` are not operators then.
    fn is_at_value(&self) -> bool {
        matches!(self.previous, Previous::Nothing | Previous::End)
    }

    /// Takes a part of the tag of an element, or the start of a tag.
    fn element(&mut self, c: char, cursor: &mut Cursor<'_>) -> Option<Previous> {
        if matches!(self.contexts.last(), Some(Context::Tag)) {
            match c {
                '>' => {
                    cursor.take(Some(TokenKind::Tag), 1);
                    self.contexts.pop();
                    self.contexts.push(Context::Children);
                }
                '/' if cursor.sees("/>") => {
                    cursor.take(Some(TokenKind::Tag), 2);
                    self.contexts.pop();
                }
                c if c.is_alphabetic() => {
                    cursor.take_while(Some(TokenKind::Attribute), is_part_of_name);
                }
                _ => return None,
            }
            return Some(Previous::Value);
        }
        let begins = |c: char| c.is_alphabetic() || matches!(c, '>' | '/');
        if c != '<' || !self.is_at_value() || !cursor.second().is_some_and(begins) {
            return None;
        }
        self.tag(cursor);
        Some(Previous::Value)
    }

    /// Takes the start of a tag: the bracket and the name. Takes the whole of an end tag.
    fn tag(&mut self, cursor: &mut Cursor<'_>) {
        let is_end = cursor.sees("</");
        cursor.take(Some(TokenKind::Tag), if is_end { 2 } else { 1 });
        cursor.take_while(Some(TokenKind::Tag), is_part_of_name);
        if is_end {
            if cursor.sees(">") {
                cursor.take(Some(TokenKind::Tag), 1);
            }
            if matches!(self.contexts.last(), Some(Context::Children)) {
                self.contexts.pop();
            }
        } else {
            self.contexts.push(Context::Tag);
        }
    }

    /// Takes a part of the content of an element.
    pub(crate) fn children(&mut self, c: char, cursor: &mut Cursor<'_>) {
        let second = cursor.second();
        match c {
            '<' if second.is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '>')) => {
                self.tag(cursor);
                self.previous = Previous::Value;
            }
            '{' => {
                cursor.take(None, 1);
                self.contexts.push(Context::Brace);
                self.previous = Previous::Nothing;
            }
            '<' => cursor.take(None, 1),
            _ => {
                cursor.take_while(None, |c| !matches!(c, '<' | '{'));
            }
        }
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')
}

/// Takes an attribute of Rust: `#[test]`, `#![warn(x)]`.
fn attribute(cursor: &mut Cursor<'_>) -> Option<Previous> {
    if !cursor.sees("#[") && !cursor.sees("#![") {
        return None;
    }
    let mut depth = 0_usize;
    let end = cursor.find_near(|_, c| {
        depth += usize::from(c == '[');
        depth -= usize::from(c == ']' && depth > 0);
        c == ']' && depth == 0
    })?;
    cursor.take(Some(TokenKind::Attribute), end + 1);
    Some(Previous::End)
}

/// Takes `'x'` or a lifetime.
fn character_or_lifetime(cursor: &mut Cursor<'_>) -> Option<Previous> {
    let mut characters = cursor.rest().char_indices().skip(1);
    let (_, first) = characters.next()?;
    let (third, closing) = characters.next().unwrap_or((0, ' '));
    if first == '\\' {
        let end = cursor.find_near(|at, c| at > 2 && c == '\'')?;
        cursor.take(Some(TokenKind::String), 1);
        cursor.take(Some(TokenKind::Escape), end - 1);
        cursor.take(Some(TokenKind::String), 1);
    } else if closing == '\'' {
        cursor.take(Some(TokenKind::String), third + 1);
    } else if first.is_alphabetic() || first == '_' {
        cursor.take(Some(TokenKind::Type), 1);
        cursor.take_while(Some(TokenKind::Type), |c| c.is_alphanumeric() || c == '_');
    } else {
        return None;
    }
    Some(Previous::Value)
}

/// Takes a raw string of Rust: `r#"…"#`, `br"…"`, `cr"…"`.
fn raw_string(cursor: &mut Cursor<'_>) -> Option<Previous> {
    let behind = cursor.rest().trim_start_matches(['b', 'c']);
    let letters = cursor.rest().len() - behind.len();
    let behind = behind.strip_prefix('r').filter(|_| letters < 2)?;
    let hashes = cursor.find_near(|at, c| at > letters && c != '#')? - letters - 1;
    if !behind[hashes..].starts_with('"') {
        return None;
    }
    let begin = letters + 1 + hashes + 1;
    cursor.take(Some(TokenKind::String), begin);
    let end = format!("\"{}", "#".repeat(hashes));
    cursor.take_until(Some(TokenKind::String), &end);
    if !cursor.is_done() {
        cursor.take(Some(TokenKind::String), end.len());
    }
    Some(Previous::Value)
}

/// Takes a directive of the preprocessor: `#include <stdio.h>`.
fn directive(cursor: &mut Cursor<'_>) -> Option<Previous> {
    if !cursor.is_first_on_line() {
        return None;
    }
    cursor.take(Some(TokenKind::Keyword), 1);
    cursor.take_while(None, |c| c == ' ');
    let word = cursor.take_while(Some(TokenKind::Keyword), char::is_alphabetic);
    if matches!(word, "include" | "import") {
        cursor.take_while(None, |c| c == ' ');
        cursor.take_line(Some(TokenKind::String));
    }
    Some(Previous::Nothing)
}

/// Takes a string in long brackets: `[[…]]`, `[==[…]==]`.
fn long_brackets(cursor: &mut Cursor<'_>) -> Option<Previous> {
    let second = cursor.find_near(|at, c| at > 0 && c != '=')?;
    if !cursor.rest()[second..].starts_with('[') {
        return None;
    }
    let end = format!("]{}]", "=".repeat(second - 1));
    cursor.take(Some(TokenKind::String), second + 1);
    cursor.take_until(Some(TokenKind::String), &end);
    if !cursor.is_done() {
        cursor.take(Some(TokenKind::String), end.len());
    }
    Some(Previous::Value)
}

/// Takes a regular expression and its flags: `/[a-z]+/g`.
fn regular_expression(cursor: &mut Cursor<'_>) -> Option<Previous> {
    let (mut in_class, mut escaped) = (false, false);
    let end = cursor.find_near(|at, c| {
        let is_end = at > 1 && c == '/' && !in_class && !escaped;
        in_class = !escaped && (c == '[' || in_class && c != ']');
        escaped = c == '\\' && !escaped;
        is_end
    })?;
    cursor.take(Some(TokenKind::Escape), end + 1);
    cursor.take_while(Some(TokenKind::Escape), |c| c.is_ascii_lowercase());
    Some(Previous::Value)
}

/// Takes a symbol: `:name`.
fn symbol(cursor: &mut Cursor<'_>) -> Option<Previous> {
    let is_name = cursor.second().is_some_and(|c| c.is_alphabetic() || c == '_');
    if !is_name || cursor.before().is_some_and(|c| c == ':' || c.is_alphanumeric()) {
        return None;
    }
    cursor.take(Some(TokenKind::Constant), 1);
    cursor.take_while(Some(TokenKind::Constant), |c| c.is_alphanumeric() || matches!(c, '_' | '?' | '!'));
    Some(Previous::Value)
}

/// Takes an option of a command: `-Name`.
fn option(cursor: &mut Cursor<'_>) -> Option<Previous> {
    let is_name = cursor.second().is_some_and(char::is_alphabetic);
    if !is_name || !cursor.before().is_none_or(char::is_whitespace) {
        return None;
    }
    cursor.take(Some(TokenKind::Attribute), 1);
    cursor.take_while(Some(TokenKind::Attribute), char::is_alphanumeric);
    Some(Previous::Nothing)
}
