//! The lexer of programming languages: cuts a text into tokens by a [`Grammar`].

mod features;
mod state;
mod step;
mod strings;

use crate::cursor::Cursor;
use crate::grammar::Grammar;
use crate::lexer::state::Lexer;

/// Reads to the end of the text.
pub(crate) fn read(grammar: &'static Grammar, cursor: &mut Cursor<'_>) {
    let mut lexer = Lexer::new(grammar);
    while !cursor.is_done() {
        lexer.step(cursor);
    }
}
