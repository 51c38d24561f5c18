//! Splits source code into tokens, so that it can be shown in colours.
//!
//! ```
//! use steadfast_highlight::{TokenKind, language, tokens};
//!
//! let rust = language("rs").expect("Rust is one of the languages");
//! let code = "let x = 1;";
//! let kinds: Vec<_> = tokens(rust, code).into_iter().map(|token| (&code[token.range], token.kind)).collect();
//! assert_eq!(kinds[0], ("let ", Some(TokenKind::Keyword)));
//! assert_eq!(kinds[2], ("= ", Some(TokenKind::Operator)));
//! ```
//!
//! [`language()`] finds a language by its name, [`languages()`] lists all. [`tokens`] covers the whole text without
//! gaps. The crate knows nothing of HTML; [`TokenKind::class`] is a short name for a stylesheet.
//!
//! # How it works
//!
//! A programming language is a `Grammar`: lists of its words, and the form of its comments and strings. One lexer reads
//! all of them. Markup, stylesheets, data, shell commands and line formats have their own readers. To add a programming
//! language, add a file to `languages/` and a line to `registry.rs`.
//!
//! # Why there are no regular expressions
//!
//! The grammars of editors describe a language by regular expressions, which nest and backtrack. Some of these grammars
//! never end on some lines, and a code block must not be able to stop the program that shows it. Here nothing
//! backtracks: every step takes at least one character, and the context is a list of open brackets and strings. So the
//! time is linear in the length of any text; the tests count the steps. The price is that a grammar knows words and not
//! syntax: it tells a type from a variable by how it is written. This is enough for the samples in an article.

mod cursor;
mod grammar;
mod heredoc;
mod language;
mod languages;
mod lexer;
mod notations;
mod registry;
#[cfg(test)]
mod tests;
mod token;

pub use language::Language;
pub use registry::{language, languages};
pub use token::{Token, TokenKind};

use crate::cursor::Cursor;

/// Returns the tokens of a text, in order and without gaps.
pub fn tokens(language: Language, code: &str) -> Vec<Token> {
    let mut cursor = Cursor::new(code);
    language.read(&mut cursor);
    cursor.finish().0
}
