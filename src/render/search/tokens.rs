//! Splits texts into the words that are searched, and folds case, accents and other variants of characters.
//!
//! `static/theme/search.js` does the same with what a reader types. It has each rule of this file, and
//! `tests/it/search/tokens.rs` compares both.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::markdown::is_unspaced;
use crate::render::search::characters::{is_dropped, rewritten};

/// The maximum number of characters of a token. Readers do not type longer words.
const LONGEST: usize = 40;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A word, or two neighbours of a script without spaces.
    Word(&'t str),
    /// The preceding words, which hyphens join, as one word: `handoff` after `hand` and `off`.
    Compound(&'t str),
}

/// Returns the words that a text is found by, as they are in the index.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    Tokens::default().each(text, |token| tokens.push(token.text().to_owned()));
    tokens
}

impl<'t> Token<'t> {
    /// Returns the text that is looked up.
    pub(super) fn text(self) -> &'t str {
        match self {
            Token::Word(text) | Token::Compound(text) => text,
        }
    }
}

/// Splits texts into tokens, with buffers that are used again.
///
/// 1. Characters are decomposed (NFKD) and converted to lower case. Marks of the Latin, Greek, Cyrillic, Hebrew and Arabic
///    scripts and invisible characters are dropped. Some letters without a decomposition are replaced (`ß` by `ss`, `ø` by
///    `o`), Katakana by Hiragana, and digits of all scripts by 0 to 9. The rest is composed again (NFC).
/// 2. A word is a sequence of letters, marks and digits.
/// 3. In scripts without spaces between words, each pair of neighbouring characters is a token, and so is the last
///    character alone.
/// 4. Words that hyphens join are also one token together.
#[derive(Default)]
pub(super) struct Tokens {
    folded: String,
    word: String,
    compound: Compound,
}

/// The words that hyphens have joined so far.
#[derive(Default)]
struct Compound {
    text: String,
    words: usize,
}

