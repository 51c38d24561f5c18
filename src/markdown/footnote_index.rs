//! The footnotes of a text: where they are defined, and in which order they are referenced.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The events of each definition's content, by folded label; of two with one label the first counts.
    pub(super) definitions: HashMap<String, Range<usize>>,
    /// The index behind each definition, by the index of its start.
    ends: HashMap<usize, usize>,
    /// The number of each footnote that was named, by folded label; the first has 0.
    pub(super) numbers: HashMap<String, usize>,
    /// Those that were named, in that order.
    pub(super) named: Vec<Note>,
}

/// A footnote that the text names.
pub(super) struct Note {
    pub(super) content: Range<usize>,
    pub(super) id: String,
    /// The ids of the places that name it.
    pub(super) references: Vec<String>,
}

impl Footnotes {
    /// Notes a definition from its start to the index behind its end. The answer is the start of an earlier one with its
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

    /// The index behind the definition that starts at `start`.
    pub(super) fn behind(&self, start: usize) -> usize {
        self.ends.get(&start).copied().unwrap_or(start + 1)
    }
}

/// The label of a footnote that the text names at `at`, if it is written like one: `[^label]`.
pub(super) fn label_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?.strip_prefix("[^")?;
    // GitHub's labels have no white space; a limit keeps a row of brackets from being read over and over.
    let end = rest
        .char_indices()
        .take(100)
        .find(|&(_, c)| c == ']' || c == '[' || c.is_whitespace())
        .filter(|&(end, c)| c == ']' && end > 0)?
        .0;
    let escaped = at > 0 && text.as_bytes().get(at - 1) == Some(&b'\\');
    if escaped { None } else { rest.get(..end) }
}
