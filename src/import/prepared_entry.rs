//! An entry and its notes, made apart from the import, so that many can be made at the same time.

use crate::diagnostic::Diagnostic;
use crate::import::entry::Entry;
use crate::import::notes::Note;
use crate::import::receiver::Import;
use crate::import::yaml_value::YamlValue;

/// An entry and its notes. Without an entry, one of the notes says why it is left out.
#[derive(Clone, Debug, Default)]
pub(super) struct PreparedEntry {
    /// The entry.
    pub(super) entry: Option<Box<Entry>>,
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
        self.entry.map_or(Ok(()), |entry| import.entry(*entry))
    }
}

/// The note of a key whose value no own field can hold.
const NO_FIELD: &str = "keys of front matter that no field of the new site can hold";

impl PreparedEntry {
    /// Makes own fields of the keys that are left. What no field can hold is left out with a note.
    pub(super) fn keep_fields(&mut self, keys: Vec<(String, YamlValue)>) {
        let Some(entry) = &mut self.entry else { return };
        for (name, value) in keys {
            let is_list_of_texts = |entries: &[YamlValue]| entries.iter().all(|entry| entry.text().is_some());
            let is_held = match &value {
                YamlValue::Map(entries) => entries.is_empty(),
                YamlValue::List(entries) => is_list_of_texts(entries),
                _ => true,
            };
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
            let is_held = is_held && name.len() < 60 && name.chars().all(is_name);
            match is_held {
                true => entry.fields.push((name, value)),
                false => {
                    let name: String = name.chars().take(40).collect();
                    self.notes.push((Note::LeftOut, NO_FIELD.to_owned(), format!("{}: {name}", entry.place)));
                }
            }
        }
    }
}
