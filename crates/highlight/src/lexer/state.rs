//! What the lexer remembers between two tokens.

use crate::grammar::{Grammar, StringLiteral};

/// What surrounds the place that is read, from the outside in.
#[derive(Clone, Copy)]
pub(crate) enum Context {
    /// A `{` of the language.
    Brace,
    /// A `(` of the language, in code that a `)` ends.
    Round,
    /// Code in a string; the string goes on behind its end.
    Code(&'static StringLiteral, &'static str),
    /// The tag of an element, behind its name.
    Tag,
    /// What an element holds.
    Children,
}

/// What the last word or mark was; it decides whether `/` divides and what a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Previous {
    /// A beginning, an operator, an opening bracket, a keyword.
    Nothing,
    /// A keyword behind which a type is named.
    TypeFollows,
    /// A keyword behind which a function is named.
    FunctionFollows,
    /// A name, a value, a closing bracket.
    Value,
    /// A dot: what follows is no keyword.
    Dot,
    /// The end of a statement.
    End,
}

pub(crate) struct Lexer {
    pub(crate) grammar: &'static Grammar,
    pub(crate) contexts: Vec<Context>,
    pub(crate) previous: Previous,
}

impl Lexer {
    pub(crate) fn new(grammar: &'static Grammar) -> Lexer {
        Lexer { grammar, contexts: Vec::new(), previous: Previous::End }
    }
}
