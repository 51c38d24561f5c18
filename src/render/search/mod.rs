//! The search index: files that the search page's script reads when somebody searches, and no sooner.
//!
//! Words come from the texts as they were written for their pages ([`crate::markdown::Html::plain`]); no page is parsed
//! again. `docs/search.md` describes the files. What is published has in it what the site shows, so drafts are found in a
//! preview that shows drafts and nowhere else.

mod documents;
mod gather;
mod shards;
mod tokens;

use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown;
use crate::plan::{Page, SearchFile};
use crate::render::search::documents::Texts;
use crate::render::search::gather::Gathered;
use crate::render::search::shards::Shards;
use crate::render::search::tokens::Tokens;
use crate::render::{Context, page_body};

/// The text of a page, to be found by its words.
#[derive(Clone, Debug)]
pub struct Found {
    pub(super) page: Page,
    pub(super) body: Arc<markdown::Html>,
}

/// The words of some pages.
#[derive(Default)]
pub struct Words {
    gathered: Gathered,
    tokens: Tokens,
}

impl Words {
    /// Adds the words of a page; each page is added once.
    pub fn add(&mut self, found: &Found, context: Context<'_>) {
        let Found { page, body } = found;
        let fields = documents::fields(*page, body, context.site);
        self.gathered.add(documents::number(*page, context.site), &fields, &mut self.tokens);
    }
}

/// All files of the index.
#[derive(Debug)]
pub struct Index {
    words: Shards,
    texts: Texts,
}

impl Index {
    /// Makes an index of the words of all pages, in as many files as the plan has.
    pub fn new(words: impl IntoIterator<Item = Words>, context: Context<'_>) -> Index {
        let mut all = Gathered::default();
        words.into_iter().for_each(|words| all.join(words.gathered));
        let count = context.plan.search().map_or(1, |files| files.words);
        Index { words: shards::cut(&all.sorted(), count.max(1)), texts: Texts::new(context) }
    }

    /// Reads all texts for their words: what a preview does when somebody searches.
    pub fn of_all(context: Context<'_>) -> Index {
        let articles = context.site.article_ids().map(Page::Article);
        let pages: Vec<Page> = articles.chain((0..context.site.pages.len()).map(Page::Standalone)).collect();
        let add = |mut words: Words, page: &Page| {
            words.add(&Found { page: *page, body: body(*page, context) }, context);
            words
        };
        let words: Vec<Words> = pages.par_iter().fold(Words::default, add).collect();
        Index::new(words, context)
    }
}

/// The text of a page that is searched.
fn body(page: Page, context: Context<'_>) -> Arc<markdown::Html> {
    match page {
        Page::Article(id) => page_body(id, context),
        Page::Standalone(place) => Arc::new(super::pages::standalone_body(place, context)),
        _ => Arc::default(),
    }
}

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
