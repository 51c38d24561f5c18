//! Chooses the pattern of addresses that gives most of the old addresses.

use std::collections::BTreeMap;

use crate::config::Permalink;
use crate::date::Moment;
use crate::import::entry::{Entry, EntryKind};
use crate::path::Url;
use crate::slug::Slug;

/// Returns the pattern that gives most old addresses, if it gives more than one.
pub(super) fn most_frequent<'a>(entries: impl Iterator<Item = &'a Entry>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries.filter(|entry| entry.kind == EntryKind::Article) {
        let (Some(date), Some(address)) = (&entry.date, &entry.address) else { continue };
        if let Some(pattern) = pattern(address, date, entry.categories.first().map(String::as_str)) {
            *counts.entry(pattern).or_insert(0) += 1;
        }
    }
    // Of patterns with the same number, the first in alphabetical order.
    let best = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    Some(best.0).filter(|pattern| best.1 > 1 && Permalink::parse(pattern).is_ok())
}

/// Returns whether the site gives an entry this address without the key `url`. `pattern` is that of its articles.
pub(super) fn gives(
    pattern: Option<&Permalink>,
    entry: &Entry,
    slug: &str,
    file: &str,
    address: &str,
) -> bool {
    let Ok(wanted) = Url::parse(address) else { return false };
    match entry.kind {
        EntryKind::Page => {
            let name = file.trim_start_matches("content/pages/").trim_end_matches(".md");
            wanted.as_str() == format!("/{name}/")
        }
        EntryKind::Article => {
            let (Some(pattern), Some(date)) = (pattern, &entry.date) else { return false };
            let Ok(slug) = Slug::as_written(slug) else { return false };
            let category = entry.categories.first().map(String::as_str);
            pattern.url(date, &slug, &entry.title, category).is_ok_and(|url| url == wanted)
        }
    }
}

/// Returns the pattern that gives an address to an article of this day and category.
fn pattern(address: &str, date: &Moment, category: Option<&str>) -> Option<String> {
    let (folders, last, end) = pieces(address)?;
    let day = [
        (format!("{:04}", date.year()), ":year"),
        (format!("{:02}", date.month()), ":month"),
        (format!("{:02}", date.day()), ":day"),
    ];
    let category = category.map(|name| Slug::from_term(name).as_str().to_owned());
    let mut left = day.iter().peekable();
    let mut pattern = String::new();
    for folder in folders {
        pattern.push('/');
        match left.peek() {
            Some((digits, name)) if digits == folder => {
                pattern.push_str(name);
                left.next();
            }
            _ if category.as_deref() == Some(folder) => pattern.push_str(":category"),
            _ if folder.contains(':') => return None,
            _ => pattern.push_str(folder),
        }
    }
    if last.is_empty() {
        return None;
    }
    Some(format!("{pattern}/:slug{end}"))
}

/// Splits an address into its folders, its last segment, and the end: `/` or `.html`.
fn pieces(address: &str) -> Option<(Vec<&str>, &str, &str)> {
    let path = address.strip_prefix('/')?;
    let (path, end) = match path.strip_suffix('/') {
        Some(path) => (path, "/"),
        None => match path.rfind(".htm").filter(|at| matches!(&path[*at..], ".html" | ".htm")) {
            Some(at) => (&path[..at], &path[at..]),
            None => (path, "/"),
        },
    };
    let mut folders: Vec<&str> = path.split('/').collect();
    let last = folders.pop()?;
    Some((folders, last, end))
}

/// Returns the last segment of an address without the ending of a page: the slug that the address suggests.
pub(super) fn slug_of(address: &str) -> Option<&str> {
    let (_, last, _) = pieces(address)?;
    Some(last).filter(|last| !last.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    fn entry(date: &str, address: &str, category: &str) -> Entry {
        Entry {
            date: Moment::parse(date, &Zone::UTC).ok(),
            address: Some(address.to_owned()),
            categories: vec![category.to_owned()],
            ..Entry::default()
        }
    }

    #[track_caller]
    fn check(addresses: &[&str], pattern: Option<&str>) {
        let entries: Vec<Entry> =
            addresses.iter().map(|address| entry("2010-07-09", address, "Front Line")).collect();
        assert_eq!(most_frequent(entries.iter()).as_deref(), pattern, "{addresses:?}");
    }

    #[test]
    fn the_pattern_of_most_addresses_is_chosen() {
        check(
            &["/2010/07/one.html", "/2010/07/two.html", "/2010/08/x.html"],
            Some("/:year/:month/:slug.html"),
        );
        check(&["/2010/07/09/one/", "/2010/07/09/two/"], Some("/:year/:month/:day/:slug/"));
        check(&["/blog/front-line/one/", "/blog/front-line/two/"], Some("/blog/:category/:slug/"));
        check(&["/blog/one", "/blog/two"], Some("/blog/:slug/"));
        check(&["/a/one/", "/b/two/"], None);
        check(&["/", ""], None);
    }
}
