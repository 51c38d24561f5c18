//! A text in which something of another generator was replaced.

use crate::import::notes::Note;

/// A text after the replacement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReplacedText {
    /// The text.
    pub(super) text: String,
    /// What happened, and in which line, from 0.
    pub(super) notes: Vec<(Note, String, usize)>,
}

/// Returns a text in which marks of template tags are shown, not reported: outside of code with a character reference.
pub(super) fn shown_marks(text: &str, is_code: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in text.match_indices('{') {
        if text[at + 1..].starts_with(['{', '%']) && !is_code(at) {
            out.push_str(&text[from..at]);
            out.push_str("&#123;");
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
    out
}
