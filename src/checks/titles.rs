//! Titles that two articles share.

use std::collections::BTreeMap;

use crate::checks::subject::{CheckedText, Subject};
use crate::diagnostic::{Diagnostic, codes};
use crate::folding::folded;
use crate::site::IndexedArticle;

/// Finds articles of one language with the same title. The newer one is reported.
pub(super) fn double(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(&str, String), &IndexedArticle> = BTreeMap::new();
    let mut found = Vec::new();
    // The oldest article comes first.
    for CheckedText { article, language, text, .. } in subject.texts.iter().rev() {
        let Some(entry) = article else { continue };
        let title = &entry.article.title;
        match first.get(&(*language, folded(&title.value))) {
            None => {
                first.insert((language, folded(&title.value)), entry);
            }
            Some(other) => found.push(
                Diagnostic::warning(
                    codes::DOUBLE_TITLE,
                    format!("another article has the title `{}` too", title.value),
                )
                .at(text.span(title.at.clone()))
                .why("in lists, feeds and search results readers cannot tell them apart")
                .also(other.article.text.span(other.article.title.at.clone()), "the older article")
                .help("say in one of the titles what is special about it, such as the year"),
            ),
        }
    }
    found
}
