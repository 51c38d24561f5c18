//! The ids of a page, each given once.

use std::collections::HashMap;

/// The ids given so far, each with the last number that was put behind it.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Keeps an id from being given.
    pub(super) fn reserve(&mut self, id: &str) {
        self.taken.entry(id.to_owned()).or_insert(1);
    }

    /// The id itself when it is free, else with `-2`, `-3` and so on behind it.
    pub(super) fn give(&mut self, id: &str) -> String {
        let Some(&last) = self.taken.get(id) else {
            self.reserve(id);
            return id.to_owned();
        };
        let mut number = last + 1;
        let mut candidate = format!("{id}-{number}");
        while self.taken.contains_key(&candidate) {
            number += 1;
            candidate = format!("{id}-{number}");
        }
        // Remembered, so that a thousand equal headings are not counted through a thousand times.
        self.taken.insert(id.to_owned(), number);
        self.reserve(&candidate);
        candidate
    }
}
