//! R.

use crate::grammar::{Grammar, Span, StringLiteral};
use crate::languages::literals::{DOUBLE, RAW_TICKS, SINGLE};

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["#"],
    strings: &[
        StringLiteral { span: Span::Lines, ..DOUBLE },
        StringLiteral { span: Span::Lines, ..SINGLE },
        RAW_TICKS,
    ],
    keywords: &["break", "else", "for", "function", "if", "in", "next", "repeat", "return", "while"],
    constants: &["F", "FALSE", "Inf", "NA", "NULL", "NaN", "T", "TRUE"],
    name_characters: ".",
    ..Grammar::NONE
};
