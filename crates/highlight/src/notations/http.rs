//! HTTP/1.1: a request or a response, with JSON in its body.

use crate::cursor::Cursor;
use crate::notations::data;
use crate::notations::data::DataFormat;
use crate::notations::each_line::each_line;
use crate::token::TokenKind;

pub(crate) fn read(cursor: &mut Cursor<'_>) {
    let mut in_body = false;
    each_line(cursor, |line, cursor| {
        let upper = line.bytes().take_while(u8::is_ascii_uppercase).count();
        if in_body {
            data::read(DataFormat::Json, cursor);
        } else if line.starts_with("HTTP/") {
            cursor.take_while(Some(TokenKind::Keyword), |c| !c.is_whitespace());
            cursor.take_while(None, |c| c == ' ');
            cursor.take_while(Some(TokenKind::Number), |c| c.is_ascii_digit());
        } else if upper > 2 && line[upper..].starts_with(' ') {
            cursor.take(Some(TokenKind::Function), upper);
            cursor.take_while(None, |c| c == ' ');
            cursor.take_while(Some(TokenKind::String), |c| !c.is_whitespace());
            cursor.take_while(None, |c| c == ' ');
            cursor.take_line(Some(TokenKind::Keyword));
        } else if let Some(end) = line.find(':') {
            cursor.take(Some(TokenKind::Property), end);
        }
        in_body |= line.trim().is_empty();
        cursor.take_line(None);
    });
}
