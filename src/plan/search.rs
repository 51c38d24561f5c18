//! How many files the search index has. It must be known before a word is counted, so it is judged by how long the
//! texts are: a file may come out half or twice as large as is meant, and no more depends on it.

use crate::path::SourcePath;
use crate::plan::SearchFiles;
use crate::plan::outputs::SEARCH_TEXTS;
use crate::site::Site;

/// The bytes that a file of words is meant to have. A search reads one file for each word.
const WORDS: usize = 20 << 10;

/// The bytes that a document adds beside its text: the words of its title, singly and in pairs, its tags, its author.
const DOCUMENT: usize = 150;

/// The bytes of a word in a text, with what stands between words.
const WORD: usize = 6;

/// The files of a site; none where it has no search.
pub fn search_files(site: &Site) -> Option<SearchFiles> {
    if !site.config.search {
        return None;
    }
    let articles = site.articles.iter().map(|entry| &entry.article);
    let articles = articles.map(|article| weight(article.words, article.language.as_ref(), site));
    let pages = site.pages.iter();
    let pages = pages.map(|page| weight(page.text.body().len() / WORD, page.language.as_ref(), site));
    let documents = site.articles.len() + site.pages.len();
    let words = documents * DOCUMENT + articles.chain(pages).sum::<usize>();
    Some(SearchFiles { words: words.div_ceil(WORDS).max(1), texts: documents.div_ceil(SEARCH_TEXTS) })
}

/// About how many bytes a text adds to the index. Where no spaces stand between words, nearly each character begins
/// another word, and a word is counted for two of them.
fn weight(words: usize, language: Option<&String>, site: &Site) -> usize {
    let code = language.unwrap_or(&site.config.language);
    let is_dense = matches!(code.split('-').next(), Some("ja" | "zh" | "yue" | "th" | "lo" | "km" | "my"));
    if is_dense { 4 * words } else { words + words / 5 }
}

/// Whether a file of the theme serves the search page alone.
pub(super) fn is_of_the_page(file: &SourcePath) -> bool {
    file.below("static/theme").is_some_and(|name| matches!(name, "search.js" | "search.css"))
}
