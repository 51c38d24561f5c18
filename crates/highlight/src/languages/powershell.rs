//! PowerShell.

use crate::grammar::{
    BlockComment, Case, Escape, Feature, Grammar, Nests, Placeholders, Span, StringLiteral,
};
use crate::languages::literals::{DOUBLE, SINGLE};
use crate::token::TokenKind;

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["#"],
    block_comments: &[BlockComment { open: "<#", close: "#>", nests: Nests::Never }],
    strings: &[
        StringLiteral {
            open: "@\"",
            close: "\"@",
            span: Span::Lines,
            escape: Escape::Prefix('`'),
            code: &[("$(", ")")],
            placeholders: Placeholders::Names,
            ..DOUBLE
        },
        StringLiteral { open: "@'", close: "'@", span: Span::Lines, escape: Escape::Never, ..SINGLE },
        StringLiteral {
            span: Span::Lines,
            escape: Escape::Prefix('`'),
            code: &[("$(", ")")],
            placeholders: Placeholders::Names,
            ..DOUBLE
        },
        StringLiteral { span: Span::Lines, escape: Escape::Doubled, ..SINGLE },
    ],
    keywords: &[
        "begin", "break", "catch", "continue", "do", "else", "elseif", "end", "exit", "finally", "for",
        "foreach", "from", "if", "in", "param", "process", "return", "switch", "throw", "trap", "try",
        "until", "using", "while",
    ],
    type_follows: &["class", "enum"],
    function_follows: &["filter", "function"],
    name_characters: "-",
    sigils: &[('$', TokenKind::Variable)],
    case: Case::Any,
    features: &[Feature::Options],
    ..Grammar::NONE
};
