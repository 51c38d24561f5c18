//! A submission: a comment as a reader has sent it, before anything is decided.

use crate::date::Moment;

/// The most bytes of the text of a comment.
pub(super) const LARGEST_BODY: usize = 64 * 1024;

/// A comment that was sent by mail, a form, or another system. None of its texts can be trusted.
///
/// It has no state, no `by` and no note: only the author decides those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The article: its slug, its file's name without `.md`, or its address.
    pub article: String,
    /// The name to show.
    pub author: String,
    /// The commenter's site.
    pub url: Option<String>,
    /// The commenter's mail address, which is never written to a comment's file.
    pub mail: Option<String>,
    /// The comment, in Markdown.
    pub body: String,
    /// The id of the comment that it answers.
    pub reply_to: Option<String>,
    /// When it was written; if absent, the moment at which it is added.
    pub date: Option<Moment>,
    /// Its source: `form`, `mail`, `disqus`.
    pub received_from: Option<String>,
    /// Its id in the source. A comment with the same source id is added only once.
    pub source_id: Option<String>,
    /// The id that it must have, such as an anchor that links on other sites use; generated if absent.
    pub id: Option<String>,
    /// The value of the form's hidden field, which people leave empty.
    pub trap: Option<String>,
    /// The seconds that it took to fill in the form.
    pub seconds: Option<u32>,
    /// The age of the article in days; set once the article is known.
    pub article_days: Option<i64>,
}
