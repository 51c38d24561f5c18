//! A language: its names, and what reads its texts.

use crate::cursor::Cursor;
use crate::grammar::Grammar;
use crate::lexer;

/// A language that can be highlighted. Made by [`language`](crate::language).
#[derive(Clone, Copy)]
pub struct Language(pub(crate) &'static Definition);

pub(crate) struct Definition {
    pub(crate) label: &'static str,
    /// In lower case: the usual one first, then those that authors also use, and file extensions.
    pub(crate) names: &'static [&'static str],
    pub(crate) syntax: Syntax,
}

/// What reads the texts of a language.
pub(crate) enum Syntax {
    Grammar(&'static Grammar),
    Function(fn(&mut Cursor<'_>)),
}

impl Language {
    /// Returns the name that readers know, such as `C++`.
    pub fn label(self) -> &'static str {
        self.0.label
    }

    /// Returns the names that authors use, in lower case, the usual one first.
    pub fn names(self) -> &'static [&'static str] {
        self.0.names
    }

    /// Reads to the end of the text.
    pub(crate) fn read(self, cursor: &mut Cursor<'_>) {
        match self.0.syntax {
            Syntax::Grammar(grammar) => lexer::read(grammar, cursor),
            Syntax::Function(read) => read(cursor),
        }
    }
}
