//! Decides which key an entry of a map is: names in another case, other names of a key, custom keys of a site.

use crate::diagnostic::{Diagnostic, codes};
use crate::keys::fields::Fields;
use crate::keys::meaning::{Meaning, same_name};
use crate::keys::scalars::written;
use crate::yaml::{MapEntry, Node, NodeKind};

impl<'t> Fields<'t, '_> {
    /// Declares the custom keys of the site. They are never read as other names of built-in keys.
    pub fn declare_custom_keys<'k>(&mut self, keys: impl Iterator<Item = &'k str>) {
        for key in keys {
            self.has_custom_keys = true;
            for (entry, meaning) in self.entries.iter().zip(&mut self.meanings) {
                if entry.key == key {
                    *meaning = Meaning::Declared;
                }
            }
        }
    }

    /// Declares other names of a key. It is an error if two of them have different values.
    pub fn alias(&mut self, key: &'static str, others: &[&'static str]) {
        self.aliases.extend(others.iter().map(|other| (*other, key)));
        self.mean(others, Meaning::Other(key));
    }

    /// Declares names that are read for a key if it is missing.
    pub fn stand_ins(&mut self, key: &'static str, others: &[&'static str]) {
        self.mean(others, Meaning::StandIn(key));
    }

    fn mean(&mut self, names: &[&'static str], what: Meaning) {
        for (entry, meaning) in self.entries.iter().zip(&mut self.meanings) {
            if *meaning == Meaning::Spelt && names.iter().any(|name| same_name(&entry.key, name)) {
                *meaning = what;
            }
        }
    }

    /// Returns the entry of a key under any of its names, and marks the key as known. Entries with a value win over
    /// null ones.
    pub fn entry(&mut self, key: &'t str) -> Option<&'t MapEntry> {
        let is_first = !self.known.contains(&key);
        if is_first {
            self.known.push(key);
        }
        let entries: &'t [MapEntry] = self.entries;
        let mut found: Option<&'t MapEntry> = None;
        for (entry, meaning) in entries.iter().zip(&self.meanings) {
            let is_it = match meaning {
                Meaning::Spelt => same_name(&entry.key, key),
                Meaning::Declared => entry.key == key,
                Meaning::Other(of) => *of == key,
                Meaning::StandIn(_) | Meaning::Taken => false,
            };
            match found {
                _ if !is_it => {}
                Some(first) if first.value.kind != NodeKind::Null => {
                    let fault = self.two_names(first, entry).filter(|_| is_first);
                    self.report.extend(fault);
                }
                Some(_) if entry.value.kind == NodeKind::Null => {}
                _ => found = Some(entry),
            }
        }
        found.filter(|entry| entry.value.kind != NodeKind::Null).or_else(|| self.stand_in(key)).or(found)
    }

    /// Returns the first stand-in with a value, and makes it another name of the key.
    fn stand_in(&mut self, key: &str) -> Option<&'t MapEntry> {
        let entries: &'t [MapEntry] = self.entries;
        for (entry, meaning) in entries.iter().zip(&mut self.meanings) {
            match *meaning {
                Meaning::StandIn(of) if of == key && entry.value.kind != NodeKind::Null => {
                    *meaning = Meaning::Other(of);
                    return Some(entry);
                }
                _ => {}
            }
        }
        None
    }

    /// Returns the entry with a name, unless it is a custom key or another name of a key.
    pub fn entry_by_name(&self, name: &str) -> Option<&'t MapEntry> {
        let entries: &'t [MapEntry] = self.entries;
        let free = |meaning: &Meaning| matches!(meaning, Meaning::Spelt | Meaning::Taken);
        let is_it =
            |(entry, meaning): &(&'t MapEntry, &Meaning)| free(meaning) && same_name(&entry.key, name);
        entries.iter().zip(&self.meanings).find(is_it).map(|(entry, _)| entry)
    }

    /// Marks an entry as read, although it is not a key of the map.
    pub fn mark_read(&mut self, entry: &MapEntry) {
        for (other, meaning) in self.entries.iter().zip(&mut self.meanings) {
            if other.key_at == entry.key_at {
                *meaning = Meaning::Taken;
            }
        }
    }

    /// Returns the diagnostic of an entry whose key is also there under another name. `yaml` reports equal names.
    fn two_names(&self, first: &MapEntry, second: &MapEntry) -> Option<Diagnostic> {
        if first.key == second.key || second.value.kind == NodeKind::Null {
            return None;
        }
        let message = format!("`{}` and `{}` are two names of one key", first.key, second.key);
        let fault = match are_written_alike(&first.value, &second.value) {
            true => Diagnostic::warning(codes::DUPLICATE_KEY, message),
            false => Diagnostic::error(codes::DUPLICATE_KEY, message),
        };
        let fault = fault.at(self.span(second.key_at.clone()));
        Some(fault.also(self.span(first.key_at.clone()), "the other one").help("remove one of the two lines"))
    }

    /// Returns whether an entry was asked for, under any name.
    pub(super) fn is_known(&self, entry: &MapEntry, meaning: Meaning) -> bool {
        let known = |key: &str| self.known.contains(&key);
        match meaning {
            Meaning::Spelt => self.known.iter().any(|key| same_name(&entry.key, key)),
            Meaning::Declared => known(&entry.key),
            Meaning::Other(key) => known(key),
            Meaning::StandIn(_) => entry.value.kind == NodeKind::Null,
            Meaning::Taken => true,
        }
    }
}

/// Returns whether two values are written in the same way.
fn are_written_alike(one: &Node, other: &Node) -> bool {
    match (written(one), written(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}
