//! The outcomes of a request.

use std::time::Duration;

/// How a comment was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is a new file, with this id.
    New(String),
    /// It was stored before.
    Before,
}

/// Why a comment was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The form lacks the name.
    NoName,
    /// The form lacks the comment.
    NoComment,
    /// A field is longer than it may be.
    TooLong,
    /// The site has no such article.
    NoArticle,
    /// The comment that it answers does not exist.
    NoParent,
    /// The article takes no comments.
    Closed,
    /// The limit of undecided comments is reached.
    Full,
    /// The disk refused to store it.
    Disk,
}

/// A report on one request. It holds nothing about the sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The outcome: `kept`, or why it was refused.
    pub outcome: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// The id of the stored comment.
    pub id: Option<String>,
    /// The time that the request took.
    pub took: Duration,
}
