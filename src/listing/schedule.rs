//! What appears and what expires at a moment.

use crate::blog::Blog;
use crate::date::Moment;
use crate::path::SourcePath;
use crate::site::Status;

/// An article that appears or expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its file.
    pub file: SourcePath,
    /// Its title.
    pub title: String,
    /// What happens.
    pub kind: ChangeKind,
}

/// What happens to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Its date is reached.
    Appears,
    /// Its `expires` is reached.
    Expires,
}

/// Returns the articles that appear or expire exactly at a moment, sorted by file. The blog has only live articles.
pub fn changes_at(blog: &Blog, moment: &Moment) -> Vec<Change> {
    let waiting = blog.site.withheld.iter().filter(|withheld| {
        withheld.status == Status::Scheduled && withheld.when.as_ref().is_some_and(|when| when == moment)
    });
    let appearing = waiting.map(|withheld| Change {
        file: withheld.file.clone(),
        title: withheld.title.clone(),
        kind: ChangeKind::Appears,
    });
    let live = blog.site.articles.iter().map(|entry| &entry.article);
    let ending = live.filter(|article| article.expires.as_ref().is_some_and(|end| end == moment));
    let expiring = ending.map(|article| Change {
        file: article.text.file.clone(),
        title: article.title.value.clone(),
        kind: ChangeKind::Expires,
    });
    let mut changes: Vec<Change> = appearing.chain(expiring).collect();
    changes.sort_by(|a, b| a.file.cmp(&b.file));
    changes
}
