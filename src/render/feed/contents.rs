//! The contents of a feed, for all formats.

use std::sync::Arc;

use crate::config::{FeedContent, FeedFormat};
use crate::date::Moment;
use crate::plan::{CommentScope, FeedScope, Page, Plan};
use crate::render::body::feed_body;
use crate::render::context::Context;
use crate::render::feed::entries::entries;
use crate::site::{ArticleId, IndexedArticle, PersonId, Site};

/// The contents of a feed.
pub(super) struct Feed<'a> {
    pub(super) title: String,
    /// The page that lists the same articles.
    pub(super) page: String,
    /// The address of the feed.
    pub(super) address: String,
    pub(super) updated: Option<Moment>,
    pub(super) entries: Vec<FeedEntry<'a>>,
    pub(super) context: Context<'a>,
}

/// An article in a feed.
pub(super) struct FeedEntry<'a> {
    pub(super) entry: &'a IndexedArticle,
    pub(super) id: String,
    pub(super) url: String,
    pub(super) updated: &'a Moment,
    pub(super) summary: &'a str,
    /// The text with absolute addresses, if feeds contain it. It is escaped for XML formats.
    pub(super) content: Option<Arc<str>>,
    /// The names of categories and tags.
    pub(super) terms: Vec<&'a str>,
    pub(super) authors: Vec<Author<'a>>,
    /// The address of the feed of its comments, if it has any.
    pub(super) comments: Option<String>,
    /// The address of the comments on its page.
    pub(super) comments_page: String,
}

/// A person in a feed.
pub(super) struct Author<'a> {
    pub(super) name: &'a str,
    pub(super) url: String,
}

impl<'a> Feed<'a> {
    pub(super) fn new(scope: FeedScope, format: FeedFormat, context: Context<'a>) -> Feed<'a> {
        let Context { site, plan, .. } = context;
        let (name, page) = match scope {
            FeedScope::Site => (None, Page::Home(1)),
            FeedScope::Tag(id) => (Some(&site.tag(id).name), Page::Tag(id, 1)),
            FeedScope::Category(id) => (Some(&site.category(id).name), Page::Category(id, 1)),
            FeedScope::Author(id) => (Some(&site.person(id).name), Page::Author(id, 1)),
            FeedScope::Series(id) => (Some(&site.one_series(id).title), Page::Series(id)),
        };
        let title = &site.config.title;
        let entries: Vec<FeedEntry<'a>> =
            entries(scope, site).into_iter().map(|id| FeedEntry::new(id, format, context)).collect();
        Feed {
            title: name.map_or_else(|| title.clone(), |name| format!("{title}: {name}")),
            page: plan.absolute(page),
            address: site.config.base.absolute(&plan.feed(scope, format)),
            updated: entries.iter().map(|entry| entry.updated).max().cloned(),
            entries,
            context,
        }
    }
}

impl<'a> FeedEntry<'a> {
    fn new(id: ArticleId, format: FeedFormat, context: Context<'a>) -> FeedEntry<'a> {
        let Context { site, plan, .. } = context;
        let entry = site.article(id);
        let article = &entry.article;
        let url = plan.absolute(Page::Article(id));
        let is_full = site.config.feeds.content == FeedContent::Full;
        let content = if is_full { feed_body(id, context).for_format(format) } else { None };
        let mut terms: Vec<&str> =
            entry.categories.iter().map(|id| site.category(*id).name.as_str()).collect();
        terms.extend(entry.tags.iter().map(|id| site.tag(*id).name.as_str()));
        terms.dedup();
        FeedEntry {
            entry,
            id: entry_id(id, site, plan),
            updated: article.updated.as_ref().unwrap_or(&article.date),
            summary: article
                .deck
                .as_deref()
                .filter(|_| article.summary.is_empty())
                .unwrap_or(&article.summary),
            content,
            terms,
            authors: entry.authors.iter().map(|id| author(*id, site, plan)).collect(),
            comments: (!entry.thread.is_empty())
                .then(|| site.config.base.absolute(&plan.comment_feed(CommentScope::Article(id)))),
            comments_page: format!("{url}#{}", context.templates.ids().comments()),
            url,
        }
    }
}

/// Returns the permanent id of an article: its `id`, or the first address that it had.
pub(super) fn entry_id(id: ArticleId, site: &Site, plan: &Plan) -> String {
    let own = site.article(id).article.id.as_ref().map(|id| id.value.clone());
    own.unwrap_or_else(|| first_address(id, site, plan))
}

/// Returns the absolute address that an article had first. Feed readers recognise the article by it after a move.
pub(super) fn first_address(id: ArticleId, site: &Site, plan: &Plan) -> String {
    let alias = site.article(id).article.aliases.first().map(|alias| &alias.value);
    site.config.base.absolute(alias.unwrap_or_else(|| plan.article(id)))
}

/// Returns a person with the address of the person's page.
pub(super) fn author<'a>(id: PersonId, site: &'a Site, plan: &Plan) -> Author<'a> {
    let url = plan.absolute(Page::Author(id, 1));
    Author { name: &site.person(id).name, url }
}
