//! Feeds: which articles and comments they have, in Atom, RSS 2.0 and JSON Feed.
//!
//! Addresses are whole, ids are stable, and `updated` is the newest entry's, never the moment of the build.

mod atom;
mod comments;
mod json;
mod lead;
mod rss;
mod text;

pub(super) use comments::comments;
pub(super) use lead::lead;
pub use text::FeedText;

use std::sync::Arc;

use crate::config::{FeedContent, FeedFormat};
use crate::date::Moment;
use crate::plan::{CommentScope, FeedScope, Page, Plan};
use crate::render::{Context, body};
use crate::site::{ArticleId, Entry, PersonId, Site};

/// A feed of articles.
pub(super) fn articles(scope: FeedScope, format: FeedFormat, context: Context<'_>) -> String {
    let feed = Feed::new(scope, format, context);
    match format {
        FeedFormat::Atom => atom::write(&feed),
        FeedFormat::Rss => rss::write(&feed),
        FeedFormat::Json => json::write(&feed),
    }
}

/// Every article that is in any feed, each once, in order.
pub(super) fn all_entries(site: &Site) -> Vec<ArticleId> {
    if site.config.feeds.content == FeedContent::Summary || site.config.feeds.formats.is_empty() {
        return Vec::new();
    }
    let mut ids: Vec<ArticleId> = FeedScope::all(site).flat_map(|scope| entries(scope, site)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The newest articles of a scope, as many as the settings say.
fn entries(scope: FeedScope, site: &Site) -> Vec<ArticleId> {
    let feeds = &site.config.feeds;
    let wanted =
        |id: &ArticleId| feeds.from.as_ref().is_none_or(|from| site.article(*id).article.date >= *from);
    let newest = |ids: &[ArticleId]| ids.iter().copied().filter(wanted).take(feeds.count).collect();
    match scope {
        FeedScope::Site => site.article_ids().filter(wanted).take(feeds.count).collect(),
        FeedScope::Tag(id) => newest(&site.tag(id).articles),
        FeedScope::Category(id) => newest(&site.category(id).articles),
        FeedScope::Author(id) => newest(&site.person(id).articles),
        FeedScope::Series(id) => {
            let mut parts: Vec<ArticleId> = site.one_series(id).written().collect();
            parts.sort();
            newest(&parts)
        }
    }
}

/// What all formats say of a feed.
struct Feed<'a> {
    title: String,
    /// The page that lists the same articles.
    page: String,
    /// The feed itself.
    address: String,
    updated: Option<Moment>,
    entries: Vec<FeedEntry<'a>>,
    context: Context<'a>,
}

/// What all formats say of an article.
struct FeedEntry<'a> {
    entry: &'a Entry,
    id: String,
    url: String,
    updated: &'a Moment,
    summary: &'a str,
    /// The text with whole addresses, when the feed carries it; escaped where the format is XML.
    content: Option<Arc<str>>,
    /// Tags and categories, each once.
    terms: Vec<&'a str>,
    authors: Vec<Author<'a>>,
    /// The feed of its comments, when it has any.
    comments: Option<String>,
    /// The place of the comments on its page.
    comments_page: String,
}

/// A person in a feed.
struct Author<'a> {
    name: &'a str,
    url: String,
}

impl<'a> Feed<'a> {
    fn new(scope: FeedScope, format: FeedFormat, context: Context<'a>) -> Feed<'a> {
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
            page: site.config.base.absolute(&plan.page(page, site)),
            address: site.config.base.absolute(&plan.feed(scope, format, site)),
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
        let url = site.config.base.absolute(plan.article(id));
        let is_full = site.config.feeds.content == FeedContent::Full;
        let content = if is_full { body(id, context).feed.of(format) } else { None };
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

/// A permanent name for an article: its `id`, or the first address that it had.
fn entry_id(id: ArticleId, site: &Site, plan: &Plan) -> String {
    let own = site.article(id).article.id.as_ref().map(|id| id.value.clone());
    own.unwrap_or_else(|| first_address(id, site, plan))
}

/// The whole address that an article had first. Readers keep what they know by it when the article moves.
fn first_address(id: ArticleId, site: &Site, plan: &Plan) -> String {
    let alias = site.article(id).article.aliases.first().map(|alias| &alias.value);
    site.config.base.absolute(alias.unwrap_or_else(|| plan.article(id)))
}

fn author<'a>(id: PersonId, site: &'a Site, plan: &Plan) -> Author<'a> {
    let url = site.config.base.absolute(&plan.page(Page::Author(id, 1), site));
    Author { name: &site.person(id).name, url }
}
