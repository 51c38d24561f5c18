//! Summaries that say nothing, and summaries that are too long.

use crate::checks::subject::{Subject, key_place};
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::count_words;

/// Fewer words than this say nothing about an article.
const FEWEST: usize = 5;
/// An article of fewer words needs no summary.
const SHORT_ARTICLE: usize = 60;
/// The most words of a summary. A card shows about 40 of them.
const MOST: usize = 70;

/// Finds articles whose first paragraph, which stands for a missing summary, says nothing: `Hello all,`.
pub(super) fn missing(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &subject.texts {
        let Some(entry) = text.article else { continue };
        let article = &entry.article;
        let is_short = article.words >= SHORT_ARTICLE && count_words(&article.summary) < FEWEST;
        if !is_short || key_place(text.text, &text.whole, "summary").is_some() {
            continue;
        }
        let message = match article.summary.as_str() {
            "" => "this article has no summary".to_owned(),
            summary => format!("the summary of this article is only `{summary}`"),
        };
        found.push(
            Diagnostic::warning(codes::MISSING_SUMMARY, message)
                .at(text.span(article.title.at.clone()))
                .why("lists, feeds and search engines show it below the title; without a `summary` it is the first paragraph")
                .help("say in one or two sentences what readers get:\nsummary: What readers learn here"),
        );
    }
    found
}

/// Finds long summaries.
pub(super) fn long(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &subject.texts {
        let Some(entry) = text.article else { continue };
        let words = count_words(&entry.article.summary);
        if words <= MOST {
            continue;
        }
        // Text before `<!-- more -->` is as long as its author wants.
        let Some(at) = key_place(text.text, &text.whole, "summary") else { continue };
        found.push(
            Diagnostic::warning(codes::LONG_SUMMARY, format!("the summary has {words} words"))
                .at(text.span(at))
                .why("lists become long, and search engines and feed readers cut it")
                .help(format!("keep the sentence that says what readers get, with at most {MOST} words")),
        );
    }
    found
}
