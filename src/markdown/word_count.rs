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

    /// Adds ASCII text. Most words begin with a letter, so only their first byte is examined.
    fn add_ascii(&mut self, text: &[u8]) {
        let has_letter = |part: &[u8]| part.iter().any(u8::is_ascii_alphanumeric);
        let mut parts = text.split(|byte| matches!(byte, b' ' | b'\t'..=b'\r'));
        // The first part continues the text before it.
        if parts.next().is_some_and(|part| !self.in_word && has_letter(part)) {
            self.in_word = true;
            self.words += 1;
        }
        for part in parts {
            self.in_word = has_letter(part);
            self.words += usize::from(self.in_word);
        }
    }

    fn add_char(&mut self, c: char) {
        self.letters += usize::from(is_unspaced(c) && !is_unspaced_mark(c) && c.is_alphanumeric());
        let is_letter = c.is_alphanumeric() && !is_unspaced(c);
        self.words += usize::from(is_letter && !self.in_word);
        self.in_word = (self.in_word || is_letter) && !c.is_whitespace();
    }
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
        fn words_are_counted_as_by_single_characters(text in "[a-c0-9 \\n.,’é顧()-]{0,24}") {
            let (mut all, mut each) = (WordCounter::default(), WordCounter::default());
            all.add(&text);
            text.chars().for_each(|c| each.add_char(c));
            prop_assert_eq!((all.words, all.letters, all.in_word), (each.words, each.letters, each.in_word));
        }
    }
}
