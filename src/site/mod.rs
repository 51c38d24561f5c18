//! The site: a read-only index of all content, made once by [`assemble()`] and asked often.
//!
//! It knows no templates, no output paths and no disk. Articles lie in one `Vec`, newest first; everything else refers
//! to them by [`ArticleId`].

pub mod archive;
pub mod assemble;
mod authors;
mod related;
mod series;
mod taxonomy;
mod threads;
mod translations;
mod typeset;

pub use assemble::assemble;
pub use threads::answered;

use std::sync::Arc;

use crate::config::{Config, Policy};
use crate::content::{Article, Author, Comment, Page, Text};
use crate::date::Moment;
use crate::diagnostic::Located;
use crate::language::{Language, Languages};
use crate::path::SourcePath;
use crate::slug::Slug;

/// The place of an article in [`Site::articles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// The place of a term in [`Site::tags`] or [`Site::categories`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// The place of a person in [`Site::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// The place of a series in [`Site::series`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub u32);

/// All that can be published.
#[derive(Clone, Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The languages of its texts.
    pub languages: Languages,
    /// The articles that are shown, newest first.
    pub articles: Vec<Arc<Entry>>,
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
    pub fn article(&self, id: ArticleId) -> &Entry {
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

    /// Articles on the same subjects as one, nearest first; at most four, none of the same series.
    pub fn related(&self, id: ArticleId) -> Vec<ArticleId> {
        related::nearest_subjects(id, self)
    }

    /// The first moment at which the same sources make another site.
    pub fn same_until(&self) -> Option<&Moment> {
        [&self.next_change, &self.next_review].into_iter().flatten().min()
    }

    /// The same site with newer `texts` of some of its articles, which are as before in everything else.
    pub fn with_texts(&self, texts: Vec<Arc<Article>>) -> Site {
        let mut site = self.clone();
        for article in texts {
            let article = typeset::article(article, &self.config, &self.languages);
            let order = |entry: &Arc<Entry>| assemble::order(&entry.article, &article);
            // One that is not shown has no entry, and is among those withheld.
            if let Ok(at) = site.articles.binary_search_by(order) {
                let entry = site.articles[at].as_ref().clone();
                site.articles[at] = Arc::new(Entry { article, ..entry });
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

/// Whether an article is public at the moment of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is.
    Live,
    /// `draft: true`
    Draft,
    /// Its date lies in the future.
    Scheduled,
    /// Its `expires` has passed.
    Expired,
}

/// What is shown, and at which moment.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The moment of the build.
    pub now: Moment,
    /// What is shown beside live articles.
    pub also: Vec<Standing>,
}

/// An article and what the site knows about it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article as written.
    pub article: Arc<Article>,
    /// Whether it is public; other than live only where the selection asks for it.
    pub standing: Standing,
    /// Who wrote it, in the author's order.
    pub authors: Vec<PersonId>,
    /// Its tags, in the author's order, each once.
    pub tags: Vec<TermId>,
    /// Its categories, likewise.
    pub categories: Vec<TermId>,
    /// Its series and the number of its part.
    pub series: Option<(SeriesId, u32)>,
    /// Who may comment.
    pub policy: Policy,
    /// The article in all languages that it is shown in; none where that is one.
    pub versions: Option<Arc<Versions>>,
    /// Comments that are shown, each after the one that it answers.
    pub thread: Vec<ThreadComment>,
}

/// An article and its translations: two or more that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The original, unless it is not shown.
    pub original: Option<ArticleId>,
    /// All of them: the original first, the translations by their languages.
    pub all: Vec<ArticleId>,
}

/// A comment that is shown.
#[derive(Clone, Debug)]
pub struct ThreadComment {
    /// The comment as written.
    pub comment: Arc<Comment>,
    /// How many comments it is away from the one that began the thread.
    pub depth: usize,
    /// The place in the thread of the comment that it answers.
    pub parent: Option<usize>,
    /// Whether its key `by` names somebody who writes here.
    pub by_author: bool,
}

/// A tag or a category.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its name as the oldest article spells it.
    pub name: String,
    /// The last part of its address.
    pub slug: Slug,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
}

/// Somebody who writes.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name to show.
    pub name: String,
    /// The last part of the address of the person's page; `at` lies in the profile.
    pub slug: Located<Slug>,
    /// The profile, if there is one.
    pub profile: Option<Arc<Author>>,
    /// The person's articles, newest first.
    pub articles: Vec<ArticleId>,
}

/// A series.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its title.
    pub title: String,
    /// The last part of its address.
    pub slug: Slug,
    /// Its own file, if there is one.
    pub file: Option<Arc<crate::content::Series>>,
    /// Its parts, by number.
    pub parts: Vec<Part>,
}

/// A part of a series.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its number, from 1.
    pub number: u32,
    /// What it is.
    pub what: PartState,
}

/// Whether a part can be read.
#[derive(Clone, Debug)]
pub enum PartState {
    /// An article that is shown.
    Written(ArticleId),
    /// One that the series announces.
    Planned {
        /// Its title.
        title: String,
        /// When it is to appear.
        date: Option<Moment>,
    },
}

impl Series {
    /// The articles of the series, by part.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = ArticleId> {
        self.parts.iter().filter_map(|part| match part.what {
            PartState::Written(id) => Some(id),
            PartState::Planned { .. } => None,
        })
    }
}

/// An article or page that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its file.
    pub file: SourcePath,
    /// Its text, for the files that it names.
    pub text: Text,
    /// Its title.
    pub title: String,
    /// Why.
    pub standing: Standing,
    /// When it goes live, or when it expired; none for drafts.
    pub when: Option<Moment>,
}
