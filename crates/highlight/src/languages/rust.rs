//! Rust.

use crate::grammar::{Capitals, Feature, Grammar, Placeholders, Span, StringLiteral};
use crate::languages::literals::{DOUBLE, NESTED_STARS, SINGLE};

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["//"],
    block_comments: &[NESTED_STARS],
    strings: &[
        StringLiteral { span: Span::Lines, placeholders: Placeholders::Braces, ..DOUBLE },
        StringLiteral { prefix: &["b", "c"], span: Span::Lines, ..DOUBLE },
        StringLiteral { prefix: &["b"], ..SINGLE },
    ],
    keywords: &[
        "as", "async", "await", "box", "break", "const", "continue", "crate", "dyn", "else", "extern", "for",
        "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static",
        "super", "unsafe", "use", "where", "while", "yield",
    ],
    type_follows: &["enum", "struct", "trait", "type", "union"],
    function_follows: &["fn"],
    constants: &["false", "self", "true"],
    types: &[
        "Self", "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128",
        "u16", "u32", "u64", "u8", "usize",
    ],
    capitals: Capitals::Types,
    features: &[Feature::Attributes, Feature::RustLiterals, Feature::Macros],
    ..Grammar::NONE
};
