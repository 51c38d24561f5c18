//! Texts as readers see them: without case and invisible characters, and with letters that look like Latin ones replaced by
//! these. All rules compare texts in this form.
//!
//! The only user of unicode-security, which has Unicode's table of confusable characters (UTS 39, `confusables.txt`).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton;

use crate::folding::{folded, is_invisible};

/// Returns a text without case, with each letter replaced by the Latin one that it looks like.
pub(super) fn latin(text: &str) -> String {
    if text.is_ascii() { plain(text) } else { folded(&with_case(text)) }
}

/// Returns the same with its case.
pub(super) fn with_case(text: &str) -> String {
    if text.is_ascii() { text.chars().filter(is_kept).collect() } else { latin_of(&visible(text)) }
}

/// A text in which a rule searches for words.
pub(super) struct Haystack {
    plain: String,
    /// The same, but words that only imitate Latin ones are in Latin letters.
    latin: String,
}

impl Haystack {
    pub(super) fn of(text: &str) -> Haystack {
        let plain = plain(text);
        let latin = if text.is_ascii() { plain.clone() } else { with_latin_words(&visible(text)) };
        Haystack { plain, latin }
    }

    /// Returns whether the text contains a whole word or phrase.
    pub(super) fn has(&self, word: &str) -> bool {
        let plain = plain(word);
        let latin = latin(word);
        // `müll` is not `mull`, and `рот` is not `pot`: a word that the author gives in other letters is not a Latin one.
        let has_spellings = plain.is_ascii() || !latin.is_ascii();
        contains_word(&plain, &self.plain) || has_spellings && contains_word(&latin, &self.latin)
    }
}

/// Removes case and invisible characters.
fn plain(text: &str) -> String {
    folded(&text.chars().filter(is_kept).collect::<String>())
}

/// Removes invisible characters and normalises letters, but keeps case: `Υ` looks like a `Y`, and `υ` like a `u`.
fn visible(text: &str) -> String {
    let letters: String = text.chars().filter(is_kept).nfkc().filter(|c| !is_invisible(*c)).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether a character is kept. Control characters are not: comment files do not contain them.
fn is_kept(c: &char) -> bool {
    !c.is_control() || c.is_whitespace()
}

/// Replaces letters by Latin ones. Removes combining marks on Latin letters: people read `c̶a̶s̶i̶n̶o̶` without them. In other
/// scripts they distinguish letters.
fn latin_of(visible: &str) -> String {
    let mut out = String::with_capacity(visible.len());
    let mut is_on_latin = false;
    for c in visible.nfd() {
        if is_combining_mark(c) {
            if !is_on_latin {
                out.push(c);
            }
            continue;
        }
        let before = out.len();
        match lookalike(c) {
            Some(latin) => out.push_str(&latin),
            None => out.push(c),
        }
        is_on_latin = out[before..].is_ascii();
    }
    out
}

/// Returns the Latin letters that a letter looks like, itself or in the other case; `None` if it is Latin or looks like none.
fn lookalike(c: char) -> Option<String> {
    if c.is_ascii() || !c.is_alphabetic() {
        return None;
    }
    let of = |c: char| {
        let latin: String = skeleton(c.encode_utf8(&mut [0; 4])).filter(|c| !is_combining_mark(*c)).collect();
        let is_latin = !latin.is_empty() && latin.bytes().all(|byte| byte.is_ascii_alphabetic());
        // The table maps every `I` to `l`.
        let latin = if latin == "l" && c.is_uppercase() { "i".to_owned() } else { latin };
        is_latin.then_some(latin)
    };
    let (mut small, mut capital) = (c.to_lowercase(), c.to_uppercase());
    let small = small.next().filter(|_| small.len() == 0);
    let capital = capital.next().filter(|_| capital.len() == 0);
    of(c).or_else(|| small.and_then(of)).or_else(|| capital.and_then(of))
}

/// Replaces words by Latin letters if they contain a Latin letter, or if all their letters look like Latin ones. The latter
/// are kept if the text is mostly in another script: there they are real words.
fn with_latin_words(visible: &str) -> String {
    let is_other = |c: &char| c.is_alphabetic() && !c.is_ascii();
    let is_foreign = |c: char| is_other(&c) && lookalike(c).is_none();
    let others = visible.nfd().filter(is_other).count();
    let latin = visible.chars().filter(char::is_ascii_alphabetic).count();
    let is_in_other_script = others > latin && visible.nfd().any(is_foreign);
    let one = |word: &str| {
        let has_latin = word.nfd().any(|c| c.is_ascii_alphabetic());
        let is_real = is_in_other_script || word.nfd().any(is_foreign);
        if has_latin || !is_real { folded(&latin_of(word)) } else { folded(word) }
    };
    let is_of_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut out = String::with_capacity(visible.len());
    let mut rest = visible;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        out.push_str(&one(&rest[..end]));
        let next = rest[end..].find(is_of_word).map_or(rest.len(), |next| end + next);
        out.push_str(&rest[end..next]);
        rest = &rest[next..];
    }
    out
}

/// Returns whether a text contains a whole word. A word may contain other characters than letters, and ends beside them.
fn contains_word(word: &str, text: &str) -> bool {
    if word.is_empty() {
        return false;
    }
    let inner = |edge: Option<char>, beyond: Option<char>| {
        edge.is_some_and(char::is_alphanumeric) && beyond.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !inner(word.chars().next(), before.chars().next_back())
            && !inner(word.chars().next_back(), after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_replaced_by_the_latin_ones_that_they_look_like() {
        for (text, expected) in [
            ("СASINО", "casino"),
            ("сɑѕіոо", "casino"),
            ("ｃａｓｉｎｏ", "casino"),
            ("𝓬𝓪𝓼𝓲𝓷𝓸 𝐂𝐀𝐒𝐈𝐍𝐎", "casino casino"),
            ("ca\u{200b}si\u{ad}n\u{1}o", "casino"),
            ("c\u{336}a\u{336}sínø", "casino"),
            ("ΡΑΥ υ ΙΝ ІN", "pay u in in"),
            ("жизнь", "жизhb"),
            ("מזל", "מזל"),
            ("赌场", "赌场"),
        ] {
            assert_eq!(latin(text), expected, "{text}");
        }
    }

    #[test]
    fn a_real_word_of_another_script_is_not_the_latin_word_that_it_looks_like() {
        let has = |word: &str, text: &str| Haystack::of(text).has(word);
        assert!(!has("pot", "Открой рот и скажи «а»."));
        assert!(!has("vop", "Η νορ είναι λέξη που δεν λέω."));
        assert!(has("рот", "Открой РОТ."));
        assert!(!has("рот", "a pot of tea"));
        assert!(has("казино", "лучшее кaзинo"), "Latin letters in a Russian word");
        assert!(has("pot", "buy рот here"));
        assert!(has("pot", "рот"));
        assert!(has("müll", "MU\u{308}LL") && !has("müll", "mull"));
        assert!(has("free money", "FRЕE  mоney!"));
        assert!(!has("cas", "casino") && has("c++", "about C++."));
    }
}
