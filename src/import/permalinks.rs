//! Chooses the pattern of addresses that gives most of the old addresses.

use std::collections::BTreeMap;

use crate::config::Permalink;
use crate::date::Moment;
use crate::import::entry::{Entry, EntryKind};
use crate::slug::Slug;

/// The number of addresses that each pattern gives.
#[derive(Clone, Debug, Default)]
pub(super) struct PatternCounts {
    counts: BTreeMap<String, usize>,
}

impl PatternCounts {
    /// Counts the address of an entry.
    pub(super) fn add(&mut self, entry: &Entry) {
        let (EntryKind::Article, Some(date), Some(address)) = (entry.kind, &entry.date, &entry.address)
        else {
            return;
        };
        if let Some(pattern) = pattern(address, date, entry.categories.first().map(String::as_str)) {
            *self.counts.entry(pattern).or_insert(0) += 1;
        }
    }

    /// Returns the pattern that gives most addresses, if it gives more than one.
    pub(super) fn most_frequent(&self) -> Option<String> {
        // Of patterns with the same number, the first in alphabetical order.
        let (pattern, count) = self.counts.iter().rev().max_by_key(|(_, count)| **count)?;
        Some(pattern.clone()).filter(|pattern| *count > 1 && Permalink::parse(pattern).is_ok())
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
        let mut counts = PatternCounts::default();
        for address in addresses {
            counts.add(&entry("2010-07-09", address, "Front Line"));
        }
        assert_eq!(counts.most_frequent().as_deref(), pattern, "{addresses:?}");
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
