//! Counts words.

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
            let end = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            let (ascii, behind) = rest.split_at(end);
            self.add_ascii(ascii);
            rest = behind.trim_start_matches(|c: char| {
                if c.is_ascii() {
                    return false;
                }
                self.letters += usize::from(is_unspaced(c) && !is_unspaced_mark(c) && c.is_alphanumeric());
                let is_letter = c.is_alphanumeric() && !is_unspaced(c);
                self.words += usize::from(is_letter && !self.in_word);
                self.in_word = (self.in_word || is_letter) && !c.is_whitespace();
                true
            });
        }
    }

    /// Adds text of ASCII characters. It has no branches: the next character is unpredictable.
    fn add_ascii(&mut self, text: &str) {
        let (mut words, mut in_word) = (0, u8::from(self.in_word));
        for byte in text.bytes() {
            let class = CLASSES[usize::from(byte)];
            words += usize::from(class & LETTER & !in_word);
            in_word = (in_word | (class & LETTER)) & !(class >> 1);
        }
        self.words += words;
        self.in_word = in_word == 1;
    }
}

/// The class of letters and digits. It begins a word.
const LETTER: u8 = 0b01;
/// The class of whitespace. It ends a word.
const SPACE: u8 = 0b10;

/// The classes of bytes. Those that are not ASCII have none.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        let is_space = matches!(c, b' ' | b'\t'..=b'\r');
        classes[byte] = if c.is_ascii_alphanumeric() {
            LETTER
        } else if is_space {
            SPACE
        } else {
            0
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
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
}
