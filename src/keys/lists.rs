//! Reads lists of texts, terms and maps, and nested maps.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::fields::Fields;
use crate::keys::scalars::{tidy, unquoted, written};
use crate::yaml::quote::remedy;
use crate::yaml::{MapEntry, Node, NodeKind, quote};

/// The commas that separate the names in a list that is written as one text, in several scripts.
const COMMAS: [char; 5] = [',', '，', '、', '،', '﹐'];

/// The maximum length of a list whose entries make pages or are shown on other pages. An article with 10,000 tags would
/// make 10,000 pages, each with a card that lists 10,000 tags.
const MOST_ENTRIES: usize = 200;

impl<'t> Fields<'t, '_> {
    /// Returns a list, cut to the maximum length. Reports an error at the first entry beyond it.
    pub fn limited<T>(&mut self, key: &'t str, mut list: Vec<T>, at: impl Fn(&T) -> Range<usize>) -> Vec<T> {
        if let Some(first) = list.get(MOST_ENTRIES) {
            let key = self.non_null_entry(key).map_or(key, |entry| entry.key.as_str());
            let message = format!("`{key}` has {} entries, and {MOST_ENTRIES} are the most", list.len());
            let fault = Diagnostic::error(codes::TOO_MANY, message)
                .at(self.span(at(first)))
                .why("each of them makes pages, or stands on many pages")
                .help("keep those that readers look for, and remove the rest");
            self.fault(fault);
            list.truncate(MOST_ENTRIES);
        }
        list
    }

    /// Reads texts, up to the maximum number.
    pub fn limited_texts(&mut self, key: &'t str) -> Vec<Located<String>> {
        let texts = self.texts(key);
        self.limited(key, texts, |text| text.at.clone())
    }

    /// Reads a list of texts. A single text is a list of one.
    pub fn texts(&mut self, key: &'t str) -> Vec<Located<String>> {
        let Some(entry) = self.non_null_entry(key) else { return Vec::new() };
        match &entry.value.kind {
            NodeKind::List(items) => items.iter().filter_map(|item| self.list_text(entry, item)).collect(),
            NodeKind::Map(_) => {
                let help = remedy("for example:", &format!("{}: [one, two]", entry.key));
                self.wrong_type(&entry.key, &entry.value, "a list of texts", help);
                Vec::new()
            }
            _ => self.text_of(entry).into_iter().collect(),
        }
    }

    /// Reads a list of names without commas, such as tags. A single text is split at commas. A `#` before a name is
    /// dropped.
    pub fn terms(&mut self, key: &'t str) -> Vec<Located<String>> {
        let is_list =
            self.non_null_entry(key).is_some_and(|entry| matches!(entry.value.kind, NodeKind::List(_)));
        let mut terms = Vec::new();
        for text in self.texts(key) {
            let parts: Vec<&str> =
                if is_list { vec![&text.value] } else { text.value.split(COMMAS).collect() };
            for part in parts {
                let name = unquoted(unquoted(part).trim_start_matches('#'));
                if !name.is_empty() {
                    let at = if is_list { text.at.clone() } else { self.part_of(&text, name) };
                    terms.push(Located { value: name.to_owned(), at });
                }
            }
        }
        self.limited(key, terms, |term| term.at.clone())
    }

    /// Reads a list of words from `words`, or a single one.
    pub fn each_of<T: Copy>(&mut self, key: &'t str, words: &[(&str, T)]) -> Vec<T> {
        let Some(entry) = self.non_null_entry(key) else { return Vec::new() };
        match &entry.value.kind {
            NodeKind::List(items) => {
                items.iter().filter_map(|item| self.one_of_at(&entry.key, item, words)).collect()
            }
            _ => self.one_of_at(&entry.key, &entry.value, words).into_iter().collect(),
        }
    }

    /// Reads one text of a list. An empty one is dropped with a warning.
    pub fn list_text(&mut self, entry: &MapEntry, item: &Node) -> Option<Located<String>> {
        let text = match written(item) {
            Some(text) => tidy(text),
            None if item.kind == NodeKind::Null => String::new(),
            None => {
                let help = match item.entries() {
                    [only] if written(&only.value).is_some() => {
                        let text = format!("{}: {}", only.key, written(&only.value).unwrap_or_default());
                        remedy(
                            "put a text that holds a colon in quotes:",
                            &self.corrected(&item.at, &entry.key, &quote::quoted(&text)),
                        )
                    }
                    _ => remedy("for example:", &format!("{}: [one, two]", entry.key)),
                };
                self.wrong_type(&entry.key, item, "a list of texts", help);
                return None;
            }
        };
        // `- #loyalty`: `prose` reports it.
        if text.is_empty() && self.is_commented_out(item) {
            return None;
        }
        if text.is_empty() {
            self.fault(
                Diagnostic::warning(
                    codes::EMPTY_ENTRY,
                    format!("an entry of `{}` is empty and is left out", entry.key),
                )
                .at(self.span(item.at.clone()))
                .help("remove the entry"),
            );
            return None;
        }
        Some(Located { value: text, at: item.at.clone() })
    }

    /// Returns a reader of the nested map of a key.
    pub fn map(&mut self, key: &'t str, what: &'static str, example: &str) -> Option<Fields<'t, '_>> {
        let entry = self.non_null_entry(key)?;
        if let NodeKind::Map(_) = entry.value.kind {
            return Some(self.inside(&entry.value, what));
        }
        self.wrong_type(&entry.key, &entry.value, "a map of keys", remedy("for example:", example));
        None
    }

    /// Reads a list of maps, up to the maximum number. [`Fields::inside`] reads each.
    pub fn maps(&mut self, key: &'t str, example: &str) -> Vec<&'t Node> {
        let Some(entry) = self.non_null_entry(key) else { return Vec::new() };
        let NodeKind::List(items) = &entry.value.kind else {
            self.wrong_type(&entry.key, &entry.value, "a list of maps", remedy("for example:", example));
            return Vec::new();
        };
        let mut maps = Vec::new();
        for item in items {
            match item.kind {
                NodeKind::Map(_) => maps.push(item),
                _ => self.wrong_type(&entry.key, item, "a list of maps", remedy("for example:", example)),
            }
        }
        self.limited(key, maps, |map| map.at.clone())
    }
}
