//! Feeds: which articles and comments they have, in Atom, RSS 2.0 and JSON Feed.
//!
//! Addresses are whole, ids are stable, and `updated` is the newest entry's, never the moment of the build.

mod atom;
mod comments;
mod contents;
mod json;
mod lead;
mod rss;
mod text;

pub(super) use comments::comments;
use contents::Feed;
pub(super) use lead::lead;
pub use text::FeedText;

use crate::config::{FeedContent, FeedFormat};
use crate::plan::FeedScope;
use crate::render::context::Context;
use crate::site::{ArticleId, Site};

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
