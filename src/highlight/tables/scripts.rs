//! Languages that are run as they are written.

use crate::highlight::Kind;
use crate::highlight::strings::{Escape, Fill, Quote, Span};
use crate::highlight::tables::{DOUBLE, RAW_TICKS, SINGLE, STARS, TRIPLE};
use crate::highlight::words::{Block, Capitals, Case, Extra, Nests, Words};

/// `f"…"`: Python's strings with code in them.
const FORMATTED: Quote =
    Quote { prefix: &["f", "F", "fr", "rf", "Rf", "fR", "RF", "FR", "t"], code: &[("{", "}")], ..DOUBLE };

/// `r"…"`: Python's strings with a letter before them and no code in them.
const LETTERED: Quote = Quote { prefix: &["r", "R", "b", "B", "rb", "br", "Rb", "bR", "u", "U"], ..DOUBLE };

pub(in crate::highlight) static PYTHON: Words = Words {
    comments: &["#"],
    quotes: &[
        TRIPLE,
        Quote { open: "'''", close: "'''", ..TRIPLE },
        Quote { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..FORMATTED },
        Quote { open: "'''", close: "'''", span: Span::Lines, ..FORMATTED },
        Quote { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..LETTERED },
        Quote { open: "'''", close: "'''", span: Span::Lines, ..LETTERED },
        Quote { fill: Fill::Braces, ..DOUBLE },
        Quote { fill: Fill::Braces, ..SINGLE },
        FORMATTED,
        Quote { open: "'", close: "'", ..FORMATTED },
        LETTERED,
        Quote { open: "'", close: "'", ..LETTERED },
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
    marks: &[('@', Kind::Attribute)],
    capitals: Capitals::Types,
    ..Words::NONE
};

pub(in crate::highlight) static RUBY: Words = Words {
    comments: &["#"],
    blocks: &[Block { open: "=begin", close: "=end", nests: Nests::Never }],
    quotes: &[
        Quote { span: Span::Lines, code: &[("#{", "}")], ..DOUBLE },
        Quote { span: Span::Lines, ..SINGLE },
        RAW_TICKS,
    ],
    keywords: &[
        "BEGIN",
        "END",
        "alias",
        "and",
        "begin",
        "break",
        "case",
        "defined?",
        "do",
        "else",
        "elsif",
        "end",
        "ensure",
        "for",
        "if",
        "in",
        "loop",
        "next",
        "not",
        "or",
        "private",
        "protected",
        "public",
        "raise",
        "redo",
        "rescue",
        "retry",
        "return",
        "then",
        "undef",
        "unless",
        "until",
        "when",
        "while",
        "yield",
    ],
    type_follows: &["class", "module"],
    function_follows: &["def"],
    constants: &["false", "nil", "self", "super", "true"],
    functions: &[
        "attr_accessor",
        "attr_reader",
        "attr_writer",
        "extend",
        "include",
        "lambda",
        "p",
        "print",
        "proc",
        "puts",
        "require",
        "require_relative",
    ],
    letters: "?",
    marks: &[('@', Kind::Variable), ('$', Kind::Variable)],
    capitals: Capitals::Types,
    extras: &[Extra::Symbols, Extra::Patterns, Extra::Heredocs, Extra::Labels],
    ..Words::NONE
};

pub(in crate::highlight) static PHP: Words = Words {
    comments: &["//", "#"],
    blocks: &[Block { open: "#[", close: "]", nests: Nests::Never }, STARS],
    quotes: &[
        Quote { span: Span::Lines, code: &[("{$", "}")], fill: Fill::Names, ..DOUBLE },
        Quote { span: Span::Lines, ..SINGLE },
    ],
    keywords: &[
        "abstract",
        "and",
        "as",
        "break",
        "case",
        "catch",
        "clone",
        "const",
        "continue",
        "declare",
        "default",
        "do",
        "echo",
        "else",
        "elseif",
        "empty",
        "endfor",
        "endforeach",
        "endif",
        "endswitch",
        "endwhile",
        "exit",
        "final",
        "finally",
        "fn",
        "for",
        "foreach",
        "global",
        "goto",
        "if",
        "include",
        "include_once",
        "instanceof",
        "insteadof",
        "isset",
        "list",
        "match",
        "namespace",
        "or",
        "print",
        "private",
        "protected",
        "public",
        "readonly",
        "require",
        "require_once",
        "return",
        "static",
        "switch",
        "throw",
        "try",
        "unset",
        "use",
        "var",
        "while",
        "xor",
        "yield",
    ],
    type_follows: &["class", "enum", "extends", "implements", "interface", "new", "trait"],
    function_follows: &["function"],
    constants: &["FALSE", "NULL", "TRUE", "false", "null", "parent", "self", "true"],
    types: &[
        "array", "bool", "callable", "float", "int", "iterable", "mixed", "never", "object", "string", "void",
    ],
    marks: &[('$', Kind::Variable)],
    capitals: Capitals::Types,
    extras: &[Extra::Heredocs],
    ..Words::NONE
};

pub(in crate::highlight) static LUA: Words = Words {
    comments: &["--"],
    blocks: &[Block { open: "--[[", close: "]]", nests: Nests::Never }],
    quotes: &[DOUBLE, SINGLE],
    keywords: &[
        "and", "break", "do", "else", "elseif", "end", "for", "goto", "if", "in", "local", "not", "or",
        "repeat", "return", "then", "until", "while",
    ],
    function_follows: &["function"],
    constants: &["_G", "false", "nil", "self", "true"],
    functions: &["require"],
    extras: &[Extra::LongBrackets],
    ..Words::NONE
};

pub(in crate::highlight) static R: Words = Words {
    comments: &["#"],
    quotes: &[Quote { span: Span::Lines, ..DOUBLE }, Quote { span: Span::Lines, ..SINGLE }, RAW_TICKS],
    keywords: &["break", "else", "for", "function", "if", "in", "next", "repeat", "return", "while"],
    constants: &["F", "FALSE", "Inf", "NA", "NULL", "NaN", "T", "TRUE"],
    letters: ".",
    ..Words::NONE
};

pub(in crate::highlight) static POWERSHELL: Words = Words {
    comments: &["#"],
    blocks: &[Block { open: "<#", close: "#>", nests: Nests::Never }],
    quotes: &[
        Quote {
            open: "@\"",
            close: "\"@",
            span: Span::Lines,
            escape: Escape::Sign('`'),
            code: &[("$(", ")")],
            fill: Fill::Names,
            ..DOUBLE
        },
        Quote { open: "@'", close: "'@", span: Span::Lines, escape: Escape::Never, ..SINGLE },
        Quote {
            span: Span::Lines,
            escape: Escape::Sign('`'),
            code: &[("$(", ")")],
            fill: Fill::Names,
            ..DOUBLE
        },
        Quote { span: Span::Lines, escape: Escape::Twice, ..SINGLE },
    ],
    keywords: &[
        "begin", "break", "catch", "continue", "do", "else", "elseif", "end", "exit", "finally", "for",
        "foreach", "from", "if", "in", "param", "process", "return", "switch", "throw", "trap", "try",
        "until", "using", "while",
    ],
    type_follows: &["class", "enum"],
    function_follows: &["filter", "function"],
    letters: "-",
    marks: &[('$', Kind::Variable)],
    case: Case::Any,
    extras: &[Extra::Options],
    ..Words::NONE
};
