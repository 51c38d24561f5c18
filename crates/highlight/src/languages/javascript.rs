//! JavaScript.

use crate::grammar::{Capitals, Feature, Grammar, Span, StringLiteral};
use crate::languages::literals::{DOUBLE, SINGLE, STARS};
use crate::token::TokenKind;

const TEMPLATE_STRING: StringLiteral =
    StringLiteral { open: "`", close: "`", span: Span::Lines, code: &[("${", "}")], ..DOUBLE };

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["//"],
    block_comments: &[STARS],
    strings: &[DOUBLE, SINGLE, TEMPLATE_STRING],
    keywords: &[
        "as",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "export",
        "finally",
        "for",
        "from",
        "get",
        "if",
        "import",
        "in",
        "instanceof",
        "let",
        "of",
        "return",
        "set",
        "static",
        "switch",
        "throw",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ],
    type_follows: &["class", "extends", "new"],
    function_follows: &["function"],
    constants: &["Infinity", "NaN", "false", "null", "super", "this", "true", "undefined"],
    name_characters: "$",
    sigils: &[('@', TokenKind::Attribute), ('#', TokenKind::Property)],
    capitals: Capitals::Types,
    features: &[Feature::Elements, Feature::RegularExpressions, Feature::Labels],
    ..Grammar::NONE
};
