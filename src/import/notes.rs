//! What an import changed or left out, by kind, with the number and the places of each kind.

use std::collections::BTreeMap;

/// A thing that an import changed or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// It is in the site in another form.
    Changed,
    /// It is in the site as it was, but the site does not understand it.
    Unconverted,
    /// It is not in the site.
    LeftOut,
}

impl Note {
    /// Returns the heading of its kind in the account.
    pub fn heading(self) -> &'static str {
        match self {
            Note::Changed => "changed",
            Note::Unconverted => "left as it was",
            Note::LeftOut => "left out",
        }
    }
}

/// All notes of an import.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    by_kind: BTreeMap<(Note, String), Vec<String>>,
}

impl Notes {
    /// Adds a note: what happened, and where.
    pub fn add(&mut self, note: Note, what: impl Into<String>, place: impl Into<String>) {
        self.by_kind.entry((note, what.into())).or_default().push(place.into());
    }

    /// Iterates over the kinds of notes, each with its places in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = (Note, &str, &[String])> {
        self.by_kind.iter().map(|((note, what), places)| (*note, what.as_str(), places.as_slice()))
    }

    /// Returns the number of places of a kind of note.
    pub fn count(&self, note: Note) -> usize {
        self.iter().filter(|(kind, _, _)| *kind == note).map(|(_, _, places)| places.len()).sum()
    }

    /// Returns all notes as a table: kind, what, place. Columns are separated by tabs.
    pub fn table(&self) -> String {
        let mut table = "kind\twhat\tplace\n".to_owned();
        for (note, what, places) in self.iter() {
            for place in places {
                table.push_str(&format!("{}\t{}\t{}\n", note.heading(), one_line(what), one_line(place)));
            }
        }
        table
    }
}

/// Returns a text without tabs and line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
