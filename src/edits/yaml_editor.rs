//! Changes single keys of a YAML map. Comments, the order of the keys and all other bytes stay as they are.

use std::ops::Range;

use crate::diagnostic::Edit;
use crate::path::SourcePath;
use crate::yaml::quote;
use crate::yaml::quote::scalar;
use crate::yaml::{MapEntry, Node, NodeKind, line_at};

/// An editor of the map at the top of a YAML text: of front matter, or of `site.yaml`.
///
/// Its methods return `None` where an edit could change more than was asked for: in a map or list that is written with brackets
/// over several lines with comments, or for a value whose place is not known.
#[derive(Clone, Copy, Debug)]
pub struct YamlEditor<'t> {
    /// The file.
    file: &'t SourcePath,
    /// Its whole text.
    whole: &'t str,
    /// The start and the end of the YAML in the text.
    yaml: (usize, usize),
    root: &'t Node,
}

impl<'t> YamlEditor<'t> {
    /// Returns an editor of the YAML in the range `yaml` of a file, whose parsed value is `root`.
    pub fn new(file: &'t SourcePath, whole: &'t str, yaml: Range<usize>, root: &'t Node) -> YamlEditor<'t> {
        YamlEditor { file, whole, yaml: (yaml.start, yaml.end), root }
    }

    /// Returns the entry whose key is written exactly so.
    pub fn entry(&self, key: &str) -> Option<&'t MapEntry> {
        self.root.entries().iter().find(|entry| entry.key == key)
    }

    /// Gives a key a value, which is written as YAML on one line. A missing key is added behind the last one.
    pub fn set(&self, key: &str, value: &str) -> Option<Edit> {
        let Some(entry) = self.entry(key) else { return self.add(key, value) };
        let colon = self.colon(entry)?;
        let end = self.value_end(entry)?.max(colon + 1);
        let line_end = self.line_end(colon);
        let is_block = end > line_end;
        // A comment behind the key of a list in lines belongs to the whole list.
        let comment = if is_block { self.whole[colon + 1..line_end].trim() } else { "" };
        let comment = if comment.starts_with('#') { format!(" {comment}") } else { String::new() };
        Some(self.replace(colon + 1..end, format!(" {value}{comment}")))
    }

    /// Adds a key behind the last one. Returns `None` if the map is written in braces.
    fn add(&self, key: &str, value: &str) -> Option<Edit> {
        let line = format!("{key}: {value}");
        match &self.root.kind {
            NodeKind::Map(entries) if !self.whole[self.root.at.clone()].starts_with('{') => {
                let first = entries.first()?;
                let indent = &self.whole[self.line_start(first.key_at.start)..first.key_at.start];
                let last = entries.last()?;
                let end = self.line_end(self.value_end(last)?.max(last.key_at.end));
                indent.trim().is_empty().then(|| self.replace(end..end, format!("\n{indent}{line}")))
            }
            NodeKind::Null => {
                let (start, end) = self.yaml;
                let breaks = if end > start && !self.whole[start..end].ends_with('\n') { "\n" } else { "" };
                Some(self.replace(end..end, format!("{breaks}{line}\n")))
            }
            _ => None,
        }
    }

    /// Removes a key with its value, and the comment behind it on its line.
    pub fn remove(&self, key: &str) -> Option<Edit> {
        let entry = self.entry(key)?;
        let start = self.line_start(entry.key_at.start);
        self.whole[start..entry.key_at.start].trim().is_empty().then_some(())?;
        let end = self.line_end(self.value_end(entry)?.max(entry.key_at.end));
        Some(self.replace(start..(end + 1).min(self.yaml.1.max(end)), String::new()))
    }

    /// Gives a key another name.
    pub fn rename_key(&self, entry: &MapEntry, name: &str) -> Option<Edit> {
        self.is_placed(&entry.key_at).then(|| self.replace(entry.key_at.clone(), name.to_owned()))
    }

