//! Changes in the formats of `diff`.

use crate::cursor::Cursor;
use crate::notations::each_line::each_line;
use crate::token::TokenKind;

pub(crate) fn read(cursor: &mut Cursor<'_>) {
    each_line(cursor, |line, cursor| {
        let kind = match line.as_bytes() {
            [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] | [b'@', ..] => Some(TokenKind::Section),
            [b'+' | b'>', ..] => Some(TokenKind::Inserted),
            [b'-' | b'<', ..] => Some(TokenKind::Deleted),
            [b'!', ..] => Some(TokenKind::Keyword),
            _ if ["diff ", "index ", "Index: "].iter().any(|begin| line.starts_with(begin)) => {
                Some(TokenKind::Section)
            }
            _ => None,
        };
        cursor.take_line(kind);
    });
}
