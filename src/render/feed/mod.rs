//! Feeds of articles and comments, in Atom, RSS 2.0 and JSON Feed.
//!
//! Addresses are absolute, ids are stable, and `updated` is the newest entry's, never the moment of the build.

mod atom;
mod comments;
mod contents;
mod entries;
mod json;
mod lead;
mod rss;
mod text;

pub(super) use comments::comments;
pub(super) use entries::entries;
pub use entries::in_feeds;
pub(super) use lead::lead;
pub use text::FeedText;

use crate::config::FeedFormat;
use crate::plan::FeedScope;
use crate::render::context::Context;
use crate::render::feed::contents::Feed;

/// Returns a feed of articles.
pub(super) fn articles(scope: FeedScope, format: FeedFormat, context: Context<'_>) -> String {
    let feed = Feed::new(scope, format, context);
    match format {
        FeedFormat::Atom => atom::write(&feed),
        FeedFormat::Rss => rss::write(&feed),
        FeedFormat::Json => json::write(&feed),
    }
}
