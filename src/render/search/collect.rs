//! Collects the words of all texts for the search index.

use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown;
use crate::plan::Page;
use crate::render::body::page_body;
use crate::render::context::Context;
use crate::render::pages;
use crate::render::search::gather::Gathered;
use crate::render::search::index::Index;
use crate::render::search::search_text::SearchText;
use crate::render::search::tokens::Tokens;
use crate::render::search::{documents, shards};

/// The words of some pages.
#[derive(Default)]
pub struct PageWords {
    gathered: Gathered,
    tokens: Tokens,
}

impl PageWords {
    /// Adds the words of a page. Each page must be added once.
    pub fn add(&mut self, text: &SearchText, context: Context<'_>) {
        let SearchText { page, body } = text;
        let fields = documents::fields(*page, body, context.site);
        self.gathered.add(documents::number(*page, context.site), &fields, &mut self.tokens);
    }
}

/// Returns an index of all pages, in as many files as the plan has. `words` are those of some pages, for which `is_known`
/// returns `true`; the texts of all others are rendered.
pub fn index(
    words: impl IntoIterator<Item = PageWords>,
    is_known: impl Fn(Page) -> bool,
    context: Context<'_>,
) -> Index {
    let articles = context.site.article_ids().map(Page::Article);
    let pages = articles.chain((0..context.site.pages.len()).map(Page::Standalone));
    let others: Vec<Page> = pages.filter(|page| !is_known(*page)).collect();
    let add = |mut words: PageWords, page: &Page| {
        words.add(&SearchText { page: *page, body: body(*page, context) }, context);
        words
    };
    let others: Vec<PageWords> = others.par_iter().fold(PageWords::default, add).collect();
    let mut all = Gathered::default();
    words.into_iter().chain(others).for_each(|words| all.join(words.gathered));
    let count = context.plan.search().map_or(1, |files| files.words);
    Index { words: shards::cut(&all.sorted(), count.max(1)), texts: documents::texts(context) }
}

/// Renders all texts and returns an index of their words. A preview does this when somebody searches.
pub(super) fn index_all(context: Context<'_>) -> Index {
    index([], |_| false, context)
}

/// Returns the text of a page.
fn body(page: Page, context: Context<'_>) -> Arc<markdown::Html> {
    match page {
        Page::Article(id) => page_body(id, context),
        Page::Standalone(place) => {
            let language = context.site.languages.of(context.site.pages[place].language.as_deref());
            Arc::new(pages::standalone_body(place, Context { language, ..context }))
        }
        _ => Arc::default(),
    }
}
