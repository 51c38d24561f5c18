//! An entry and its notes, made apart from the import, so that many can be made at the same time.

use crate::diagnostic::Diagnostic;
use crate::import::entry::Entry;
use crate::import::import::Import;
use crate::import::notes::Note;

/// An entry and its notes. Without an entry, one of the notes says why it is left out.
#[derive(Clone, Debug, Default)]
pub(super) struct PreparedEntry {
    /// The entry.
    pub(super) entry: Option<Entry>,
    /// What happened, and where.
    pub(super) notes: Vec<(Note, String, String)>,
}

impl PreparedEntry {
    /// Returns the note of a text that is left out.
    pub(super) fn left_out(reason: impl Into<String>, place: impl Into<String>) -> PreparedEntry {
        PreparedEntry { entry: None, notes: vec![(Note::LeftOut, reason.into(), place.into())] }
    }

    /// Passes the entry and its notes to an import.
    pub(super) fn pass_to(self, import: &mut Import<'_>) -> Result<(), Diagnostic> {
        for (note, what, place) in self.notes {
            import.note(note, what, place);
        }
        self.entry.map_or(Ok(()), |entry| import.entry(entry))
    }
}
