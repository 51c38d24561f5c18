//! Reads programming languages by a table of their words and marks.

use crate::highlight::Kind;
use crate::highlight::reader::Reader;
use crate::highlight::scanner::Scanner;
use crate::highlight::strings::Quote;

/// What is to be known of a language. Lists of words are sorted by their bytes, since they are searched at every word;
/// those of a language that does not care for case are in lower case.
pub(super) struct Words {
    /// What begins a comment to the end of the line.
    pub(super) comments: &'static [&'static str],
    /// Comments with an end.
    pub(super) blocks: &'static [Block],
    /// Strings; of those that begin alike the longest first.
    pub(super) quotes: &'static [Quote],
    pub(super) keywords: &'static [&'static str],
    /// Keywords behind which a type is named.
    pub(super) type_follows: &'static [&'static str],
    /// Keywords behind which a function is named.
    pub(super) function_follows: &'static [&'static str],
    pub(super) constants: &'static [&'static str],
    pub(super) types: &'static [&'static str],
    /// Functions that come with the language and are called without brackets.
    pub(super) functions: &'static [&'static str],
    /// What names may hold beside letters, digits and `_`.
    pub(super) letters: &'static str,
    /// What stands before a name, and what the name is then.
    pub(super) marks: &'static [(char, Kind)],
    /// How words are compared.
    pub(super) case: Case,
    /// What a name says by its first letter.
    pub(super) capitals: Capitals,
    /// What only a few languages have.
    pub(super) extras: &'static [Extra],
}

/// A comment with an end.
pub(super) struct Block {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) nests: Nests,
}

/// Whether a comment may stand in another.
#[derive(PartialEq, Eq)]
pub(super) enum Nests {
    Never,
    Always,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Exact,
    Any,
}

/// What a capital at the beginning says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// `Name` is a type and `NAME` a constant.
    Types,
    /// Nothing.
    Nothing,
}

#[derive(PartialEq, Eq)]
pub(super) enum Extra {
    /// `#[derive(Debug)]`
    Attributes,
    /// `'a`, `'x'`, `r#"…"#`
    Rust,
    /// `name!`
    Macros,
    /// `#include <stdio.h>`
    Preprocessor,
    /// `[[…]]`, `[==[…]==]`
    LongBrackets,
    /// `<<END`
    Heredocs,
    /// `/[a-z]+/`
    Patterns,
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

impl Words {
    /// A language without any words.
    pub(super) const NONE: Words = Words {
        comments: &[],
        blocks: &[],
        quotes: &[],
        keywords: &[],
        type_follows: &[],
        function_follows: &[],
        constants: &[],
        types: &[],
        functions: &[],
        letters: "",
        marks: &[],
        case: Case::Exact,
        capitals: Capitals::Nothing,
        extras: &[],
    };

    pub(super) fn read(&'static self, scanner: &mut Scanner<'_>) {
        let mut reader = Reader::new(self);
        while !scanner.is_done() {
            reader.step(scanner);
        }
    }

    pub(super) fn has(&self, extra: &Extra) -> bool {
        self.extras.contains(extra)
    }

    /// Whether a list has a word, as this language compares words.
    pub(super) fn holds(&self, list: &[&str], word: &str) -> bool {
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
    pub(super) fn is_letter(&self, c: char) -> bool {
        c.is_alphanumeric() || c == '_' || self.letters.contains(c)
    }
}
