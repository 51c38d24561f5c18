//! `comments`: the comment section of an article.

use serde::Serialize;

use crate::view::Date;
use crate::view::Link;

/// The comment section; none where the policy is `off`.
#[derive(Clone, Debug, Serialize)]
pub struct CommentsView {
    /// The policy: `moderated`, `members` or `closed`.
    pub policy: &'static str,
    /// How many comments are shown.
    pub count: usize,
    /// The comments, each after the one that it answers.
    pub thread: Vec<CommentView>,
    /// The address of a mail with the subject filled in, for `href=`.
    pub mail: Option<String>,
    /// Where a form is sent, for `action=`.
    pub form: Option<String>,
    /// What a form says the comment is about: the article's slug or file name.
    pub article: String,
    /// The feed of this article's comments, for `href=`, when it has any.
    pub feed: Option<String>,
}

/// One comment.
#[derive(Clone, Debug, Serialize)]
pub struct CommentView {
    /// Its id, which is its anchor in the page.
    pub id: String,
    /// The commenter's name.
    pub author: String,
    /// The commenter's site.
    pub url: Option<String>,
    /// Whether it is one of the article's own authors.
    pub by_author: bool,
    /// When it was written.
    pub date: Date,
    /// The comment as HTML.
    pub body: String,
    /// How many comments it is away from the one that began the thread; at most 5, so that a page stays readable.
    pub depth: usize,
    /// The comment that it answers: the name and the anchor.
    pub reply_to: Option<Link>,
}
