//! The articles of each feed.

use crate::config::FeedContent;
use crate::plan::FeedScope;
use crate::site::{ArticleId, Site};

/// Returns the articles whose text is in any feed of these scopes, each once, in order. They are worth keeping in
/// [`Context::bodies`](crate::render::Context::bodies).
pub fn in_feeds(scopes: impl Iterator<Item = FeedScope>, site: &Site) -> Vec<ArticleId> {
    if site.config.feeds.content == FeedContent::Summary {
        return Vec::new();
    }
    let mut ids: Vec<ArticleId> = scopes.flat_map(|scope| entries(scope, site)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Returns the newest articles of a scope, as many as the settings say.
pub(crate) fn entries(scope: FeedScope, site: &Site) -> Vec<ArticleId> {
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
