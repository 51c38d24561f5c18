//! Key `feeds`: the formats and the content of the site's feeds.

use crate::date::{Moment, Zone};
use crate::keys::{Fields, UnknownKeys};

/// Key `feeds` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// Key `formats`: a list of `atom`, `rss`, `json`; all three by default; an empty list for no feeds.
    pub formats: Vec<FeedFormat>,
    /// Key `content`: `full` (default) or `summary`.
    pub content: FeedContent,
    /// Entries in one feed, at least 1. Key `count`, 20 by default.
    pub count: usize,
    /// Articles before this day are not in feeds. A site that was moved does not show its readers old articles as new.
    /// Key `feed_from`, none by default.
    pub from: Option<Moment>,
}

/// A format of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// Atom, RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

/// The part of an article that a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedContent {
    /// The whole text.
    Full,
    /// The summary.
    Summary,
}

const FORMATS: [(&str, FeedFormat); 3] =
    [("atom", FeedFormat::Atom), ("rss", FeedFormat::Rss), ("json", FeedFormat::Json)];

/// Reads the key `feeds`.
pub(super) fn read(fields: &mut Fields<'_, '_>, zone: &Zone) -> Feeds {
    let all = FORMATS.map(|(_, format)| format).to_vec();
    let mut feeds = Feeds { formats: all, content: FeedContent::Full, count: 20, from: None };
    let Some(mut inner) = fields.map("feeds", "`feeds`", "feeds:\n  formats: [atom, rss, json]") else {
        return feeds;
    };
    if inner.non_null_entry("formats").is_some() {
        feeds.formats = inner.each_of("formats", &FORMATS);
        feeds.formats.sort_unstable();
        feeds.formats.dedup();
    }
    let contents = [("full", FeedContent::Full), ("summary", FeedContent::Summary)];
    feeds.content = inner.one_of("content", &contents).unwrap_or(FeedContent::Full);
    feeds.count = inner.count("count").map_or(20, |count| count.value as usize);
    feeds.from = inner.date("feed_from", zone).map(|date| date.value);
    inner.finish(UnknownKeys::Refuse);
    feeds
}
