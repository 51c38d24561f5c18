//! A language: its label, its names, and how its texts are read.

use crate::cursor::Cursor;
use crate::grammar::Grammar;
use crate::lexer;

/// A language that can be highlighted. [`language()`](crate::language()) finds one by its name.
#[derive(Clone, Copy)]
pub struct Language(pub(crate) &'static Definition);

/// The entry of a language in the registry.
pub(crate) struct Definition {
    pub(crate) label: &'static str,
    /// In lower case: the usual name first, then other names in use and file extensions.
    pub(crate) names: &'static [&'static str],
    pub(crate) syntax: Syntax,
}

/// How the texts of a language are read.
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

    /// Reads the text to its end.
    pub(crate) fn read(self, cursor: &mut Cursor<'_>) {
        match self.0.syntax {
            Syntax::Grammar(grammar) => lexer::read(grammar, cursor),
            Syntax::Function(read) => read(cursor),
        }
    }
}
