//! Python.

use crate::grammar::{Capitals, Grammar, Placeholders, Span, StringLiteral};
use crate::languages::literals::{DOUBLE, SINGLE, TRIPLE};
use crate::token::TokenKind;

/// `f"…"`: a string with code.
const FORMATTED: StringLiteral = StringLiteral {
    prefix: &["f", "F", "fr", "rf", "Rf", "fR", "RF", "FR", "t"],
    code: &[("{", "}")],
    ..DOUBLE
};

/// `r"…"`: a string with a prefix and without code.
const LETTERED: StringLiteral =
    StringLiteral { prefix: &["r", "R", "b", "B", "rb", "br", "Rb", "bR", "u", "U"], ..DOUBLE };

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["#"],
    strings: &[
        TRIPLE,
        StringLiteral { open: "'''", close: "'''", ..TRIPLE },
        StringLiteral { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..FORMATTED },
        StringLiteral { open: "'''", close: "'''", span: Span::Lines, ..FORMATTED },
        StringLiteral { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..LETTERED },
        StringLiteral { open: "'''", close: "'''", span: Span::Lines, ..LETTERED },
        StringLiteral { placeholders: Placeholders::Braces, ..DOUBLE },
        StringLiteral { placeholders: Placeholders::Braces, ..SINGLE },
        FORMATTED,
        StringLiteral { open: "'", close: "'", ..FORMATTED },
        LETTERED,
        StringLiteral { open: "'", close: "'", ..LETTERED },
    ],
    keywords: &[
        "and", "as", "assert", "async", "await", "break", "case", "continue", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match",
        "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ],
    type_follows: &["class"],
    function_follows: &["def"],
    constants: &["Ellipsis", "False", "None", "NotImplemented", "True", "cls", "self"],
    types: &[
        "bool",
        "bytes",
        "complex",
        "dict",
        "float",
        "frozenset",
        "int",
        "list",
        "object",
        "set",
        "str",
        "tuple",
        "type",
    ],
    sigils: &[('@', TokenKind::Attribute)],
    capitals: Capitals::Types,
    ..Grammar::NONE
};
