//! Shortens a paragraph to a summary that ends with a sentence.

use std::ops::Range;

use crate::markdown::script::is_unspaced;
use crate::markdown::word_count::count_words;

/// The desired number of words.
const WORDS: usize = 50;
/// Up to this number of words, a text is not shortened.
const MOST: usize = 60;
/// The number of characters examined, which is more than that number of words has.
const LONGEST: usize = 2000;
/// Fewer words say too little.
const FEWEST: usize = 20;

/// Abbreviations, whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 24] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "No", "Nr", "Fig", "vs", "etc", "approx", "ca", "bzw",
    "usw", "Hr", "Fr", "Mme", "Mlle", "Sra", "Inc", "Ltd",
];

/// Returns a short text unchanged, or the first sentences of a long one. A long sentence is cut between words, with
/// `…`.
pub(super) fn brief(text: String) -> String {
    // Each word has at least one byte and a space.
    if text.len() < 2 * MOST || count_words(&text) <= MOST {
        return text;
    }
    let (mut sentence, mut cut) = (None, 0);
    for (at, c) in text.char_indices().take(LONGEST) {
        let behind = at + c.len_utf8();
        let is_end = ends_sentence(&text, at, c);
        if !is_end && !c.is_whitespace() && !is_unspaced(c) {
            continue;
        }
        let words = count_words(&text[..behind]);
        if words > MOST {
            break;
        }
        let is_nearer = sentence.is_none_or(|(before, _)| words.abs_diff(WORDS) <= WORDS.abs_diff(before));
        if is_end && is_nearer {
            sentence = Some((words, closed(&text, behind)));
        }
        if words <= WORDS {
            cut = behind;
        }
    }
    match sentence {
        Some((words, end)) if words >= FEWEST => text[..end].to_owned(),
        _ => {
            let words = text[..cut].trim_end_matches(|c: char| !c.is_alphanumeric());
            format!("{words}…")
        }
    }
}

/// Returns the ranges of the sentences of a text of one paragraph. A line end ends a sentence too.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if at >= start && (c == '\n' || ends_sentence(text, at, c)) {
            let end = closed(text, at + c.len_utf8());
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    let trimmed = |at: Range<usize>| {
        let sentence = &text[at.clone()];
        let start = at.start + sentence.len() - sentence.trim_start().len();
        start..start + sentence.trim().len()
    };
    found.into_iter().map(trimmed).filter(|at| !at.is_empty()).collect()
}

/// Returns whether the character at `at` ends a sentence.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '．' | '।' | '॥' | '۔' | '؟' | '။' | '។' => true,
        '.' | '!' | '?' | '…' => {
            let rest = &text[closed(text, at + c.len_utf8())..];
            let mut next = rest.chars();
            let is_space = next.next().is_none_or(char::is_whitespace);
            let is_begin = next.next().is_none_or(|c| !c.is_lowercase());
            is_space && is_begin && (c != '.' || !is_abbreviated(&text[..at]))
        }
        _ => false,
    }
}

/// Returns whether the text ends with an abbreviation: a single letter or one of the list.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_number = before.ends_with(|c: char| c.is_numeric());
    !is_number && (word.chars().nth(1).is_none() && !word.is_empty() || ABBREVIATIONS.contains(&word))
}

/// The index after closing quotes and brackets at `from`.
fn closed(text: &str, from: usize) -> usize {
    let is_closing =
        |c: char| matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | ')' | ']' | '」' | '』' | '）');
    let rest = &text[from..];
    from + rest.len() - rest.trim_start_matches(is_closing).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_a_sentence() {
        let sentence = "Every shop has a Dr. Lee, e.g. on St. Mark 4, who says “come in!” to all. ";
        let text = sentence.repeat(10);
        let cut = brief(text.trim().to_owned());
        assert_eq!(cut, sentence.repeat(3).trim(), "{cut}");
        let short = sentence.repeat(2);
        assert_eq!(brief(short.clone()), short);
        let words = brief("one two, ".repeat(100));
        assert!(words.starts_with("one two, one two") && words.ends_with("two…"), "{words}");
        assert_eq!(count_words(&words), 50);
        let japanese = brief("お客様の名前を呼びましょう。".repeat(40));
        assert!(japanese.ends_with('。') && (90..=130).contains(&japanese.chars().count()), "{japanese}");
    }
}
