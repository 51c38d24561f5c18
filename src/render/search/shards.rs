//! Writes the words to files. The plan has their number; all have nearly the same size.
//!
//! A file begins with four bytes of the version of the index. Then come its words in the order of UTF-16:
//!
//! ```text
//! shared   1 byte     the number of bytes that the word has in common with the one before
//! length   1 byte     the number of further bytes of the word, in UTF-8
//! word     …          these bytes
//! size     varint     the number of bytes of its documents
//! count    varint     the number of documents that contain it
//! each     varint     (number - number of the one before) << 4 | weight
//! ```
//!
//! A varint has seven bits in each byte, the lowest first. The highest bit is set in all bytes but the last.

use rayon::prelude::*;

use crate::digest::Digest;
use crate::render::search::gather::Posting;

/// The files of words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shards {
    /// The bytes of each file.
    pub(super) files: Vec<Vec<u8>>,
    /// The shortest prefix that tells the first word of a file from the last word of the file before, for each file
    /// with words.
    pub(super) first: Vec<String>,
    /// The version of the files, in hexadecimal digits.
    pub(super) version: String,
}

/// The number of bytes of the version.
const VERSION: usize = 4;

/// Divides all words, which must be in order, into `count` files.
pub(super) fn cut(words: &[(Box<str>, Vec<Posting>)], count: usize) -> Shards {
    let documents: Vec<Vec<u8>> = words.par_iter().map(|(_, postings)| encoded(postings)).collect();
    let mut rest: usize =
        documents.iter().zip(words).map(|(bytes, (word, _))| bytes.len() + word.len()).sum();
    let mut shards = Shards { files: Vec::with_capacity(count), first: Vec::new(), version: String::new() };
    let (mut file, mut before, mut target) = (vec![0; VERSION], "", rest.div_ceil(count));
    for ((word, _), documents) in words.iter().zip(&documents) {
        let size = word.len() + documents.len();
        // A word that would make a file too large goes to the next one, if there is one.
        let full = file.len() > VERSION && file.len() - VERSION + size / 2 >= target;
        if full && shards.files.len() + 1 < count {
            shards.files.push(std::mem::replace(&mut file, vec![0; VERSION]));
            target = rest.div_ceil(count - shards.files.len());
        }
        rest -= size;
        let shared = if file.len() == VERSION { 0 } else { shared(before, word) };
        if file.len() == VERSION {
            shards.first.push(separator(before, word).to_owned());
        }
        file.extend([shared as u8, (word.len() - shared) as u8]);
        file.extend(&word.as_bytes()[shared..]);
        file.extend(documents);
        before = word;
    }
    shards.files.push(file);
    shards.files.resize_with(count, || vec![0; VERSION]);
    set_version(&mut shards);
    shards
}

/// Returns the words of a file, in order. Returns `None` for a damaged file.
pub(super) fn words(file: &[u8]) -> Option<Vec<(String, Vec<Posting>)>> {
    let mut rest = file.get(VERSION..)?;
    let (mut words, mut word) = (Vec::new(), Vec::new());
    while let [shared, length, behind @ ..] = rest {
        word.truncate(usize::from(*shared));
        let (letters, behind) = behind.split_at_checked(usize::from(*length))?;
        word.extend(letters);
        rest = behind;
        let _size = number(&mut rest)?;
        let mut postings = Vec::new();
        let mut before = 0_u32;
        for _ in 0..number(&mut rest)? {
            let posting = number(&mut rest)?.checked_add(before.checked_mul(16)?)?;
            before = posting >> 4;
            postings.push(posting);
        }
        words.push((String::from_utf8(word.clone()).ok()?, postings));
    }
    rest.is_empty().then_some(words)
}

/// Takes a varint.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for shift in (0..u32::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// Sets the version, a digest of all files, and writes it into each file.
fn set_version(shards: &mut Shards) {
    let digests: Vec<String> = shards.files.par_iter().map(|file| Digest::of(file).to_string()).collect();
    shards.version = Digest::of(digests.concat().as_bytes()).short();
    for file in &mut shards.files {
        for (at, byte) in file.iter_mut().take(VERSION).enumerate() {
            *byte = u8::from_str_radix(&shards.version[2 * at..2 * at + 2], 16).unwrap_or_default();
        }
    }
}

