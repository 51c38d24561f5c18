//! Java.

use crate::grammar::{Capitals, Grammar};
use crate::languages::literals::{DOUBLE, SINGLE, STARS, TRIPLE};
use crate::token::TokenKind;

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["//"],
    block_comments: &[STARS],
    strings: &[TRIPLE, DOUBLE, SINGLE],
    keywords: &[
        "abstract",
        "assert",
        "break",
        "case",
        "catch",
        "continue",
        "default",
        "do",
        "else",
        "final",
        "finally",
        "for",
        "if",
        "import",
        "instanceof",
        "native",
        "package",
        "permits",
        "private",
        "protected",
        "public",
        "return",
        "sealed",
        "static",
        "strictfp",
        "switch",
        "synchronized",
        "throw",
        "throws",
        "transient",
        "try",
        "var",
        "volatile",
        "while",
        "yield",
    ],
    type_follows: &["class", "enum", "extends", "implements", "interface", "new", "record"],
    constants: &["false", "null", "super", "this", "true"],
    types: &["boolean", "byte", "char", "double", "float", "int", "long", "short", "void"],
    sigils: &[('@', TokenKind::Attribute)],
    capitals: Capitals::Types,
    ..Grammar::NONE
};
