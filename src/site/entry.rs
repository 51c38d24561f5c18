//! Articles in the index, and articles and pages that are not shown.

use std::sync::Arc;

use crate::config::Policy;
use crate::content::{Article, Text};
use crate::date::Moment;
use crate::path::SourcePath;
use crate::site::ids::{ArticleId, PersonId, SeriesId, TermId};
use crate::site::threads::ThreadComment;

/// The publication status of an article at the moment of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The article is public.
    Live,
    /// `draft: true`
    Draft,
    /// Its date is in the future.
    Scheduled,
    /// Its `expires` has passed.
    Expired,
}

impl Status {
    /// The articles that a build does not show unless it is asked to.
    pub const WITHHELD: [Status; 3] = [Status::Draft, Status::Scheduled, Status::Expired];
}

/// The moment of the build and the articles to show.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The moment of the build.
    pub now: Moment,
    /// The articles to show besides live ones.
    pub also: Vec<Status>,
}

/// An article with its links to the rest of the site.
#[derive(Clone, Debug)]
pub struct IndexedArticle {
    /// The article as written.
    pub article: Arc<Article>,
    /// The publication status. Articles that are not live are in the index only if the selection asks for them.
    pub status: Status,
    /// Its authors, in the order of the front matter.
    pub authors: Vec<PersonId>,
    /// Its tags without duplicates, in the order of the front matter.
    pub tags: Vec<TermId>,
    /// Its categories without duplicates, in the order of the front matter.
    pub categories: Vec<TermId>,
    /// Its series, and the number of the article in it.
    pub series: Option<(SeriesId, u32)>,
    /// The comment policy.
    pub policy: Policy,
    /// The article in all its languages. `None` if it is shown in only one.
    pub versions: Option<Arc<Versions>>,
    /// The comments that are shown. Each comes after the comment that it answers.
    pub thread: Vec<ThreadComment>,
}

/// An article and its translations that are shown: two or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The original, or `None` if it is not shown.
    pub original: Option<ArticleId>,
    /// All versions: first the original, then the translations sorted by language.
    pub all: Vec<ArticleId>,
}

/// An article or page that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its file.
    pub file: SourcePath,
    /// Its text, to find the files that it names.
    pub text: Text,
    /// Its title.
    pub title: String,
    /// The status that keeps it from being shown.
    pub status: Status,
    /// The moment when it goes live or when it expired. `None` for drafts.
    pub when: Option<Moment>,
}
