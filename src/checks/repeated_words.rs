//! Words that stand twice in a row: `the the`.

use std::ops::Range;

use crate::checks::subject::Subject;
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::Passage;

/// The words that may stand twice in a row, by language: `had had`, `very very`. Words of other languages are not checked, since
/// in some of them a plural is a word that stands twice.
const TWICE: [(&str, &[&str]); 7] = [
    (
        "en",
        &[
            "that", "had", "is", "was", "do", "did", "her", "in", "on", "up", "there", "no", "so", "very",
            "really", "many", "much", "far", "long", "way", "more", "bye", "ha", "blah", "well", "now",
            "please", "never", "yes", "knock", "win", "who", "can", "out", "over", "big", "too", "please",
            "hear", "go", "come", "why", "half",
        ],
    ),
    (
        "de",
        &[
            "die", "der", "das", "den", "dem", "sie", "ihr", "in", "an", "zu", "so", "sehr", "ja", "nein",
            "ganz", "war", "viel", "immer", "nie", "es", "aus", "auf", "mit", "nach", "vor", "durch", "um",
            "über", "unter", "ab", "was",
        ],
    ),
    ("fr", &["nous", "vous", "très", "si", "non", "oui", "bien", "plus", "peu", "trop", "bla", "en"]),
    ("es", &["muy", "no", "sí", "si", "ya", "casi", "poco", "bla", "más"]),
    (
        "it",
        &[
            "molto", "piano", "così", "si", "via", "no", "sì", "subito", "sotto", "bene", "quasi", "proprio",
            "man",
        ],
    ),
    ("pt", &["muito", "não", "sim", "já", "quase", "se"]),
    (
        "nl",
        &["die", "dat", "u", "zo", "heel", "ja", "nee", "er", "in", "op", "aan", "uit", "dan", "te", "had"],
    ),
];

/// Finds repeated words.
pub(super) fn repeated(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &subject.texts {
        let Some((_, twice)) = TWICE.iter().find(|(language, _)| *language == text.language) else {
            continue;
        };
        for passage in &text.parts.passages {
            for (word, at) in in_passage(passage, twice) {
                found.push(
                    Diagnostic::warning(codes::REPEATED_WORD, format!("`{word}` stands twice in a row"))
                        .at(text.span(passage.place(at)))
                        .help(format!("remove one `{word}`")),
                );
            }
        }
    }
    found
}

/// Returns the repeated words of a passage, each with the range of both.
fn in_passage<'p>(passage: &'p Passage, twice: &[&str]) -> Vec<(&'p str, Range<usize>)> {
    let text = passage.text.as_str();
    let mut found = Vec::new();
    let mut before: Option<(&str, usize)> = None;
    let mut at = 0;
    for word in text.split([' ', '\t']) {
        let start = at;
        at += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Some((first, from)) = before {
            let first = first.trim_start_matches(['(', '“', '"', '—', '-']);
            if is_slip(first, plain, twice) {
                found.push((
                    plain,
                    from + (before.map_or(0, |(word, _)| word.len()) - first.len())..start + plain.len(),
                ));
            }
        }
        before = Some((word, start));
    }
    found
}

fn is_slip(first: &str, second: &str, twice: &[&str]) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    let starts_capital = |word: &str| word.starts_with(char::is_uppercase);
    // Names such as `Walla Walla`, and initials.
    let is_name = starts_capital(second);
    let is_letter = second.len() == 1 && !matches!(second, "a" | "i" | "I");
    is_word(first)
        && is_word(second)
        && !is_name
        && !is_letter
        && first.to_lowercase() == second.to_lowercase()
        && !twice.contains(&second.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_slips_are_found() {
        let check = |first: &str, second: &str, expected: bool| {
            assert_eq!(is_slip(first, second, &["that"]), expected, "{first} {second}");
        };
        check("the", "the", true);
        check("The", "the", true);
        check("don’t", "don’t", true);
        check("that", "that", false);
        check("Walla", "Walla", false);
        check("10", "10", false);
        check("x", "x", false);
        check("the,", "the", false);
    }
}
