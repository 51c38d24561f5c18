//! Reads programming languages by a table of their words and marks.

use crate::token::TokenKind;

/// What is to be known of a language. Lists of words are sorted by their bytes, since they are searched at every word;
/// those of a language that does not care for case are in lower case.
pub(crate) struct Grammar {
    /// What begins a comment to the end of the line.
    pub(crate) line_comments: &'static [&'static str],
    /// Comments with an end.
    pub(crate) block_comments: &'static [BlockComment],
    /// Strings; of those that begin alike the longest first.
    pub(crate) strings: &'static [StringLiteral],
    pub(crate) keywords: &'static [&'static str],
    /// Keywords behind which a type is named.
    pub(crate) type_follows: &'static [&'static str],
    /// Keywords behind which a function is named.
    pub(crate) function_follows: &'static [&'static str],
    pub(crate) constants: &'static [&'static str],
    pub(crate) types: &'static [&'static str],
    /// Functions that come with the language and are called without brackets.
    pub(crate) functions: &'static [&'static str],
    /// What names may hold beside letters, digits and `_`.
    pub(crate) name_characters: &'static str,
    /// What stands before a name, and what the name is then.
    pub(crate) sigils: &'static [(char, TokenKind)],
    /// How words are compared.
    pub(crate) case: Case,
    /// What a name says by its first letter.
    pub(crate) capitals: Capitals,
    /// What only a few languages have.
    pub(crate) features: &'static [Feature],
}

/// A comment with an end.
pub(crate) struct BlockComment {
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    pub(crate) nests: Nests,
}

/// Whether a comment may stand in another.
#[derive(PartialEq, Eq)]
pub(crate) enum Nests {
    Never,
    Always,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Exact,
    Any,
}

/// What a capital at the beginning says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// `Name` is a type and `NAME` a constant.
    Types,
    /// Nothing.
    Nothing,
}

#[derive(PartialEq, Eq)]
pub(crate) enum Feature {
    /// `#[derive(Debug)]`
    Attributes,
    /// `'a`, `'x'`, `r#"…"#`
    RustLiterals,
    /// `name!`
    Macros,
    /// `#include <stdio.h>`
    Preprocessor,
    /// `[[…]]`, `[==[…]==]`
    LongBrackets,
    /// `<<END`
    Heredocs,
    /// `/[a-z]+/`
    RegularExpressions,
    /// `:name`
    Symbols,
    /// `-Name` is an option, and `Get-Name` a function.
    Options,
    /// `<Name a={b}>text</Name>`
    Elements,
    /// `name:` is one that is given a value.
    Labels,
    /// The first word behind `;`, `{` or `}` is a directive.
    Directives,
}

/// A kind of string.
pub(crate) struct StringLiteral {
    /// Grammar that stand before it and belong to it, such as `f`; with none, it stands alone.
    pub(crate) prefix: &'static [&'static str],
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    pub(crate) span: Span,
    pub(crate) escape: Escape,
    /// What begins and ends code in it.
    pub(crate) code: &'static [(&'static str, &'static str)],
    pub(crate) placeholders: Placeholders,
}

/// Whether a string may go on in the next line.
#[derive(PartialEq, Eq)]
pub(crate) enum Span {
    Line,
    Lines,
}

/// How a string holds its own mark.
#[derive(PartialEq, Eq)]
pub(crate) enum Escape {
    /// Not at all.
    Never,
    /// By a sign before it, which also makes `\n` a line's end.
    Prefix(char),
    /// By writing it twice.
    Doubled,
}

/// What else in a string is filled in.
#[derive(PartialEq, Eq)]
pub(crate) enum Placeholders {
    Nothing,
    /// `{name:>3}`
    Braces,
    /// `%5.2f`
    Percent,
    /// `$name`
    Names,
}

impl Grammar {
    /// A language without any words.
    pub(crate) const NONE: Grammar = Grammar {
        line_comments: &[],
        block_comments: &[],
        strings: &[],
        keywords: &[],
        type_follows: &[],
        function_follows: &[],
        constants: &[],
        types: &[],
        functions: &[],
        name_characters: "",
        sigils: &[],
        case: Case::Exact,
        capitals: Capitals::Nothing,
        features: &[],
    };

    pub(crate) fn has(&self, feature: &Feature) -> bool {
        self.features.contains(feature)
    }

    /// Whether a list has a word, as this language compares words.
    pub(crate) fn contains(&self, list: &[&str], word: &str) -> bool {
        let found = match self.case {
            Case::Exact => list.binary_search(&word),
            Case::Any => {
                let lower = || word.bytes().map(|letter| letter.to_ascii_lowercase());
                list.binary_search_by(|known| known.bytes().cmp(lower()))
            }
        };
        found.is_ok()
    }

    /// Whether names may hold a letter.
    pub(crate) fn is_name_character(&self, c: char) -> bool {
        c.is_alphanumeric() || c == '_' || self.name_characters.contains(c)
    }
}
