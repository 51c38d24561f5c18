//! The words of all texts, for the files of the search index.

use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown;
use crate::plan::Page;
use crate::render::body::page_body;
use crate::render::context::Context;
use crate::render::pages;
use crate::render::search::documents::Texts;
use crate::render::search::gather::Gathered;
use crate::render::search::shards::Shards;
use crate::render::search::tokens::Tokens;
use crate::render::search::{documents, shards};

/// The text of a page, to be found by its words.
#[derive(Clone, Debug)]
pub struct SearchText {
    /// The page that it is found on.
    pub page: Page,
    /// Its words, beside its HTML.
    pub body: Arc<markdown::Html>,
}

/// The words of some pages.
#[derive(Default)]
pub struct PageWords {
    gathered: Gathered,
    tokens: Tokens,
}

impl PageWords {
    /// Adds the words of a page; each page is added once.
    pub fn add(&mut self, found: &SearchText, context: Context<'_>) {
        let SearchText { page, body } = found;
        let fields = documents::fields(*page, body, context.site);
        self.gathered.add(documents::number(*page, context.site), &fields, &mut self.tokens);
    }
}

/// All files of the index.
#[derive(Debug)]
pub struct Index {
    pub(super) words: Shards,
    pub(super) texts: Texts,
}

impl Index {
    /// Makes an index of the words of all pages, in as many files as the plan has.
    pub fn new(words: impl IntoIterator<Item = PageWords>, context: Context<'_>) -> Index {
        let mut all = Gathered::default();
        words.into_iter().for_each(|words| all.join(words.gathered));
        let count = context.plan.search().map_or(1, |files| files.words);
        Index { words: shards::cut(&all.sorted(), count.max(1)), texts: Texts::new(context) }
    }

    /// Reads all texts for their words: what a preview does when somebody searches.
    pub fn of_all(context: Context<'_>) -> Index {
        let articles = context.site.article_ids().map(Page::Article);
        let pages: Vec<Page> = articles.chain((0..context.site.pages.len()).map(Page::Standalone)).collect();
        let add = |mut words: PageWords, page: &Page| {
            words.add(&SearchText { page: *page, body: body(*page, context) }, context);
            words
        };
        let words: Vec<PageWords> = pages.par_iter().fold(PageWords::default, add).collect();
        Index::new(words, context)
    }
}

/// The text of a page that is searched.
fn body(page: Page, context: Context<'_>) -> Arc<markdown::Html> {
    match page {
        Page::Article(id) => page_body(id, context),
        Page::Standalone(place) => Arc::new(pages::standalone_body(place, context)),
        _ => Arc::default(),
    }
}
