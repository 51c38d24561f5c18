//! Where the lists of the old site were: its pages of terms, months and authors, and its feeds.

use crate::import::listings::{Listings, list_of};

/// A kind of list. The lists of the new site take their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    /// The newest articles.
    Newest,
    /// A feed of all articles.
    Feed,
    /// The list of all months.
    Archive,
    /// The articles of a year: `:year`.
    Year,
    /// The articles of a month: `:year`, and `:month` with two digits.
    Month,
    /// All tags.
    Tags,
    /// The articles of a tag: `:name`.
    Tag,
    /// All categories.
    Categories,
    /// The articles of a category: `:name`.
    Category,
    /// All authors.
    Authors,
    /// The articles of an author: `:name`.
    Author,
}

/// Lists of one kind on the old site.
#[derive(Clone, Debug)]
pub(super) struct OldList {
    kind: ListKind,
    /// Their addresses: `/tag/:name/`.
    pattern: String,
    /// Returns the name of a term as it stands in addresses.
    name: fn(&str) -> String,
}

impl OldList {
    /// Returns lists with these addresses. `name` makes the piece `:name` of the name of a term.
    pub(super) fn new(kind: ListKind, pattern: impl Into<String>, name: fn(&str) -> String) -> OldList {
        OldList { kind, pattern: pattern.into(), name }
    }

    /// Returns the old addresses, each with the list of the new site.
    pub(super) fn redirects(&self, listings: &Listings) -> Vec<(String, String)> {
        let one = |to: &str| vec![(self.pattern.clone(), to.to_owned())];
        let terms = |names: &std::collections::BTreeSet<String>, folder: &str| {
            let redirect = |name: &String| {
                let old = (self.name)(name);
                (!old.is_empty()).then(|| (self.pattern.replace(":name", &old), list_of(folder, name)))
            };
            names.iter().filter_map(redirect).collect()
        };
        let has_articles = !listings.months.is_empty();
        match self.kind {
            _ if !has_articles => Vec::new(),
            ListKind::Newest => one("/"),
            ListKind::Feed => one("/feed.xml"),
            ListKind::Archive => one("/archive/"),
            ListKind::Tags => one("/tags/"),
            ListKind::Categories => one("/categories/"),
            ListKind::Authors => one("/authors/"),
            ListKind::Tag => terms(&listings.tags, "tags"),
            ListKind::Category => terms(&listings.categories, "categories"),
            ListKind::Author => terms(&listings.authors, "authors"),
            ListKind::Year | ListKind::Month => self.dates(listings),
        }
    }

    /// Returns the redirects of years or months, except those that the new site makes of the addresses of articles.
    fn dates(&self, listings: &Listings) -> Vec<(String, String)> {
        let mut redirects = Vec::new();
        for (year, month) in &listings.months {
            let from = self.pattern.replace(":year", &format!("{year:04}"));
            let (from, to) = match self.kind {
                ListKind::Year => (from, format!("/archive/{year:04}/")),
                _ => (
                    from.replace(":month", &format!("{month:02}")),
                    format!("/archive/{year:04}/{month:02}/"),
                ),
            };
            if !listings.date_folders.contains(&from) {
                redirects.push((from, to));
            }
        }
        redirects.dedup();
        redirects
    }
}

/// Adds the lists of one site, which write terms in the same way.
pub(super) fn old_lists(lists: &[(ListKind, &str)], name: fn(&str) -> String) -> Vec<OldList> {
    lists.iter().map(|(kind, pattern)| OldList::new(*kind, *pattern, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Moment, Zone};
    use crate::import::entry::Entry;

    #[test]
    fn old_lists_lead_to_those_of_the_new_site() {
        let mut listings = Listings::default();
        for (date, address) in [("2012-05-06", "/hello/"), ("2013-01-02", "/2013/01/hi/")] {
            listings.add(&Entry {
                date: Moment::parse(date, &Zone::UTC).ok(),
                address: Some(address.to_owned()),
                tags: vec!["Front Line".to_owned()],
                ..Entry::default()
            });
        }
        let lists = [
            (ListKind::Tag, "/tag/:name.html"),
            (ListKind::Month, "/:year/:month/"),
            (ListKind::Year, "/:year/"),
            (ListKind::Category, "/category/:name/"),
            (ListKind::Feed, "/rss/"),
        ];
        let lines: Vec<String> = (old_lists(&lists, str::to_lowercase).iter())
            .flat_map(|list| list.redirects(&listings))
            .map(|(from, to)| format!("{from} {to}"))
            .collect();
        let expected = [
            "/tag/front line.html /tags/front-line/",
            "/2012/05/ /archive/2012/05/",
            "/2012/ /archive/2012/",
            "/rss/ /feed.xml",
        ];
        assert_eq!(lines, expected);
    }
}
