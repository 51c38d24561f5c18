//! A passage of prose without markup, whose characters know their places in the file.

use std::ops::Range;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph, an item of a list, a cell of a table, a note.
    Text,
    /// A heading.
    Heading,
    /// Somebody else's words: a quote.
    Quote,
}

/// A passage of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its text. A line break is a space, a hard one `\n`, code is U+FFFC.
    pub text: String,
    /// What it is.
    pub kind: PassageKind,
    /// The offset of its first character in the file.
    pub start: usize,
    /// The offset of the Markdown in the file.
    body: usize,
    pieces: Vec<Piece>,
}

/// A part of the text that the file holds in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Its offset in the text.
    text: usize,
    /// Its offset in the file.
    file: usize,
    /// Whether the file has the same characters; otherwise only its start is known.
    is_exact: bool,
}

/// Stands for code.
const CODE: &str = "\u{fffc}";

impl Passage {
    pub(super) fn new(kind: PassageKind, start: usize, body: usize) -> Passage {
        Passage { text: String::new(), kind, start, body, pieces: Vec::new() }
    }

    /// Adds a text from an offset of the Markdown.
    pub(super) fn add(&mut self, text: &str, from: usize, is_exact: bool) {
        self.pieces.push(Piece { text: self.text.len(), file: self.body + from, is_exact });
        self.text.push_str(text);
    }

    pub(super) fn add_code(&mut self, from: usize) {
        self.add(CODE, from, false);
    }

    pub(super) fn add_break(&mut self) {
        self.text.push('\n');
    }

    /// Returns the byte range in the file of a range of the text.
    pub fn place(&self, at: Range<usize>) -> Range<usize> {
        let start = self.in_file(at.start);
        // The end of the last character: its beginning may be in another piece than what follows.
        let last = self.text[..at.end].char_indices().next_back().map_or(at.start, |(last, _)| last);
        let end = self.in_file(last.max(at.start)) + (at.end - last.max(at.start));
        start..end.max(start)
    }

    fn in_file(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|piece| piece.text <= at).checked_sub(1);
        match piece.and_then(|piece| self.pieces.get(piece)) {
            Some(piece) if piece.is_exact => piece.file + (at - piece.text),
            Some(piece) => piece.file,
            None => self.start,
        }
    }
}
