//! The notes of one text, each with its line. Texts are read in parallel; their notes are added to the account in order.

use crate::import::notes::Note;
use crate::import::receiver::Import;

/// The notes of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct TextNotes {
    file: String,
    /// The line of the file in which the text below the front matter begins.
    first_line: usize,
    notes: Vec<(Note, String, String)>,
}

impl TextNotes {
    /// Returns no notes yet, for a file whose text begins in a line.
    pub(super) fn new(file: &str, first_line: usize) -> TextNotes {
        TextNotes { file: file.to_owned(), first_line, notes: Vec::new() }
    }

    /// Adds a note about a line of the text, from 0.
    pub(super) fn at(&mut self, note: Note, what: impl Into<String>, line: usize) {
        let place = format!("{}:{}", self.file, self.first_line + line);
        self.notes.push((note, what.into(), place));
    }

    /// Adds a note about the file.
    pub(super) fn file(&mut self, note: Note, what: impl Into<String>) {
        self.notes.push((note, what.into(), self.file.clone()));
    }

    /// Passes the notes to the account.
    pub(super) fn pass_to(self, import: &mut Import<'_>) {
        for (note, what, place) in self.notes {
            import.note(note, what, place);
        }
    }
}

/// Returns the number of line ends in the first bytes of a text.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..at.min(text.len())]).count()
}
