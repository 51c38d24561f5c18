//! Heredocs: texts of several lines in code, such as `<<END … END`.

use crate::cursor::Cursor;
use crate::token::TokenKind;

/// The most characters in the word that ends a heredoc.
const LONGEST_END: usize = 60;

/// Takes `<<END`, `<<~'END'` or `<<<END`, and the text through the line `END`. Returns whether there was a heredoc.
pub(crate) fn read(cursor: &mut Cursor<'_>) -> bool {
    let Some((marks, end)) = start(cursor) else { return false };
    cursor.take(Some(TokenKind::String), marks + end.len());
    take_lines(end, cursor);
    true
}

/// Returns the length of the marks before the word that ends the text, and this word.
fn start<'a>(cursor: &mut Cursor<'a>) -> Option<(usize, &'a str)> {
    if !cursor.sees("<<") || cursor.sees("<<<\"") {
        return None;
    }
    let marks = cursor.find_near(|at, c| at > 1 && !matches!(c, '<' | '-' | '~' | '\'' | '"'))?;
    let name = &cursor.rest()[marks..];
    let mut characters = name.char_indices().take(LONGEST_END);
    let end = &name[..characters.find(|(_, c)| !c.is_alphanumeric() && *c != '_')?.0];
    end.starts_with(|c: char| c.is_uppercase() || c == '_').then_some((marks, end))
}

/// Takes the rest of the line, then all lines through the one that contains only `end`.
fn take_lines(end: &str, cursor: &mut Cursor<'_>) {
    cursor.take_line(None);
    while !cursor.is_done() {
        cursor.take(None, 1);
        let is_end = cursor.line().trim().trim_end_matches([';', ',', ')']) == end;
        cursor.take_line(Some(TokenKind::String));
        if is_end {
            return;
        }
    }
}
