//! The footnotes of a text: their definitions, and the order of their references.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The events of each definition's content, by lowercase label. Of two with one label the first counts.
    pub(super) definitions: HashMap<String, Range<usize>>,
    /// The index after each definition, by the index of its start.
    ends: HashMap<usize, usize>,
    /// The number of each referenced footnote, by lowercase label, from 0.
    pub(super) numbers: HashMap<String, usize>,
    /// The referenced footnotes, by number.
    pub(super) referenced: Vec<Note>,
}

/// A referenced footnote.
pub(super) struct Note {
    pub(super) content: Range<usize>,
    pub(super) id: String,
    /// The ids of its references.
    pub(super) references: Vec<String>,
}

impl Footnotes {
    /// Adds a definition from its start to the index after its end. Returns the start of an earlier one with the same
    /// label.
    pub(super) fn define(&mut self, label: &str, start: usize, behind: usize) -> Option<usize> {
        self.ends.insert(start, behind);
        match self.definitions.entry(label.to_lowercase()) {
            Entry::Occupied(entry) => Some(entry.get().start - 1),
            Entry::Vacant(entry) => {
                entry.insert(start + 1..behind.saturating_sub(1));
                None
            }
        }
    }

    /// The index after the definition that starts at `start`.
    pub(super) fn behind(&self, start: usize) -> usize {
        self.ends.get(&start).copied().unwrap_or(start + 1)
    }
}

/// Returns the label of a footnote reference at `at`, `[^label]`, whether it is defined or not.
pub(super) fn label_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?.strip_prefix("[^")?;
    // GitHub's labels have no whitespace. The limit keeps a row of brackets from taking quadratic time.
    let end = rest
        .char_indices()
        .take(100)
        .find(|&(_, c)| c == ']' || c == '[' || c.is_whitespace())
        .filter(|&(end, c)| c == ']' && end > 0)?
        .0;
    let escaped = at > 0 && text.as_bytes().get(at - 1) == Some(&b'\\');
    if escaped { None } else { rest.get(..end) }
}
