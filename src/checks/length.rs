//! Sentences and paragraphs that are hard to read because of their length.

use std::ops::Range;

use crate::checks::subject::{CheckedText, Subject};
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown;
use crate::markdown::{Passage, count_words};

/// The most words of a sentence and of a paragraph.
struct Most {
    sentence: usize,
    paragraph: usize,
}

/// Returns the most words in a language. Twice as many as guides to plain language advise, so that what is found is worth the
/// work.
fn most(language: &str) -> Most {
    match language {
        // Compounds make sentences of the same content shorter.
        "de" | "nl" | "da" | "sv" | "nb" | "nn" | "no" | "fi" | "hu" | "et" | "is" => {
            Most { sentence: 45, paragraph: 180 }
        }
        // Articles and prepositions are words of their own.
        "fr" | "es" | "it" | "pt" | "ca" | "gl" | "ro" => Most { sentence: 60, paragraph: 220 },
        // A letter counts as half a word.
        "ja" | "zh" | "th" | "lo" | "km" | "my" => Most { sentence: 75, paragraph: 250 },
        _ => Most { sentence: 50, paragraph: 200 },
    }
}

/// Finds long sentences.
pub(super) fn sentences(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject
        .texts
        .iter()
        .flat_map(|text| text.own_passages().flat_map(|passage| of_passage(text, passage)))
        .collect()
}

fn of_passage(text: &CheckedText<'_>, passage: &Passage) -> Vec<Diagnostic> {
    let most = most(text.language).sentence;
    // Each word has at least one byte and a space; a letter of three bytes is half a word.
    if passage.text.len() < 2 * most {
        return Vec::new();
    }
    let sentences = markdown::sentences(&passage.text).into_iter();
    let counted = sentences.map(|at| (count_words(&passage.text[at.clone()]), at));
    let warning = |(words, at): (usize, Range<usize>)| {
        Diagnostic::warning(codes::LONG_SENTENCE, format!("this sentence has {words} words"))
            .at(text.span(passage.place(at)))
            .why("who reads on a phone, in a hurry or in a second language loses the thread")
            .help("make two or three sentences of it, or a list")
    };
    // Somebody else's words.
    let is_spoken = |at: &Range<usize>| passage.text[at.start..].starts_with(['“', '"', '„', '«']);
    // Thanks to many people: the names are a list, and not hard to read.
    let is_names = |words: usize, at: &Range<usize>| {
        words < 4 * passage.text[at.clone()].matches([',', ';', '、']).count()
    };
    let is_long =
        |(words, at): &(usize, Range<usize>)| *words > most && !is_spoken(at) && !is_names(*words, at);
    counted.filter(is_long).map(warning).collect()
}

/// Finds long paragraphs.
pub(super) fn paragraphs(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &subject.texts {
        let most = most(text.language).paragraph;
        for passage in text.own_passages().filter(|passage| passage.text.len() >= 2 * most) {
            let words = count_words(&passage.text);
            if words <= most {
                continue;
            }
            found.push(
                Diagnostic::warning(codes::LONG_PARAGRAPH, format!("this paragraph has {words} words"))
                    .at(text.span(passage.place(0..beginning(&passage.text))))
                    .why("on a phone it fills more than a screen, and readers skip it")
                    .help("begin a new paragraph where the thought changes: leave a line empty"),
            );
        }
    }
    found
}

/// Returns the end of the first words of a paragraph, which are marked in its place.
fn beginning(text: &str) -> usize {
    let shown = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    text[..shown].rfind(' ').filter(|at| *at > 0).unwrap_or(shown)
}
