//! A commenter's text: whatever it contains, the page gets only the few elements of comments.

use steadfast::markdown::untrusted;

use crate::strangers::tree::{is_a_strangers_piece, turns};

/// The most bytes of output for one byte of input, as for a list of empty items in quotes.
const GROWTH: usize = 128;

/// Writes a comment as HTML, as plain text and as a name.
pub fn comment(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let html = untrusted::to_html(text);
    assert!(html.len() <= GROWTH * (text.len() + 8), "{} bytes became {}", text.len(), html.len());
    is_a_strangers_piece(&html, text);
    for line in [untrusted::plain(text), untrusted::name(text)] {
        assert!(!line.contains(|c: char| c.is_control() || turns(c)), "{line:?}");
    }
}
