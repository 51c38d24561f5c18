//! Sets of very many texts that keep only a few bytes of each text's digest: enough to tell whether a text is in the set. A
//! million texts take some megabytes.

use std::collections::BTreeSet;

use crate::digest::Digest;

/// The fewest new entries that are kept apart before they are merged.
const LEAST_APART: usize = 1024;
/// The share of all entries that may be kept apart: a merge moves all of them.
const PART_APART: usize = 128;

/// A set of texts, each as the first `N` bytes of its digest. The last bit is not part of the digest: it tells which reading
/// of the disk has seen the text.
#[derive(Clone, Debug)]
pub(super) struct Marks<const N: usize> {
    sorted: Vec<[u8; N]>,
    /// The latest entries. In the sorted list, each insertion would move half of all entries.
    apart: BTreeSet<[u8; N]>,
    /// The last bit of the entries that the present reading has seen.
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

    /// Returns the entry with the bit of a reading.
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

    /// Adds a text as seen by the present reading; returns `false` if it was seen before.
    pub(super) fn add(&mut self, mark: Mark<N>) -> bool {
        let entry = mark.seen(self.reading);
        if let Ok(at) = self.place(mark) {
            return std::mem::replace(&mut self.sorted[at], entry) != entry;
        }
        self.apart.remove(&mark.seen(1 - self.reading));
        let is_new = self.apart.insert(entry);
        if self.apart.len() > LEAST_APART.max(self.sorted.len() / PART_APART) {
            self.merge();
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

    /// Begins a reading, which has seen nothing yet. All entries stay until its end.
    pub(super) fn begin_reading(&mut self) {
        self.reading = 1 - self.reading;
    }

    /// Ends a reading, and removes the entries that it has not seen.
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

    /// Merges the entries kept apart into the sorted list, from the end and in place.
    fn merge(&mut self) {
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
    fn entries_that_a_reading_has_not_seen_are_removed_at_its_end() {
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
        fn marks_agree_with_a_map_of_the_texts(steps in proptest::collection::vec((0..6u8, 0..40u32), 0..400)) {
            // Enough entries for several merges.
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
