//! The index of a site: everything that is shown, in the order of the pages.

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

/// All that can be published.
#[derive(Clone, Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The languages of its texts.
    pub languages: Languages,
    /// The articles that are shown, newest first.
    pub articles: Vec<Arc<IndexedArticle>>,
    /// Standalone pages, by their address.
    pub pages: Vec<Arc<Page>>,
    /// The site's own page for missing addresses: a standalone page at `/404/` or `/404.html`.
    pub not_found: Option<Arc<Page>>,
    /// Tags, by name.
    pub tags: Vec<Term>,
    /// Categories, by name.
    pub categories: Vec<Term>,
    /// Everybody who has a profile or wrote an article, by name.
    pub people: Vec<Person>,
    /// Series, by title.
    pub series: Vec<Series>,
    /// Years that have articles, newest first.
    pub archive: Vec<archive::Year>,
    /// Articles that are not shown, and why.
    pub withheld: Vec<Withheld>,
    /// Files that could not be read, which was reported: what refers to them is no further fault.
    pub unread: Vec<SourcePath>,
    /// Articles whose `review_by` has passed, with that day.
    pub due: Vec<(ArticleId, Moment)>,
    /// The next moment at which an article appears or expires.
    pub next_change: Option<Moment>,
    /// The next moment at which a review is due.
    pub next_review: Option<Moment>,
}

impl Site {
    /// The article at a place.
    pub fn article(&self, id: ArticleId) -> &IndexedArticle {
        &self.articles[id.0 as usize]
    }

    /// The tag at a place.
    pub fn tag(&self, id: TermId) -> &Term {
        &self.tags[id.0 as usize]
    }

    /// The category at a place.
    pub fn category(&self, id: TermId) -> &Term {
        &self.categories[id.0 as usize]
    }

    /// The person at a place.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.0 as usize]
    }

    /// The series at a place.
    pub fn one_series(&self, id: SeriesId) -> &Series {
        &self.series[id.0 as usize]
    }

    /// The language of an article.
    pub fn language_of(&self, id: ArticleId) -> &Language {
        self.languages.of(self.article(id).article.language.as_deref())
    }

    /// Whether two articles are one in two languages.
    pub fn is_version(&self, one: ArticleId, other: ArticleId) -> bool {
        self.article(one).versions.as_ref().is_some_and(|versions| versions.all.contains(&other))
    }

    /// The first moment at which the same sources make another site.
    pub fn same_until(&self) -> Option<&Moment> {
        [&self.next_change, &self.next_review].into_iter().flatten().min()
    }

    /// Returns the site with new texts of articles that have not changed otherwise.
    pub fn with_texts(&self, texts: Vec<Arc<Article>>) -> Site {
        let mut site = self.clone();
        for article in texts {
            let article = typeset::article(article, &self.config, &self.languages);
            let by_age = |entry: &Arc<IndexedArticle>| order(&entry.article, &article);
            // One that is not shown has no entry, and is among those withheld.
            if let Ok(at) = site.articles.binary_search_by(by_age) {
                let entry = site.articles[at].as_ref().clone();
                site.articles[at] = Arc::new(IndexedArticle { article, ..entry });
            } else if let Some(it) = site.withheld.iter_mut().find(|it| it.file == article.text.file) {
                it.text = article.text.clone();
            }
        }
        site
    }

    /// The places of all articles, newest first.
    pub fn article_ids(&self) -> impl DoubleEndedIterator<Item = ArticleId> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.articles.len()).unwrap_or(u32::MAX)).map(ArticleId)
    }
}

/// Orders articles: the newest first, and articles of the same moment by their files.
pub(super) fn order(a: &Article, b: &Article) -> Ordering {
    (&b.date, &b.text.file).cmp(&(&a.date, &a.text.file))
}
