//! The number of files of the search index. It is needed before any word is counted, so it is estimated from the
//! lengths of the texts. A file may be half or twice its target size; nothing else depends on the estimate.

use crate::path::SourcePath;
use crate::plan::SearchFiles;
use crate::plan::outputs::SEARCH_TEXTS;
use crate::site::Site;

/// The target size of a file with words, in bytes. A search reads one file for each word.
const WORDS: usize = 20 << 10;

/// The bytes that a document adds to the index besides its text: the words of its title, as single words and as pairs,
/// its tags and its author.
const DOCUMENT: usize = 150;

/// The average bytes of a word in a text, with the space or punctuation after it.
const WORD: usize = 6;

/// Returns the number of files of a site's search index, or `None` if the site has no search.
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

/// Estimates how many bytes a text adds to the index. In languages without spaces between words, nearly every character
/// begins an indexed word, but `words` counts one word for two characters.
fn weight(words: usize, language: Option<&String>, site: &Site) -> usize {
    let code = language.unwrap_or(&site.config.language);
    let is_dense = matches!(code.split('-').next(), Some("ja" | "zh" | "yue" | "th" | "lo" | "km" | "my"));
    if is_dense { 4 * words } else { words + words / 5 }
}

/// Returns whether a file of the theme is used only by the search page.
pub(super) fn is_of_the_page(file: &SourcePath) -> bool {
    file.below("static/theme").is_some_and(|name| matches!(name, "search.js" | "search.css"))
}
