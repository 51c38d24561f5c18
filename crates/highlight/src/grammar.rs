//! The data by which the lexer reads a programming language: its words, comments and strings. Nothing here reads text.

use crate::token::TokenKind;

/// The grammar of a programming language.
///
/// Lists of words are sorted by their bytes: the lexer searches them for every word of a text. If the language ignores
/// case, they are in lower case.
pub(crate) struct Grammar {
    /// Marks that begin a comment to the end of the line.
    pub(crate) line_comments: &'static [&'static str],
    /// Comments with an end.
    pub(crate) block_comments: &'static [BlockComment],
    /// Kinds of strings. Of those that begin alike, the one with the longest mark comes first.
    pub(crate) strings: &'static [StringLiteral],
    pub(crate) keywords: &'static [&'static str],
    /// Keywords before the name of a type.
    pub(crate) type_follows: &'static [&'static str],
    /// Keywords before the name of a function.
    pub(crate) function_follows: &'static [&'static str],
    pub(crate) constants: &'static [&'static str],
    pub(crate) types: &'static [&'static str],
    /// Built-in functions that are called without brackets.
    pub(crate) functions: &'static [&'static str],
    /// Characters that names may contain besides letters, digits and `_`.
    pub(crate) name_characters: &'static str,
    /// Characters before a name, such as `$`, and the kind of such a name.
    pub(crate) sigils: &'static [(char, TokenKind)],
    pub(crate) case: Case,
    pub(crate) capitals: Capitals,
    pub(crate) features: &'static [Feature],
}

/// A comment with an end.
pub(crate) struct BlockComment {
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    pub(crate) nests: Nests,
}

/// Whether a comment may contain another of its kind.
#[derive(PartialEq, Eq)]
pub(crate) enum Nests {
    Never,
    Always,
}

/// How words are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Exact,
    Any,
}

/// The meaning of a capital letter at the start of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// `Name` is a type and `NAME` a constant.
    Types,
    /// Nothing.
    Nothing,
}

/// Syntax that only a few languages have.
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
    /// `name:` is the name of a value.
    Labels,
    /// The first word after `;`, `{` or `}` is a directive.
    Directives,
}

/// A kind of string.
pub(crate) struct StringLiteral {
    /// Words directly before the opening mark that belong to the string, such as `f`. If there are any, one is
    /// required.
    pub(crate) prefix: &'static [&'static str],
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    pub(crate) span: Span,
    pub(crate) escape: Escape,
    /// Marks that begin and end code in the string.
    pub(crate) code: &'static [(&'static str, &'static str)],
    pub(crate) placeholders: Placeholders,
}

/// Whether a string may continue on the next line.
#[derive(PartialEq, Eq)]
pub(crate) enum Span {
    Line,
    Lines,
}

/// How a string contains its own closing mark.
#[derive(PartialEq, Eq)]
pub(crate) enum Escape {
    /// Not at all.
    Never,
    /// After this character, which also begins escapes such as `\n`.
    Prefix(char),
    /// Written twice.
    Doubled,
}

/// The form of placeholders in a string, besides code.
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
    /// A grammar without words, comments and strings.
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

    /// Returns whether a list of this grammar contains a word.
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

    /// Returns whether names may contain a character.
    pub(crate) fn is_name_character(&self, c: char) -> bool {
        c.is_alphanumeric() || c == '_' || self.name_characters.contains(c)
    }
}
