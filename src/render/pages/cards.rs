//! Selects the articles whose cards a page shows.

use crate::plan::Page;
use crate::site::{ArticleId, Site};

/// The number of articles in each box of further articles.
const MORE: usize = 5;

/// The number of articles on the page for missing addresses.
const NEWEST: usize = 5;

/// The articles that the page of an article shows as cards. None of them is a translation of it.
#[derive(Clone, Copy)]
pub(crate) struct OtherArticles<'a> {
    id: ArticleId,
    site: &'a Site,
}

impl<'a> OtherArticles<'a> {
    /// Returns the articles for the page of an article. Each list is made when it is asked for.
    pub(crate) fn new(id: ArticleId, site: &'a Site) -> OtherArticles<'a> {
        OtherArticles { id, site }
    }

    /// Returns the newest articles of its first author.
    pub(crate) fn by_author(self) -> Vec<ArticleId> {
        let first = self.site.article(self.id).authors.first();
        first.map(|first| self.newest(&self.site.person(*first).articles)).unwrap_or_default()
    }

    /// Returns the newest articles of its first category.
    pub(crate) fn in_category(self) -> Vec<ArticleId> {
        let first = self.site.article(self.id).categories.first();
        first.map(|first| self.newest(&self.site.category(*first).articles)).unwrap_or_default()
    }

    /// Returns the next article in time.
    pub(crate) fn newer(self) -> Option<ArticleId> {
        self.site.article_ids().take(self.id.0 as usize).rev().find(|other| self.is_no_version(*other))
    }

    /// Returns the article before it in time.
    pub(crate) fn older(self) -> Option<ArticleId> {
        self.site.article_ids().skip(self.id.0 as usize + 1).find(|other| self.is_no_version(*other))
    }

    fn newest(self, list: &[ArticleId]) -> Vec<ArticleId> {
        let is_other = |other: &ArticleId| *other != self.id && self.is_no_version(*other);
        list.iter().copied().filter(is_other).take(MORE).collect()
    }

    fn is_no_version(self, other: ArticleId) -> bool {
        !self.site.is_version(self.id, other)
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
