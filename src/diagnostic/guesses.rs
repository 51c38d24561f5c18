//! Guesses for misspelt names among many candidates.
//!
//! Names are indexed by their trigrams. A typo leaves most trigrams unchanged, and the rare ones lead to the name that was
//! meant, so only names that share the rarest trigrams are compared. A guess takes the same time among a hundred thousand
//! names as among a thousand.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diagnostic::nearest::nearest;

/// Up to this number of names, all are compared and no index is built.
const FEW: usize = 512;
/// The maximum number of index entries that are read, and of names that are compared, for one guess.
const FOUND: usize = 1024;
const COMPARED: usize = 24;
/// The number of buckets for trigrams. A collision only means that more names are compared.
const NUMBERS: usize = 1 << 16;
/// The number of characters of a name that are indexed.
const LONGEST: usize = 96;

/// Names with an index of their trigrams.
#[derive(Clone, Debug, Default)]
pub struct Guesses {
    names: Vec<String>,
    /// For each bucket, the start of its names in `holders`; with one more entry at the end.
    starts: Vec<u32>,
    holders: Vec<u32>,
}

impl Guesses {
    /// Builds the index.
    pub fn new(names: impl IntoIterator<Item = impl Into<String>>) -> Guesses {
        let mut names: Vec<String> = names.into_iter().map(Into::into).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() <= FEW {
            return Guesses { names, ..Guesses::default() };
        }
        let mut starts = vec![0_u32; NUMBERS + 1];
        for name in &names {
            pieces(name, |piece| starts[piece + 1] += 1);
        }
        for at in 0..NUMBERS {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut holders = vec![0; starts[NUMBERS] as usize];
        for (number, name) in (0..).zip(&names) {
            pieces(name, |piece| {
                holders[next[piece] as usize] = number;
                next[piece] += 1;
            });
        }
        Guesses { names, starts, holders }
    }

    /// Returns the name that was most likely meant, like [`nearest`].
    pub fn nearest(&self, name: &str) -> Option<&str> {
        if self.starts.is_empty() {
            return nearest(name, self.names.iter().map(String::as_str));
        }
        let mut lists: Vec<&[u32]> = Vec::new();
        pieces(name, |piece| {
            lists.push(&self.holders[self.starts[piece] as usize..self.starts[piece + 1] as usize]);
        });
        lists.sort_by_key(|list| list.len());
        let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
        for holder in lists.into_iter().flatten().take(FOUND) {
            *shared.entry(*holder).or_default() += 1;
        }
        let mut found: Vec<(Reverse<u32>, usize, u32)> = shared
            .into_iter()
            .map(|(holder, pieces)| (Reverse(pieces), self.name(holder).len().abs_diff(name.len()), holder))
            .collect();
        found.sort_unstable();
        nearest(name, found.iter().take(COMPARED).map(|(.., holder)| self.name(*holder)))
    }

    fn name(&self, holder: u32) -> &str {
        &self.names[holder as usize]
    }
}

/// Calls `take` with the bucket of each trigram of the lowercase name. The start and the end count as characters.
fn pieces(name: &str, mut take: impl FnMut(usize)) {
    let letters = name.chars().flat_map(char::to_lowercase).take(LONGEST).map(u32::from);
    let (mut first, mut second) = (0_u32, 0_u32);
    for third in letters.chain([0, 0]) {
        let mixed = first.wrapping_mul(0x9E37_79B1)
            ^ second.wrapping_mul(0x85EB_CA77)
            ^ third.wrapping_mul(0xC2B2_AE3D);
        take((mixed.wrapping_mul(0x27D4_EB2F) >> 16) as usize);
        (first, second) = (second, third);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many() -> Vec<String> {
        let pages =
            (0..4000).map(|number| format!("2020/{:02}/a-visit-to-shop-{number:04}", number % 12 + 1));
        pages.chain(["about", "guides/how-to-thank-a-customer", "über-uns"].map(str::to_owned)).collect()
    }

    #[test]
    fn a_guess_among_many_names_is_that_of_comparing_all() {
        let (names, guesses) = (many(), Guesses::new(many()));
        for slip in [
            "abuot",
            "guides/how-to-tank-a-customer",
            "guide/how-to-thank-a-custmer",
            "Über-uns",
            "2020/03/a-visit-to-shop-002",
            "2020/05/a-visit-too-shop-0004",
            "nothing-like-it",
            "",
            "x",
        ] {
            let one_by_one = nearest(slip, names.iter().map(String::as_str));
            assert_eq!(guesses.nearest(slip).is_some(), one_by_one.is_some(), "{slip}");
            if !slip.starts_with("2020") {
                assert_eq!(guesses.nearest(slip), one_by_one, "{slip}");
            }
        }
        assert_eq!(guesses.nearest("2020/05/a-visit-too-shop-0004"), Some("2020/05/a-visit-to-shop-0004"));
    }

    #[test]
    fn few_names_are_all_compared() {
        let guesses = Guesses::new(["title", "tags"]);
        assert_eq!(guesses.nearest("tagz"), Some("tags"));
        assert_eq!(guesses.nearest("weather"), None);
    }
}