impl Compound {
    /// Adds the text between two hyphens. If it is not exactly one word, nothing is joined.
    fn add(&mut self, word: &str, count: usize) {
        match count {
            1 if !word.starts_with(is_unspaced) => {
                self.text.push_str(word);
                self.words += 1;
            }
            _ => self.clear(),
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.words = 0;
    }

    fn end(&mut self, found: &mut impl FnMut(Token<'_>)) {
        if self.words > 1 {
            found(Token::Compound(shortened(&self.text)));
        }
        self.clear();
    }
}

impl Tokens {
    /// Calls `found` with each token, in the order of the text.
    pub(super) fn each(&mut self, text: &str, mut found: impl FnMut(Token<'_>)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            let mut ascii = true;
            // ASCII punctuation always ends a segment, and so do typographic dashes and quotes.
            while let Some(byte) = bytes.get(at) {
                if byte.is_ascii_alphanumeric() {
                    at += 1;
                } else if byte.is_ascii() || is_punctuation(&bytes[at..]) {
                    break;
                } else {
                    ascii = false;
                    at += 1;
                }
            }
            let hyphen = hyphen(&bytes[at..]);
            let joins = hyphen > 0 && at > start && may_begin_word(&bytes[at + hyphen..]);
            let joined = joins || self.compound.words > 0;
            if ascii && at > start {
                self.word.clear();
                self.word.push_str(&text[start..at.min(start + LONGEST)]);
                self.word.make_ascii_lowercase();
                found(Token::Word(&self.word));
                if joined {
                    self.compound.add(&self.word, 1);
                }
            } else if at > start {
                self.fold(&text[start..at]);
                let count = self.words(&mut found);
                if joined {
                    self.compound.add(&self.word, count);
                }
            }
            if joined && !joins {
                self.compound.end(&mut found);
            }
            at += match bytes.get(at) {
                Some(byte) if byte.is_ascii() => 1,
                Some(_) => 3,
                None => 0,
            };
        }
        self.compound.end(&mut found);
    }

    fn fold(&mut self, piece: &str) {
        self.folded.clear();
        let plain = piece.nfkd().flat_map(char::to_lowercase).filter(|c| !is_dropped(*c));
        self.folded.extend(plain.flat_map(rewritten).nfc());
    }

    /// Finds the words of the folded segment, stores the last in `word`, and returns their number.
    fn words(&mut self, found: &mut impl FnMut(Token<'_>)) -> usize {
        let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        let mut count = 0;
        for word in self.folded.split(|c| !is_part(c)).filter(|word| !word.is_empty()) {
            let mut rest = word;
            while let Some(first) = rest.chars().next() {
                let unspaced = is_unspaced(first);
                let end = rest.find(|c| is_unspaced(c) != unspaced).unwrap_or(rest.len());
                let (run, behind) = rest.split_at(end);
                if unspaced {
                    pairs(run, found);
                } else {
                    found(Token::Word(shortened(run)));
                }
                count += 1;
                self.word.clear();
                self.word.push_str(run);
                rest = behind;
            }
        }
        count
    }
}

/// Returns the length in bytes of a hyphen at the beginning of a text: `-`, U+2010 or U+2011; else 0.
fn hyphen(bytes: &[u8]) -> usize {
    match bytes {
        [b'-', ..] => 1,
        [0xe2, 0x80, 0x90 | 0x91, ..] => 3,
        _ => 0,
    }
}

/// Returns whether a text may begin with a word, that is, not with ASCII punctuation, a dash or a quote.
fn may_begin_word(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
        && !is_punctuation(bytes)
}

/// Reports each character with the next one, and the last alone, so that a token begins at every character.
fn pairs(run: &str, found: &mut impl FnMut(Token<'_>)) {
    for (at, c) in run.char_indices() {
        let behind = at + c.len_utf8();
        let second = run[behind..].chars().next().map_or(0, char::len_utf8);
        found(Token::Word(&run[at..behind + second]));
    }
}

/// Cuts a word to the maximum length.
fn shortened(word: &str) -> &str {
    if word.len() <= LONGEST {
        return word;
    }
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

/// Returns whether a text begins with one of U+2010 to U+2027: dashes, quotes, dots.
fn is_punctuation(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0x80, 0x90..=0xa7, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        Tokens::default().each(text, |token| tokens.push(token.text().to_owned()));
        assert_eq!(tokens.join(" "), expected, "{text}");
    }

    #[test]
    fn words_are_sequences_of_letters_and_digits_of_every_script() {
        check("The customer’s 3rd e-mail: C++ & you_me!", "the customer s 3rd e mail email c you me");
        check("Gäste, Straße, CAFÉ, naïve, Œuvre, Łódź", "gaste strasse cafe naive oeuvre lodz");
        check("ΟΔΟΣ οδός", "οδοσ οδοσ");
        check("İstanbul ISPARTA ısı", "istanbul isparta isi");
        check("ёлка Йод", "елка иод");
        check("مُحَمَّد أحمد", "محمد احمد");
        check("שָׁלוֹם", "שלום");
        check("हिन्दी किताब", "हिन्दी किताब");
        check("한국어 충성도", "한국어 충성도");
        check("x\u{ad}y a\u{200d}b ﬁne ①② Ｗｉｄｅ", "xy ab fine 12 wide");
    }

    #[test]
    fn scripts_without_spaces_give_pairs() {
        check("顧客の声", "顧客 客の の声 声");
        check("ﾃﾞｰﾀ", "でー ーた た");
        check("ラーメン", "らー ーめ めん ん");
        check("Web顧客2人", "web 顧客 客 2 人");
        check("ลูกค้า", "ลู ูก กค ค้ ้า า");
        check("声", "声");
    }

    #[test]
    fn words_that_hyphens_join_are_also_one_word() {
        check("a hand-off, state-of-the-art", "a hand off handoff state of the art stateoftheart");
        check("é\u{2011}mail x-", "e mail email x");
        check("a - b -c d--e 顧客-x", "a b c d e 顧客 客 x");
    }

    #[test]
    fn digits_of_every_script_are_folded() {
        check("۱۲۳ ١٢٣ १२३ ๑๒๓ １２３", "123 123 123 123 123");
    }

    #[test]
    fn text_without_words_has_no_tokens() {
        check("", "");
        check(" — … “” \u{301} ‧ 😀 -", "");
        check(&"é".repeat(50), &"e".repeat(40));
        check(&"x".repeat(50), &"x".repeat(40));
    }
}
