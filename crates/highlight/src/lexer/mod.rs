//! The lexer of programming languages: splits a text into tokens by a [`Grammar`].

mod features;
mod state;
mod step;
mod strings;

use crate::cursor::Cursor;
use crate::grammar::Grammar;
use crate::lexer::state::Lexer;

/// Reads the text to its end.
pub(crate) fn read(grammar: &'static Grammar, cursor: &mut Cursor<'_>) {
    let mut lexer = Lexer::new(grammar);
    while !cursor.is_done() {
        lexer.step(cursor);
    }
}
