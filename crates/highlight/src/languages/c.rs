//! C.

use crate::grammar::{Capitals, Feature, Grammar, Placeholders, StringLiteral};
use crate::languages::literals::{DOUBLE, SINGLE, STARS};

const PRINTED: StringLiteral = StringLiteral { placeholders: Placeholders::Percent, ..DOUBLE };

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["//"],
    block_comments: &[STARS],
    strings: &[PRINTED, SINGLE],
    keywords: &[
        "auto", "break", "case", "const", "continue", "default", "do", "else", "extern", "for", "goto", "if",
        "inline", "register", "restrict", "return", "sizeof", "static", "switch", "typedef", "volatile",
        "while",
    ],
    type_follows: &["enum", "struct", "union"],
    constants: &["NULL", "false", "nullptr", "true"],
    types: &[
        "FILE", "_Bool", "bool", "char", "double", "float", "int", "int16_t", "int32_t", "int64_t", "int8_t",
        "long", "short", "signed", "size_t", "ssize_t", "uint16_t", "uint32_t", "uint64_t", "uint8_t",
        "unsigned", "void",
    ],
    capitals: Capitals::Types,
    features: &[Feature::Preprocessor],
    ..Grammar::NONE
};