    /// Replaces a text, such as an entry of a list. It keeps its quotes.
    pub fn replace_text(&self, at: Range<usize>, text: &str) -> Option<Edit> {
        let written = self.whole.get(at.clone()).filter(|_| self.is_placed(&at))?;
        let text = match written.as_bytes().first()? {
            b'"' => quote::json(text),
            b'\'' => format!("'{}'", text.replace('\'', "''")),
            b'|' | b'>' | b'*' | b'&' => return None,
            _ => scalar(text),
        };
        Some(self.replace(at, text))
    }

    /// Adds a text to the list of a key: behind its last entry, beside a single text, or as a new key.
    pub fn add_item(&self, key: &str, text: &str) -> Option<Edit> {
        let Some(entry) = self.entry(key) else { return self.add(key, &format!("[{}]", scalar(text))) };
        match &entry.value.kind {
            NodeKind::Null => self.set(key, &format!("[{}]", scalar(text))),
            NodeKind::List(items) if items.is_empty() => self.set(key, &format!("[{}]", scalar(text))),
            NodeKind::List(items) => {
                let last = items.last()?;
                self.is_placed(&last.at).then_some(())?;
                if self.whole[entry.value.at.clone()].starts_with('[') {
                    return Some(self.replace(last.at.end..last.at.end, format!(", {}", scalar(text))));
                }
                let line = self.line_start(last.at.start);
                let before = &self.whole[line..last.at.start];
                let end = self.line_end(last.at.end);
                (before.trim() == "-").then(|| self.replace(end..end, format!("\n{before}{}", scalar(text))))
            }
            NodeKind::Map(_) => None,
            _ => {
                let written = self.whole.get(entry.value.at.clone())?;
                let is_simple = !written.contains('\n') && !written.starts_with(['|', '>', '&', '*', '!']);
                is_simple.then(|| self.set(key, &format!("[{written}, {}]", scalar(text)))).flatten()
            }
        }
    }

    /// Removes an entry of a list. The list keeps at least an empty pair of brackets.
    pub fn remove_item(&self, list: &Node, index: usize) -> Option<Edit> {
        let NodeKind::List(items) = &list.kind else { return None };
        let item = items.get(index).filter(|item| self.is_placed(&item.at))?;
        if self.whole[list.at.clone()].starts_with('[') {
            let before = index.checked_sub(1).and_then(|before| items.get(before));
            let at = match (before, items.get(index + 1)) {
                (Some(before), _) => before.at.end..item.at.end,
                (None, Some(after)) => item.at.start..after.at.start,
                (None, None) => item.at.clone(),
            };
            return (!self.whole[at.clone()].contains('#')).then(|| self.replace(at, String::new()));
        }
        if items.len() == 1 {
            return Some(self.replace(list.at.clone(), "[]".to_owned()));
        }
        let start = self.line_start(item.at.start);
        let is_alone = self.whole[start..item.at.start].trim() == "-";
        is_alone.then(|| self.replace(start..self.line_end(item.at.end) + 1, String::new()))
    }

    fn replace(&self, at: Range<usize>, text: String) -> Edit {
        Edit::replace(self.file, at, text)
    }

    /// Returns whether a range is the place of one value, not that of the whole map, which values without a known place get.
    fn is_placed(&self, at: &Range<usize>) -> bool {
        !at.is_empty() && *at != self.root.at && at.end <= self.whole.len()
    }

    /// Returns the offset of the colon behind a key.
    fn colon(&self, entry: &MapEntry) -> Option<usize> {
        let at = entry.key_at.end;
        let rest = self.whole.get(at..).filter(|_| self.is_placed(&entry.key_at))?;
        let colon = at + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
        self.whole[colon..].starts_with(':').then_some(colon)
    }

    /// Returns the end of an entry's value; that of its key if it has none.
    fn value_end(&self, entry: &MapEntry) -> Option<usize> {
        (self.is_placed(&entry.value.at) && self.is_placed(&entry.key_at)).then_some(entry.value.at.end)
    }

    fn line_start(&self, at: usize) -> usize {
        line_at(self.whole, at).start
    }

    fn line_end(&self, at: usize) -> usize {
        line_at(self.whole, at).end
    }
}

#[cfg(test)]
#[path = "yaml_editor_tests.rs"]
mod tests;
