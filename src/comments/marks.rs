//! Very many texts of which nothing is kept but a few bytes each: enough to tell whether one is there, as long as a million
//! of them may take no more than some megabytes.

use std::collections::BTreeSet;

use crate::digest::Digest;

/// How many are kept apart at least until they are sorted in.
const LEAST_APART: usize = 1024;
/// The part of all that may be kept apart: sorting in touches all of them.
const PART_APART: usize = 128;

/// A set of texts, each by the first `N` bytes of its digest. The last bit is not part of that: it says which reading of the
/// disk has seen the text.
#[derive(Clone, Debug)]
pub(super) struct Marks<const N: usize> {
    sorted: Vec<[u8; N]>,
    /// Those that came lately. Elsewhere, each would move half of all.
    apart: BTreeSet<[u8; N]>,
    /// The last bit of what this reading has seen.
    reading: u8,
}

impl<const N: usize> Default for Marks<N> {
    fn default() -> Marks<N> {
        Marks { sorted: Vec::new(), apart: BTreeSet::new(), reading: 0 }
    }
}

/// The mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark<const N: usize>([u8; N]);

impl<const N: usize> Mark<N> {
    pub(super) fn of(text: &str) -> Mark<N> {
        let mut mark = Digest::of(text.as_bytes()).first();
        mark[N - 1] &= !1;
        Mark(mark)
    }

    /// As it is kept when a reading has seen it.
    fn seen(self, reading: u8) -> [u8; N] {
        let mut entry = self.0;
        entry[N - 1] |= reading;
        entry
    }
}

impl<const N: usize> Marks<N> {
    pub(super) fn has(&self, mark: Mark<N>) -> bool {
        self.place(mark).is_ok() || self.is_apart(mark)
    }

    /// Adds a text as one that this reading has seen; `false` where it had seen it before.
    pub(super) fn add(&mut self, mark: Mark<N>) -> bool {
        let entry = mark.seen(self.reading);
        if let Ok(at) = self.place(mark) {
            return std::mem::replace(&mut self.sorted[at], entry) != entry;
        }
        self.apart.remove(&mark.seen(1 - self.reading));
        let is_new = self.apart.insert(entry);
        if self.apart.len() > LEAST_APART.max(self.sorted.len() / PART_APART) {
            self.sort_in();
        }
        is_new
    }

    pub(super) fn remove(&mut self, mark: Mark<N>) {
        if let Ok(at) = self.place(mark) {
            self.sorted.remove(at);
        }
        self.apart.remove(&mark.seen(0));
        self.apart.remove(&mark.seen(1));
    }

    /// Begins a reading, which has seen nothing yet. All that was there is there until its end.
    pub(super) fn begin_reading(&mut self) {
        self.reading = 1 - self.reading;
    }

    /// Ends a reading: what it has not seen is there no more.
    pub(super) fn end_reading(&mut self) {
        let reading = self.reading;
        let is_seen = |entry: &[u8; N]| entry[N - 1] & 1 == reading;
        self.sorted.retain(is_seen);
        self.sorted.shrink_to_fit();
        self.apart.retain(is_seen);
    }

    fn place(&self, mark: Mark<N>) -> Result<usize, usize> {
        self.sorted.binary_search_by(|entry| {
            let mut known = *entry;
            known[N - 1] &= !1;
            known.cmp(&mark.0)
        })
    }

    fn is_apart(&self, mark: Mark<N>) -> bool {
        self.apart.contains(&mark.seen(0)) || self.apart.contains(&mark.seen(1))
    }

    /// Moves those apart to their places, from the end, without a second list.
    fn sort_in(&mut self) {
        let mut from = self.sorted.len();
        self.sorted.reserve_exact(self.apart.len());
        self.sorted.resize(from + self.apart.len(), [0; N]);
        let mut to = self.sorted.len();
        while let Some(entry) = self.apart.pop_last() {
            while from > 0 && self.sorted[from - 1] > entry {
                (from, to) = (from - 1, to - 1);
                self.sorted[to] = self.sorted[from];
            }
            to -= 1;
            self.sorted[to] = entry;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_reading_has_not_seen_is_gone_at_its_end() {
        let mut marks = Marks::<8>::default();
        let mark = |text: &str| Mark::of(text);
        assert!(marks.add(mark("a")) && marks.add(mark("b")) && !marks.add(mark("a")));
        marks.begin_reading();
        assert!(marks.has(mark("a")) && marks.has(mark("b")), "until the end, all is there");
        assert!(marks.add(mark("b")) && !marks.add(mark("b")));
        marks.end_reading();
        assert!(!marks.has(mark("a")) && marks.has(mark("b")));
    }

    proptest! {
        #[test]
        fn marks_say_what_a_map_of_the_texts_would(steps in proptest::collection::vec((0..6u8, 0..40u32), 0..400)) {
            // Many enough that they are sorted in again and again.
            let mut marks = Marks::<8>::default();
            let mut known: BTreeMap<u32, bool> = BTreeMap::new();
            let mark = |number: u32| Mark::of(&number.to_string());
            for number in 1000..4000 {
                marks.add(mark(number));
                known.insert(number, true);
            }
            let mut is_reading = false;
            for (step, number) in steps {
                match step {
                    0 if is_reading => {
                        marks.end_reading();
                        known.retain(|_, is_seen| *is_seen);
                        is_reading = false;
                    }
                    0 => {
                        marks.begin_reading();
                        known.values_mut().for_each(|is_seen| *is_seen = false);
                        is_reading = true;
                    }
                    1 => {
                        marks.remove(mark(number));
                        known.remove(&number);
                    }
                    _ => prop_assert_eq!(marks.add(mark(number)), known.insert(number, true) != Some(true)),
                }
                prop_assert_eq!(marks.has(mark(number)), known.contains_key(&number));
            }
            for number in (0..40).chain(1000..4000) {
                prop_assert_eq!(marks.has(mark(number)), known.contains_key(&number));
            }
        }
    }
}
