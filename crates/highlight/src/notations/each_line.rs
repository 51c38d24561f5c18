//! Reads a text line by line.

use crate::cursor::Cursor;

/// Reads line by line.
pub(crate) fn each_line<'a>(cursor: &mut Cursor<'a>, mut read: impl FnMut(&'a str, &mut Cursor<'a>)) {
    while !cursor.is_done() {
        let line = cursor.line();
        cursor.within(line.len(), |cursor| read(line, cursor));
        if !cursor.is_done() {
            cursor.take(None, 1);
        }
    }
}
