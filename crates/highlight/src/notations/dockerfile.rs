//! Dockerfiles, with shell commands after `RUN`.

use crate::cursor::Cursor;
use crate::notations::each_line::each_line;
use crate::notations::shell;
use crate::token::TokenKind;

pub(crate) fn read(cursor: &mut Cursor<'_>) {
    let mut goes_on = false;
    each_line(cursor, |line, cursor| {
        cursor.take_while(None, char::is_whitespace);
        let is_comment = cursor.sees("#");
        if is_comment {
            cursor.take_line(Some(TokenKind::Comment));
        } else if !goes_on {
            let word = cursor.take_while(Some(TokenKind::Keyword), char::is_alphabetic);
            cursor.take_while(None, char::is_whitespace);
            if word.eq_ignore_ascii_case("run") {
                shell::read(cursor);
            }
        }
        shell::read_arguments(cursor);
        goes_on = line.trim_end().ends_with('\\') || is_comment && goes_on;
    });
}
