//! Lua.

use crate::grammar::{BlockComment, Feature, Grammar, Nests};
use crate::languages::literals::{DOUBLE, SINGLE};

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["--"],
    block_comments: &[BlockComment { open: "--[[", close: "]]", nests: Nests::Never }],
    strings: &[DOUBLE, SINGLE],
    keywords: &[
        "and", "break", "do", "else", "elseif", "end", "for", "goto", "if", "in", "local", "not", "or",
        "repeat", "return", "then", "until", "while",
    ],
    function_follows: &["function"],
    constants: &["_G", "false", "nil", "self", "true"],
    functions: &["require"],
    features: &[Feature::LongBrackets],
    ..Grammar::NONE
};
