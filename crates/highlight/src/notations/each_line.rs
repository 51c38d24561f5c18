//! Splits a text into lines for the readers of line formats.

use crate::cursor::Cursor;

/// Calls `read` for each line. A line is given without its end, and `read` cannot read beyond it; what `read` leaves is
/// taken without a kind.
pub(crate) fn each_line<'a>(cursor: &mut Cursor<'a>, mut read: impl FnMut(&'a str, &mut Cursor<'a>)) {
    while !cursor.is_done() {
        let line = cursor.line();
        cursor.within(line.len(), |cursor| read(line, cursor));
        if !cursor.is_done() {
            cursor.take(None, 1);
        }
    }
}
