//! The search index: files that the search page's script reads when somebody searches, and no sooner.
//!
//! Words come from the texts as they were written for their pages ([`crate::markdown::Html::plain`]); no page is parsed
//! again. `docs/search.md` describes the files. What is published has in it what the site shows, so drafts are found in a
//! preview that shows drafts and nowhere else.

mod documents;
mod gather;
mod index;
mod shards;
mod tokens;

pub use index::{Index, PageWords, SearchText};

use crate::plan::SearchFile;
use crate::render::context::Context;
use crate::render::search::tokens::Tokens;

/// The bytes of one file.
pub(super) fn file(file: SearchFile, context: Context<'_>) -> Vec<u8> {
    let Index { words, texts } = context.search.get_or_init(|| Index::of_all(context));
    let bytes = match file {
        SearchFile::Index => return documents::index(words, texts, context).into_bytes(),
        SearchFile::Words(at) => words.files.get(at),
        SearchFile::Texts(at) => texts.files.get(at),
    };
    bytes.cloned().unwrap_or_default()
}

/// The words that a text is found by, as they stand in the index.
pub fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    Tokens::default().each(text, |token| found.push(token.text().to_owned()));
    found
}
