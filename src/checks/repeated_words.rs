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
            "hear", "go", "come", "why", "half", "yada",
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
///
/// Three equal words are meant so, and so are two that stand in quotation marks by themselves: `“done done”`.
fn in_passage<'p>(passage: &'p Passage, twice: &[&str]) -> Vec<(&'p str, Range<usize>)> {
    let words: Vec<(usize, &str)> = words(&passage.text).collect();
    let mut found = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let ((from, first), (start, second)) = (pair[0], pair[1]);
        let word = second.trim_end_matches(|c: char| !c.is_alphanumeric());
        let open = first.trim_start_matches(['(', '—', '-']);
        let is_like =
            |other: Option<&(usize, &str)>| other.is_some_and(|(_, other)| bare(other) == bare(word));
        let is_third =
            is_like(words.get(at + 2)) || at.checked_sub(1).is_some_and(|at| is_like(words.get(at)));
        if is_slip(open, word, twice) && !is_third {
            found.push((word, from + first.len() - open.len()..start + word.len()));
        }
    }
    found
}

/// Returns the words between spaces, each with its offset.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split([' ', '\t']).filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}

/// Returns a word in lowercase without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
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
