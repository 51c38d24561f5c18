//! An article in the index, and whether it is published.

use std::sync::Arc;

use crate::config::Policy;
use crate::content::{Article, Text};
use crate::date::Moment;
use crate::path::SourcePath;
use crate::site::ids::{ArticleId, PersonId, SeriesId, TermId};
use crate::site::threads::ThreadComment;

/// Whether an article is public at the moment of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
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
    pub also: Vec<Status>,
}

/// An article and what the site knows about it.
#[derive(Clone, Debug)]
pub struct IndexedArticle {
    /// The article as written.
    pub article: Arc<Article>,
    /// Whether it is public; other than live only where the selection asks for it.
    pub standing: Status,
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
    pub standing: Status,
    /// When it goes live, or when it expired; none for drafts.
    pub when: Option<Moment>,
}
