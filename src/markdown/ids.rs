//! Unique ids of a page.

use std::collections::HashMap;

/// The assigned ids, each with the last number that was appended to it.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Reserves an id.
    pub(super) fn reserve(&mut self, id: &str) {
        self.taken.entry(id.to_owned()).or_insert(1);
    }

    /// Returns the id if it is free, else with `-2`, `-3` and so on.
    pub(super) fn give(&mut self, id: &str) -> String {
        if !self.taken.contains_key(id) {
            self.reserve(id);
            return id.to_owned();
        }
        let (candidate, number) = self.next_free(id);
        // Remembered, so that a thousand equal headings do not take quadratic time.
        self.taken.insert(id.to_owned(), number);
        self.reserve(&candidate);
        candidate
    }

    /// Returns the id if it is free, else with a separator and the next free number, from `first` on.
    pub(super) fn give_in_turn(&mut self, id: &str, (joint, first): (&str, usize)) -> String {
        let Some(&last) = self.taken.get(id) else {
            // One less than the number of the next repetition.
            self.taken.insert(id.to_owned(), first - 1);
            return id.to_owned();
        };
        let mut number = last.max(first - 1) + 1;
        // An id that was only reserved has no repetition yet.
        if last == 1 && first == 1 && !self.taken.contains_key(&format!("{id}{joint}1")) {
            number = 1;
        }
        while self.taken.contains_key(&format!("{id}{joint}{number}")) {
            number += 1;
        }
        self.taken.insert(id.to_owned(), number);
        let given = format!("{id}{joint}{number}");
        self.reserve(&given);
        given
    }

    /// Returns a similar id that is free, without assigning it.
    pub(super) fn free(&self, id: &str) -> String {
        self.next_free(id).0
    }

    fn next_free(&self, id: &str) -> (String, usize) {
        let mut number = self.taken.get(id).map_or(1, |last| *last) + 1;
        let mut candidate = format!("{id}-{number}");
        while self.taken.contains_key(&candidate) {
            number += 1;
            candidate = format!("{id}-{number}");
        }
        (candidate, number)
    }
}
