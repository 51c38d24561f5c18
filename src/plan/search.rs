//! How many files the search index has. It must be known before a word is counted, so it is judged by how long the
//! texts are: a file may come out half or twice as large as is meant, and no more depends on it.

use crate::path::SourcePath;
use crate::plan::SEARCH_TEXTS;
use crate::plan::SearchFiles;
use crate::site::Site;

/// The bytes that a file of words is meant to have. A search reads one file for each word.
const WORDS: usize = 20 << 10;

/// The bytes that a document adds beside its text: the words of its title, singly and in pairs, its tags, its author.
const DOCUMENT: usize = 150;

/// The files of a site; none where it has no search.
pub(super) fn files(site: &Site) -> Option<SearchFiles> {
    if !site.config.search {
        return None;
    }
    let articles = site.articles.iter().map(|entry| entry.article.text.body());
    let bodies = articles.chain(site.pages.iter().map(|page| page.text.body()));
    let documents = site.articles.len() + site.pages.len();
    let words = documents * DOCUMENT + bodies.map(bytes_of_words).sum::<usize>();
    Some(SearchFiles { words: words.div_ceil(WORDS).max(1), texts: documents.div_ceil(SEARCH_TEXTS) })
}

/// About how many bytes a text adds to the index: one for each five where spaces stand between words; where there are
/// none, nearly each character begins another word, and takes two.
fn bytes_of_words(body: &str) -> usize {
    // The first bytes of U+3000 and what comes behind it: Kana, Han, and Hangul, which has spaces.
    let dense = body.bytes().filter(|byte| *byte >= 0xe3).count();
    (body.len() - (3 * dense).min(body.len())) / 5 + 2 * dense
}

/// Whether a file of the theme serves the search page alone.
pub(super) fn is_of_the_page(file: &SourcePath) -> bool {
    file.below("static/theme").is_some_and(|name| matches!(name, "search.js" | "search.css"))
}
