//! Collects the words of all texts for the search index.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown;
use crate::path::OutPath;
use crate::plan::{Page, SearchFile};
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

/// Returns an index of all pages, in as many files as the plan has.
///
/// `words` are those of the pages for which `is_rendered` returns `true`. `published` returns the files of the index of the
/// last build, in which all other pages have the same words and numbers; without these files, their texts are rendered.
pub fn index(
    words: impl IntoIterator<Item = PageWords>,
    is_rendered: impl Fn(Page) -> bool,
    published: impl Fn(&OutPath) -> Option<Vec<u8>>,
    context: Context<'_>,
) -> Index {
    let articles = context.site.article_ids().map(Page::Article);
    let pages = articles.chain((0..context.site.pages.len()).map(Page::Standalone));
    let others: Vec<Page> = pages.filter(|page| !is_rendered(*page)).collect();
    let mut all = match others.is_empty() {
        true => Gathered::default(),
        false => {
            published_words(&others, published, context).unwrap_or_else(|| rendered_words(&others, context))
        }
    };
    words.into_iter().for_each(|words| all.join(words.gathered));
    let count = context.plan.search().map_or(1, |files| files.words);
    Index { words: shards::cut(&all.sorted(), count.max(1)), texts: documents::texts(context) }
}

/// Returns the words of some pages from the files of a published index.
fn published_words(
    pages: &[Page],
    published: impl Fn(&OutPath) -> Option<Vec<u8>>,
    context: Context<'_>,
) -> Option<Gathered> {
    let numbers: HashSet<u32> = pages.iter().map(|page| documents::number(*page, context.site)).collect();
    let mut gathered = Gathered::default();
    for at in 0..context.plan.search()?.words {
        let file = published(&context.plan.search_file(SearchFile::Words(at)).out_path())?;
        for (word, mut postings) in shards::words(&file)? {
            postings.retain(|posting| numbers.contains(&(posting >> 4)));
            if !postings.is_empty() {
                gathered.add_word(word, postings);
            }
        }
    }
    Some(gathered)
}

/// Renders the texts of some pages and returns their words.
fn rendered_words(pages: &[Page], context: Context<'_>) -> Gathered {
    let add = |mut words: PageWords, page: &Page| {
        words.add(&SearchText { page: *page, body: body(*page, context) }, context);
        words
    };
    let parts: Vec<PageWords> = pages.par_iter().fold(PageWords::default, add).collect();
    let mut all = Gathered::default();
    parts.into_iter().for_each(|words| all.join(words.gathered));
    all
}

/// Renders all texts and returns an index of their words. A preview does this when somebody searches.
pub(super) fn index_all(context: Context<'_>) -> Index {
    index([], |_| false, |_| None, context)
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
