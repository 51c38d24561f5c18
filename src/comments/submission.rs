//! A comment that comes in: what a stranger has sent, and nothing that decides about it.

use crate::date::Moment;

/// What a reader has sent, by mail, a form, or another system. Every text in it is a stranger's.
///
/// It has no state, no `by` and no note: those are the author's, and a stranger could write them too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The article: its slug, its file's name without `.md`, or its address.
    pub article: String,
    /// The name to show.
    pub author: String,
    /// The commenter's site.
    pub url: Option<String>,
    /// The commenter's mail address, which no comment's file ever holds.
    pub mail: Option<String>,
    /// The comment, in Markdown.
    pub body: String,
    /// The id of the comment that it answers.
    pub reply_to: Option<String>,
    /// When it was written; the moment at which it is taken when absent.
    pub date: Option<Moment>,
    /// How it came: `form`, `mail`, `disqus`.
    pub received_from: Option<String>,
    /// Its id where it came from: what has one is taken once.
    pub source_id: Option<String>,
    /// The id that it must have, such as an anchor that links from elsewhere name; one is made when absent.
    pub id: Option<String>,
    /// What stands in the form's field that people do not see.
    pub trap: Option<String>,
    /// How many seconds it took to fill in the form.
    pub seconds: Option<u32>,
    /// How many days ago the article appeared; known once the article is.
    pub article_days: Option<i64>,
}
