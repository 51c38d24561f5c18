//! The state of the lexer between two tokens.

use crate::grammar::{Grammar, StringLiteral};

/// A construct that is open at the current position.
#[derive(Clone, Copy)]
pub(crate) enum Context {
    /// A `{` of the language.
    Brace,
    /// A `(` of the language, in code in a string that a `)` ends.
    Round,
    /// Code in a string, and the mark that ends it. The string continues after the mark.
    Code(&'static StringLiteral, &'static str),
    /// The tag of an element, after its name.
    Tag,
    /// The content of an element.
    Children,
}

/// The kind of the last word or mark. It decides whether `/` is an operator, and what a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Previous {
    /// An operator, an opening bracket, a keyword: a value can follow.
    Nothing,
    /// A keyword before the name of a type.
    TypeFollows,
    /// A keyword before the name of a function.
    FunctionFollows,
    /// A name, a value, a closing bracket.
    Value,
    /// A dot: the next word is not a keyword.
    Dot,
    /// The start of the text, or the end of a statement.
    End,
}

/// The lexer: a grammar, and what came before the current position.
pub(crate) struct Lexer {
    pub(crate) grammar: &'static Grammar,
    /// The outermost first.
    pub(crate) contexts: Vec<Context>,
    pub(crate) previous: Previous,
}

impl Lexer {
    pub(crate) fn new(grammar: &'static Grammar) -> Lexer {
        Lexer { grammar, contexts: Vec::new(), previous: Previous::End }
    }
}
