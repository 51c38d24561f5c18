//! Keeps the keys of front matter that have no meaning of their own here.

use crate::config::fields::BUILT_IN;
use crate::import::entry::Entry;
use crate::import::notes::Note;
use crate::import::text_notes::TextNotes;
use crate::import::yaml_value::YamlValue;

/// Adds keys to the own fields of an entry. Values with a structure of their own are left out with a note.
pub(super) fn keep_own_keys(keys: Vec<(String, YamlValue)>, entry: &mut Entry, notes: &mut TextNotes) {
    for (key, value) in keys {
        let is_plain = match &value {
            YamlValue::Null => continue,
            YamlValue::Text(text) if text.trim().is_empty() => continue,
            YamlValue::List(entries) if entries.is_empty() => continue,
            YamlValue::Map(_) => false,
            YamlValue::List(entries) => entries.iter().all(|entry| entry.text().is_some()),
            _ => true,
        };
        let has_meaning = BUILT_IN.iter().any(|known| YamlValue::is_same_key(known, &key));
        let is_twice = entry.fields.iter().any(|(known, _)| YamlValue::is_same_key(known, &key));
        if is_plain && !has_meaning && !is_twice && !key.trim().is_empty() {
            entry.fields.push((key, value));
        } else {
            notes.file(Note::LeftOut, format!("front matter: `{key}`"));
        }
    }
}

/// Moves the keys of a map below a key to the top of the front matter, if they are not there.
pub(super) fn raise_keys(keys: &mut YamlValue, below: &str) {
    let Some(YamlValue::Map(inner)) = crate::import::settings_file::take(keys, below) else { return };
    for (key, value) in inner {
        let is_there = keys.get(&key).is_some();
        match keys {
            YamlValue::Map(entries) if !is_there => entries.push((key, value)),
            _ => {}
        }
    }
}