/// Encodes the documents of a word.
fn encoded(postings: &[Posting]) -> Vec<u8> {
    let mut list = Vec::with_capacity(postings.len() * 3 / 2 + 2);
    varint(&mut list, postings.len() as u32);
    let mut before = 0;
    for posting in postings {
        varint(&mut list, posting - (before << 4));
        before = posting >> 4;
    }
    let mut bytes = Vec::with_capacity(list.len() + 3);
    varint(&mut bytes, list.len() as u32);
    bytes.append(&mut list);
    bytes
}

fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Returns the length in bytes of the common prefix of two words, in whole characters.
fn shared(a: &str, b: &str) -> usize {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    common.map(|(c, _)| c.len_utf8()).sum()
}

/// Returns the shortest prefix of `word` that sorts after `before`.
fn separator<'a>(before: &str, word: &'a str) -> &'a str {
    let common = shared(before, word);
    let next = word[common..].chars().next().map_or(0, char::len_utf8);
    &word[..common + next]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: u32) -> Vec<(Box<str>, Vec<Posting>)> {
        let word = |number: u32| format!("w{number:03}").into();
        (0..count).map(|number| (word(number), (0..=number).map(|at| at << 4 | 3).collect())).collect()
    }

    #[test]
    fn a_file_contains_words_and_their_documents() {
        let words = [("ab".into(), vec![5 << 4 | 15]), ("ac".into(), vec![1, 300 << 4 | 2])];
        let shards = cut(&words, 1);
        let expected = [
            &[0, 2][..],
            b"ab",
            &[2, 1, 0x5f], // 5 << 4 | 15
            &[1, 1],
            b"c",
            &[4, 2, 1, 0xc2, 0x25], // 300 << 4 | 2
        ];
        assert_eq!(shards.files[0][VERSION..], expected.concat());
        assert_eq!(shards.first, ["a"]);
    }

    #[test]
    fn the_words_of_a_file_are_read_as_they_were_written() {
        let all = words(300);
        let read =
            |files: &[Vec<u8>]| files.iter().map(|file| super::words(file)).collect::<Option<Vec<_>>>();
        let found = read(&cut(&all, 7).files).unwrap().concat();
        let expected: Vec<_> =
            all.into_iter().map(|(word, postings)| (word.into_string(), postings)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_damaged_file_has_no_words_and_stops_nothing() {
        let file = cut(&words(40), 1).files.remove(0);
        for end in 0..file.len() {
            super::words(&file[..end]);
        }
        for at in VERSION..file.len() {
            let mut damaged = file.clone();
            damaged[at] = 0xff;
            super::words(&damaged);
        }
        assert_eq!(super::words(&file[..file.len() - 1]), None);
    }

    #[test]
    fn there_are_as_many_files_as_planned_and_none_is_much_larger_than_the_others() {
        let shards = cut(&words(200), 20);
        assert_eq!((shards.files.len(), shards.first.len()), (20, 20));
        let sizes: Vec<usize> = shards.files.iter().map(Vec::len).collect();
        assert!(sizes.iter().all(|size| (700..1600).contains(size)), "{sizes:?}");
        let few = cut(&words(2), 5);
        assert_eq!((few.files.len(), few.first.len()), (5, 2));
        assert_eq!(cut(&[], 1).files.len(), 1);
    }

    #[test]
    fn the_version_changes_with_any_word_and_is_in_every_file() {
        let shards = cut(&words(50), 3);
        let digits = |file: &Vec<u8>| file[..4].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert!(shards.files.iter().all(|file| digits(file) == shards.version));
        assert_ne!(cut(&words(51), 3).version, shards.version);
        assert_eq!(cut(&words(50), 3), shards);
    }
}
