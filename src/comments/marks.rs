//! Very many texts of which nothing is kept but a few bytes each: enough to tell whether one is there, as long as a million
//! of them may take no more than some megabytes.

use crate::digest::Digest;

/// How many lists there are. Each stays so short that a place in its middle costs next to nothing, and that the memory which
/// it leaves when it grows is of use to another.
const LISTS: usize = 1024;

/// A set of texts, each by the first `N` bytes of its digest. The last bit is not part of that: it says which reading of the
/// disk has seen the text.
#[derive(Clone, Debug)]
pub(super) struct Marks<const N: usize> {
    /// Each is sorted. The first bits of a mark say which one it is in.
    lists: Vec<Vec<[u8; N]>>,
    /// The last bit of what this reading has seen.
    reading: u8,
}

impl<const N: usize> Default for Marks<N> {
    fn default() -> Marks<N> {
        Marks { lists: vec![Vec::new(); LISTS], reading: 0 }
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

    /// The list that it is in.
    fn list(self) -> usize {
        usize::from(u16::from_be_bytes([self.0[0], self.0[1]])) % LISTS
    }

    /// Its place in its list, or where it would be.
    fn place(self, list: &[[u8; N]]) -> Result<usize, usize> {
        list.binary_search_by(|entry| {
            let mut known = *entry;
            known[N - 1] &= !1;
            known.cmp(&self.0)
        })
    }
}

impl<const N: usize> Marks<N> {
    pub(super) fn has(&self, mark: Mark<N>) -> bool {
        mark.place(&self.lists[mark.list()]).is_ok()
    }

    /// Adds a text as one that this reading has seen; `false` where it had seen it before.
    pub(super) fn add(&mut self, mark: Mark<N>) -> bool {
        let mut entry = mark.0;
        entry[N - 1] |= self.reading;
        let list = &mut self.lists[mark.list()];
        match mark.place(list) {
            Ok(at) => std::mem::replace(&mut list[at], entry) != entry,
            Err(at) => {
                // Room for a few more. A vector would double itself.
                if list.len() == list.capacity() {
                    list.reserve_exact(4 + list.len() / 16);
                }
                list.insert(at, entry);
                true
            }
        }
    }

    pub(super) fn remove(&mut self, mark: Mark<N>) {
        let list = &mut self.lists[mark.list()];
        if let Ok(at) = mark.place(list) {
            list.remove(at);
        }
    }

    /// Begins a reading, which has seen nothing yet. All that was there is there until its end.
    pub(super) fn begin_reading(&mut self) {
        self.reading = 1 - self.reading;
    }

    /// Ends a reading: what it has not seen is there no more.
    pub(super) fn end_reading(&mut self) {
        let reading = self.reading;
        for list in &mut self.lists {
            list.retain(|entry| entry[N - 1] & 1 == reading);
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
