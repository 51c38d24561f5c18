//! The lists of a blog of Pelican: terms, authors, months and feeds.

use crate::import::old_lists::{ListKind, OldList};
use crate::import::readers::pelican::addresses::slugified;
use crate::import::readers::pelican::settings::PelicanSettings;

/// A kind of list, the settings of its addresses, and the usual address; empty if there is usually none.
const LISTS: [(ListKind, &[&str], &str); 15] = [
    (ListKind::Tag, &["TAG_URL", "TAG_SAVE_AS"], "tag/{slug}.html"),
    (ListKind::Category, &["CATEGORY_URL", "CATEGORY_SAVE_AS"], "category/{slug}.html"),
    (ListKind::Author, &["AUTHOR_URL", "AUTHOR_SAVE_AS"], "author/{slug}.html"),
    (ListKind::Tags, &["TAGS_URL", "TAGS_SAVE_AS"], "tags.html"),
    (ListKind::Categories, &["CATEGORIES_URL", "CATEGORIES_SAVE_AS"], "categories.html"),
    (ListKind::Authors, &["AUTHORS_URL", "AUTHORS_SAVE_AS"], "authors.html"),
    (ListKind::Archive, &["ARCHIVES_URL", "ARCHIVES_SAVE_AS"], "archives.html"),
    (ListKind::Year, &["YEAR_ARCHIVE_URL", "YEAR_ARCHIVE_SAVE_AS"], ""),
    (ListKind::Month, &["MONTH_ARCHIVE_URL", "MONTH_ARCHIVE_SAVE_AS"], ""),
    (ListKind::Feed, &["FEED_ALL_ATOM_URL", "FEED_ALL_ATOM"], "feeds/all.atom.xml"),
    (ListKind::Feed, &["FEED_ALL_RSS_URL", "FEED_ALL_RSS"], ""),
    (ListKind::Feed, &["FEED_ATOM_URL", "FEED_ATOM"], ""),
    (ListKind::Feed, &["FEED_RSS_URL", "FEED_RSS"], ""),
    (ListKind::Newest, &["INDEX_URL", "INDEX_SAVE_AS"], ""),
    (ListKind::Feed, &["FEED_URL"], ""),
];

/// Returns the lists.
pub(super) fn lists(settings: &PelicanSettings) -> Vec<OldList> {
    let list = |(kind, names, usual): (ListKind, &[&str], &str)| {
        let own = names.iter().find_map(|name| settings.text(name));
        let pattern = own.unwrap_or_else(|| usual.to_owned());
        let pattern =
            pattern.replace("{slug}", ":name").replace("{date:%Y}", ":year").replace("{date:%m}", ":month");
        let pattern = pattern.strip_suffix("index.html").unwrap_or(&pattern).trim_start_matches('/');
        let is_known = !pattern.is_empty() && !pattern.contains(['{', '%']);
        is_known.then(|| OldList::new(kind, format!("/{pattern}"), slugified))
    };
    LISTS.into_iter().filter_map(list).collect()
}
