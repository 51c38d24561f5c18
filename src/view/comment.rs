//! `comments`, the comment section of an article.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::config::{Policy, PostBy};
use crate::language::Language;
use crate::plan::{CommentScope, Page, Plan};
use crate::site::{ArticleId, IndexedArticle, Site};
use crate::view::date::Date;
use crate::view::link::Link;

/// The comment section of an article.
#[derive(Clone, Debug, Serialize)]
pub struct CommentsView {
    /// The policy: `moderated`, `members` or `closed`.
    pub policy: &'static str,
    /// The number of comments shown.
    pub count: usize,
    /// The comments. Each comes after the one that it answers.
    pub thread: Vec<CommentView>,
    /// A `mailto:` address with a subject, for `href=`.
    pub mail: Option<String>,
    /// The address that receives the form, for `action=`.
    pub form: Option<String>,
    /// Whether the form asks for a mail address, which is optional.
    pub asks_mail: bool,
    /// The value by which the form names the article: its slug or file name.
    pub article: String,
    /// The feed of the article's comments, for `href=`, if it has any.
    pub feed: Option<String>,
}

/// One comment. `render` adds `body`, the comment as HTML.
#[derive(Clone, Debug, Serialize)]
pub struct CommentView {
    /// Its id, which is its anchor in the page.
    pub id: String,
    /// The commenter's name.
    pub author: String,
    /// The commenter's site.
    pub url: Option<String>,
    /// Whether the commenter is an author of the site, as `by` in the comment's file states.
    pub by_author: bool,
    /// When it was written.
    pub date: Date,
    /// The number of comments between it and the start of its thread; at most 5, so that the page stays readable.
    pub depth: usize,
    /// The comment that it answers: the name and the anchor.
    pub reply_to: Option<Link>,
}

/// The maximum depth at which answers are indented.
const DEEPEST: usize = 5;

impl CommentsView {
    /// Returns the comment section of an article, or nothing if its policy is `off`.
    pub fn new(id: ArticleId, site: &Site, plan: &Plan) -> Option<CommentsView> {
        let entry = site.article(id);
        let policy = match entry.policy {
            Policy::Moderated => "moderated",
            Policy::Members => "members",
            Policy::Closed => "closed",
            Policy::Off => return None,
        };
        let by = site.config.comments.by.as_ref().filter(|_| entry.policy != Policy::Closed);
        let article = &entry.article;
        let language = site.language_of(id);
        Some(CommentsView {
            policy,
            count: entry.thread.len(),
            thread: (0..entry.thread.len()).map(|at| CommentView::new(at, entry, language)).collect(),
            mail: by.and_then(|by| match by {
                PostBy::Mail(address) => Some(mail_link(
                    address,
                    &language.filled("mail_subject", &[("title", &article.title.value)]),
                    &plan.absolute(Page::Article(id)),
                )),
                PostBy::Form(_) => None,
            }),
            form: by.and_then(|by| by.action(&site.config.base)),
            asks_mail: site.config.comments.asks_mail(),
            article: article.text.file.stem().to_owned(),
            feed: (!entry.thread.is_empty())
                .then(|| site.config.base.href(&plan.comment_feed(CommentScope::Article(id)))),
        })
    }
}

impl CommentView {
    fn new(at: usize, entry: &IndexedArticle, language: &Language) -> CommentView {
        let shown = &entry.thread[at];
        let comment = &shown.comment;
        let parent = shown.parent.map(|parent| &entry.thread[parent].comment);
        CommentView {
            id: comment.id.value.clone(),
            author: comment.author.clone(),
            url: comment.url.clone(),
            by_author: shown.by_author,
            date: Date::new(&comment.date, language),
            depth: shown.depth.min(DEEPEST),
            reply_to: parent
                .map(|parent| Link { title: parent.author.clone(), href: format!("#{}", parent.id.value) }),
        }
    }
}

/// Returns a `mailto:` address with a subject and a first line. Source: RFC 6068.
fn mail_link(address: &str, subject: &str, url: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!("mailto:{address}?subject={}&body={}", encoded(subject), encoded(&format!("{url}\r\n\r\n")))
}
