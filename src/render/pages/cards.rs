//! Selects the articles whose cards a page shows.

use crate::plan::Page;
use crate::site::{ArticleId, Site};

/// The number of articles in each box of further articles.
const MORE: usize = 5;

/// The number of articles on the page for missing addresses.
const NEWEST: usize = 5;

/// The articles that the page of an article shows as cards.
pub(crate) struct OtherArticles {
    /// The newest articles of its first author.
    pub(crate) by_author: Vec<ArticleId>,
    /// The newest articles of its first category.
    pub(crate) in_category: Vec<ArticleId>,
    pub(crate) related: Vec<ArticleId>,
    pub(crate) newer: Option<ArticleId>,
    pub(crate) older: Option<ArticleId>,
}

impl OtherArticles {
    /// Selects the articles for the page of an article. None of them is a translation of it.
    pub(crate) fn new(id: ArticleId, site: &Site) -> OtherArticles {
        let entry = site.article(id);
        let newest = |list: &[ArticleId]| {
            let is_other = |other: &ArticleId| *other != id && !site.is_version(id, *other);
            list.iter().copied().filter(is_other).take(MORE).collect()
        };
        let is_no_version = |other: &ArticleId| !site.is_version(id, *other);
        let mut newer = site.article_ids().take(id.0 as usize).rev();
        OtherArticles {
            by_author: entry
                .authors
                .first()
                .map(|first| newest(&site.person(*first).articles))
                .unwrap_or_default(),
            in_category: entry
                .categories
                .first()
                .map(|first| newest(&site.category(*first).articles))
                .unwrap_or_default(),
            related: site.related(id),
            newer: newer.find(is_no_version),
            older: site.article_ids().skip(id.0 as usize + 1).find(is_no_version),
        }
    }
}

/// Returns the articles that a page lists as cards, in order. The page of an article has [`OtherArticles`].
pub(crate) fn listed(page: Page, site: &Site) -> Vec<ArticleId> {
    let size = site.config.page_size;
    let part = |list: &[ArticleId], number: usize| {
        list.iter().copied().skip((number - 1) * size).take(size).collect()
    };
    match page {
        Page::Home(number) => site.article_ids().skip((number - 1) * size).take(size).collect(),
        Page::Tag(id, number) => part(&site.tag(id).articles, number),
        Page::Category(id, number) => part(&site.category(id).articles, number),
        Page::Author(id, number) => part(&site.person(id).articles, number),
        Page::Year(at) => {
            let months = 0..site.archive[at].months.len();
            months.flat_map(|place| listed(Page::Month(at, place), site)).collect()
        }
        Page::Month(at, place) => site.archive[at].months[place].articles.clone(),
        Page::NotFound => site.article_ids().take(NEWEST).collect(),
        _ => Vec::new(),
    }
}
