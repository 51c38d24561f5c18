//! The index of a site: everything that is shown, in the order in which pages list it.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::config::Config;
use crate::content::{Article, Page};
use crate::date::Moment;
use crate::language::{Language, Languages};
use crate::path::SourcePath;
use crate::site::authors::Person;
use crate::site::entry::{IndexedArticle, Withheld};
use crate::site::ids::{ArticleId, PersonId, SeriesId, TermId};
use crate::site::series::Series;
use crate::site::taxonomy::Term;
use crate::site::{archive, typeset};

/// The index of everything that can be published.
#[derive(Clone, Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The languages of the texts.
    pub languages: Languages,
    /// The articles that are shown, newest first.
    pub articles: Vec<Arc<IndexedArticle>>,
    /// Standalone pages, sorted by address.
    pub pages: Vec<Arc<Page>>,
    /// The site's own page for missing addresses: a standalone page at `/404/` or `/404.html`.
    pub not_found: Option<Arc<Page>>,
    /// Tags, sorted by name.
    pub tags: Vec<Term>,
    /// Categories, sorted by name.
    pub categories: Vec<Term>,
    /// All people who have a profile or wrote an article, sorted by name.
    pub people: Vec<Person>,
    /// Series, sorted by title.
    pub series: Vec<Series>,
    /// Years that have articles, newest first.
    pub archive: Vec<archive::Year>,
    /// Articles and pages that are not shown, with the reason.
    pub withheld: Vec<Withheld>,
    /// Files that could not be read. This was reported, so references to them are not reported again.
    pub unread: Vec<SourcePath>,
    /// Articles whose `review_by` has passed, with the date of the review.
    pub due: Vec<(ArticleId, Moment)>,
    /// The next moment at which an article appears or expires.
    pub next_change: Option<Moment>,
    /// The next moment at which a review is due.
    pub next_review: Option<Moment>,
}

impl Site {
    /// Returns the article with an id.
    pub fn article(&self, id: ArticleId) -> &IndexedArticle {
        &self.articles[id.0 as usize]
    }

    /// Returns the tag with an id.
    pub fn tag(&self, id: TermId) -> &Term {
        &self.tags[id.0 as usize]
    }

    /// Returns the category with an id.
    pub fn category(&self, id: TermId) -> &Term {
        &self.categories[id.0 as usize]
    }

    /// Returns the person with an id.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.0 as usize]
    }

    /// Returns the series with an id.
    pub fn one_series(&self, id: SeriesId) -> &Series {
        &self.series[id.0 as usize]
    }

    /// Returns the language of an article.
    pub fn language_of(&self, id: ArticleId) -> &Language {
        self.languages.of(self.article(id).article.language.as_deref())
    }

    /// Returns whether two articles are versions of the same article in different languages.
    pub fn is_version(&self, one: ArticleId, other: ArticleId) -> bool {
        self.article(one).versions.as_ref().is_some_and(|versions| versions.all.contains(&other))
    }

    /// Returns the first moment at which the same sources give a different site.
    pub fn same_until(&self) -> Option<&Moment> {
        [&self.next_change, &self.next_review].into_iter().flatten().min()
    }

    /// Returns the site with new texts of articles. Nothing else in these articles may have changed.
    pub fn with_texts(&self, texts: Vec<Arc<Article>>) -> Site {
        let mut site = self.clone();
        for article in texts {
            let article = typeset::article(article, &self.config, &self.languages);
            let by_age = |entry: &Arc<IndexedArticle>| order(&entry.article, &article);
            // An article that is not shown is in `withheld`, not in `articles`.
            if let Ok(at) = site.articles.binary_search_by(by_age) {
                let entry = site.articles[at].as_ref().clone();
                site.articles[at] = Arc::new(IndexedArticle { article, ..entry });
            } else if let Some(it) = site.withheld.iter_mut().find(|it| it.file == article.text.file) {
                it.text = article.text.clone();
            }
        }
        site
    }

    /// Returns the ids of all articles, newest first.
    pub fn article_ids(&self) -> impl DoubleEndedIterator<Item = ArticleId> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.articles.len()).unwrap_or(u32::MAX)).map(ArticleId)
    }
}

/// Compares articles for sorting: the newest first, and articles with the same date by file in descending order.
pub(super) fn order(a: &Article, b: &Article) -> Ordering {
    (&b.date, &b.text.file).cmp(&(&a.date, &a.text.file))
}
