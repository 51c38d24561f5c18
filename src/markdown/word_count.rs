//! Counts words.

use crate::bytes;
use crate::markdown::script::{is_unspaced, is_unspaced_mark};
use crate::markup::tags::is_inside_word;

/// Returns the number of words of a body: sequences with a letter or digit. In scripts without spaces between words, a
/// letter counts as half a word.
///
/// Markup other than HTML tags is counted with the text: the author typed it, and skipping it is not worth the time.
pub fn count_words(body: &str) -> usize {
    let mut count = WordCounter::default();
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (text, tag) = rest.split_at(at);
        count.add(text);
        let name = tag[1..].strip_prefix('/').unwrap_or(&tag[1..]);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_tag = length > 0 && matches!(name.as_bytes().get(length), Some(b'>' | b'/' | b' ' | b'\n'));
        let end = if is_tag { tag.bytes().take(LONGEST_TAG).position(|byte| byte == b'>') } else { None };
        rest = match end {
            Some(end) => {
                count.in_word &= is_inside_word(&name[..length]);
                &tag[end + 1..]
            }
            None => &tag[1..],
        };
    }
    count.add(rest);
    count.words + count.letters.div_ceil(2)
}

/// The longest tag that is recognized. The limit keeps a row of `<a ` from taking quadratic time.
const LONGEST_TAG: usize = 1000;

/// The number of ASCII bytes counted at once.
const BLOCK: usize = 64;

/// The running count.
#[derive(Default)]
struct WordCounter {
    words: usize,
    /// Letters of scripts without spaces.
    letters: usize,
    in_word: bool,
}

impl WordCounter {
    fn add(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = bytes::find(rest.as_bytes(), |byte| byte >= 0x80).unwrap_or(rest.len());
            let (ascii, behind) = rest.split_at(end);
            self.add_ascii(ascii.as_bytes());
            let end = behind.find(|c: char| c.is_ascii()).unwrap_or(behind.len());
            behind[..end].chars().for_each(|c| self.add_char(c));
            rest = &behind[end..];
        }
    }

    /// Adds ASCII text, a block at a time: this is one of the three reads of every text that a build does.
    fn add_ascii(&mut self, text: &[u8]) {
        let mut blocks = text.chunks_exact(BLOCK);
        for block in &mut blocks {
            self.add_block(block.try_into().expect("the length of a block"));
        }
        // A hyphen neither begins nor ends a word.
        let mut last = [b'-'; BLOCK];
        last[..blocks.remainder().len()].copy_from_slice(blocks.remainder());
        self.add_block(&last);
    }

    /// Adds a block, eight bytes at a time. The carry of an addition runs from the first letter or digit of a sequence to its
    /// end, so the letters and digits that no carry reaches are those that begin a word.
    fn add_block(&mut self, block: &[u8; BLOCK]) {
        // The compiler vectorizes these two as long as they have no branches.
        let sequences = block.map(|byte| if is_blank(byte) { 0 } else { 0xff });
        let letters = block.map(|byte| u8::from(is_letter_or_digit(byte)));
        let mut first = 0;
        for (sequence, letters) in words_of(&sequences).zip(words_of(&letters)) {
            let (sum, has_ended) = sequence.overflowing_add(letters);
            let (sum, has_gone_on) = sum.overflowing_add(u64::from(self.in_word));
            let carries = sum ^ sequence ^ letters;
            first += letters & !carries;
            self.in_word = has_ended | has_gone_on;
        }
        self.words += first.to_le_bytes().iter().map(|count| usize::from(*count)).sum::<usize>();
    }

    fn add_char(&mut self, c: char) {
        self.letters += usize::from(is_unspaced(c) && !is_unspaced_mark(c) && c.is_alphanumeric());
        let is_letter = c.is_alphanumeric() && !is_unspaced(c);
        self.words += usize::from(is_letter && !self.in_word);
        self.in_word = (self.in_word || is_letter) && !c.is_whitespace();
    }
}

fn words_of(bytes: &[u8; BLOCK]) -> impl Iterator<Item = u64> {
    bytes.as_chunks().0.iter().map(|eight| u64::from_le_bytes(*eight))
}

fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') <= b'\r' - b'\t')
}

fn is_letter_or_digit(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        let check = |body: &str, expected: usize| assert_eq!(count_words(body), expected, "{body}");
        check("One two -- *three* 4.", 4);
        check("顧客ロイヤル", 3);
        check("don’t e-mail", 2);
        check("# **", 0);
        check("고객 충성도", 2);
        check("ลูกค้า", 2);
        check("ພາສາລາວ", 4);
        check("ភាសាខ្មែរ", 3);
        check("မြန်မာ", 2);
    }

    #[test]
    fn tags_are_not_counted_and_may_separate_words() {
        let check = |body: &str, expected: usize| assert_eq!(count_words(body), expected, "{body}");
        check("Roses are red,<br>violets are blue.", 6);
        check("un<b>believ</b>able <img src=\"a b c.png\" alt=x> x", 2);
        check("<ul><li>a</li><li>b</li></ul>", 2);
        check("a < b and c<d", 4);
        check("<https://e.org/a> Vec<String>", 2);
    }

    proptest! {
        #[test]
        fn words_are_counted_as_by_single_characters(text in "([a-c0-9 \\n.,’é顧()-]{0,24}|[a-c0-9 \\n.,()-]{0,300})") {
            let (mut all, mut each) = (WordCounter::default(), WordCounter::default());
            all.add(&text);
            text.chars().for_each(|c| each.add_char(c));
            prop_assert_eq!((all.words, all.letters, all.in_word), (each.words, each.letters, each.in_word));
        }
    }
}
