//! The documents of the search index: their numbers, the fields that are searched, and the texts that results show.

use rayon::prelude::*;
use serde::Serialize;

use crate::digest::Digest;
use crate::markdown::Html;
use crate::plan::{Page, SEARCH_TEXTS};
use crate::render::context::Context;
use crate::render::search::gather::Fields;
use crate::render::search::index::ResultTexts;
use crate::render::search::shards::Shards;
use crate::site::{ArticleId, Site};
use crate::view::Date;

/// The number of result files that share a version. A version for each would make the index large.
const FAMILY: usize = 64;

/// The maximum number of characters of a result's text.
const LONGEST: usize = 180;

/// The version of the format of `index.json`.
const FORMAT: u32 = 1;

/// Returns the number of a page in the index: standalone pages come first, then articles from the oldest to the newest.
pub(crate) fn number(page: Page, site: &Site) -> u32 {
    match page {
        // With the oldest first, a new article does not change the numbers of the others.
        Page::Article(id) => count(site) as u32 - 1 - id.0,
        Page::Standalone(place) => place as u32,
        _ => unreachable!("only pages of text are searched"),
    }
}

/// Returns the texts of a page that are searched.
pub(super) fn fields<'a>(page: Page, body: &'a Html, site: &'a Site) -> Fields<'a> {
    let headings = body.headings.iter().map(|heading| heading.text.as_str()).collect();
    match page {
        Page::Article(id) => {
            let entry = site.article(id);
            let article = &entry.article;
            let tags = entry.tags.iter().map(|id| &site.tag(*id).name);
            let categories = entry.categories.iter().map(|id| &site.category(*id).name);
            let people = entry.authors.iter().map(|id| &site.person(*id).name);
            let series = entry.series.map(|(id, _)| &site.one_series(id).title);
            Fields {
                title: &article.title.value,
                labels: tags.chain(categories).chain(people).chain(series).map(String::as_str).collect(),
                headings,
                deck: article.deck.iter().chain(&article.takeaways).map(String::as_str).collect(),
                body: &body.plain,
            }
        }
        Page::Standalone(place) => Fields {
            title: &site.pages[place].title.value,
            labels: Vec::new(),
            headings,
            deck: Vec::new(),
            body: &body.plain,
        },
        _ => unreachable!("only pages of text are searched"),
    }
}

/// `index.json`
#[derive(Serialize)]
struct IndexFile<'a> {
    format: u32,
    documents: usize,
    each: usize,
    family: usize,
    words: &'a str,
    first: &'a [String],
    texts: &'a [String],
}

/// Returns `index.json`, which lists the files of the index and what each contains.
pub(super) fn index(words: &Shards, texts: &ResultTexts, context: Context<'_>) -> String {
    let index = IndexFile {
        format: FORMAT,
        documents: count(context.site),
        each: SEARCH_TEXTS,
        family: FAMILY,
        words: &words.version,
        first: &words.first,
        texts: &texts.versions,
    };
    serde_json::to_string(&index).expect("texts and numbers") + "\n"
}

/// Returns the files with the texts that results show.
pub(super) fn texts(context: Context<'_>) -> ResultTexts {
    let count = context.plan.search().map_or(0, |files| files.texts);
    let lists: Vec<String> = (0..count).into_par_iter().map(|at| list(at, context)).collect();
    let families =
        lists.chunks(FAMILY).map(|family| (family, Digest::of(family.concat().as_bytes()).short()));
    let mut texts = ResultTexts { files: Vec::with_capacity(count), versions: Vec::new() };
    for (family, version) in families {
        let file =
            |list: &String| format!("{{\"version\":\"{version}\",\"documents\":{list}}}\n").into_bytes();
        texts.files.extend(family.iter().map(file));
        texts.versions.push(version);
    }
    texts
}

/// Returns the number of documents.
fn count(site: &Site) -> usize {
    site.pages.len() + site.articles.len()
}

/// Returns the documents of one file as an array.
fn list(at: usize, context: Context<'_>) -> String {
    let numbers = at * SEARCH_TEXTS..count(context.site).min((at + 1) * SEARCH_TEXTS);
    let documents: Vec<_> = numbers.map(|number| result(number, context)).collect();
    serde_json::to_string(&documents).expect("texts")
}

/// Title, address, formatted date, ISO day, text, and the language if it is not the site's.
#[derive(Serialize)]
struct SearchResult<'a>(&'a str, String, String, String, String, &'a str);

fn result(number: usize, context: Context<'_>) -> SearchResult<'_> {
    let Context { site, plan, .. } = context;
    let href = |page| plan.href(page);
    let language = |own: &'_ Option<String>| own.as_ref().is_some_and(|own| *own != site.config.language);
    match number.checked_sub(site.pages.len()) {
        None => {
            let page = &site.pages[number];
            let language = page.language.as_deref().filter(|_| language(&page.language));
            let text = page.description.as_ref().unwrap_or(&page.summary);
            let href = href(Page::Standalone(number));
            let none = String::new();
            SearchResult(
                &page.title.value,
                href,
                none.clone(),
                none,
                beginning(text),
                language.unwrap_or_default(),
            )
        }
        Some(age) => {
            let id = ArticleId((site.articles.len() - 1 - age) as u32);
            let article = &site.article(id).article;
            let language = article.language.as_deref().filter(|_| language(&article.language));
            let date = Date::new(&article.date, site.languages.site());
            let text = beginning(article.deck.as_ref().unwrap_or(&article.summary));
            let href = href(Page::Article(id));
            SearchResult(&article.title.value, href, date.text, date.day, text, language.unwrap_or_default())
        }
    }
}

/// Returns the beginning of a text that a result shows, cut between words if possible.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let cut = &text[..end];
    let words = cut.rsplit_once(' ').map(|(words, _)| words).filter(|words| words.len() * 2 > cut.len());
    format!("{}…", words.unwrap_or(cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(beginning("short"), "short");
        let words = beginning(&"word ".repeat(50));
        assert!(words.ends_with("word…") && words.chars().count() <= LONGEST + 1, "{words}");
        assert_eq!(beginning(&"声".repeat(200)).chars().count(), LONGEST + 1);
    }
}
