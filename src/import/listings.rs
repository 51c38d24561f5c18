//! The lists that the new site has: of tags, categories, authors, series and months.

use std::collections::BTreeSet;

use crate::import::entry::{Entry, EntryKind};
use crate::slug::Slug;

/// The terms and months of the published articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Listings {
    pub(super) tags: BTreeSet<String>,
    pub(super) categories: BTreeSet<String>,
    pub(super) authors: BTreeSet<String>,
    pub(super) series: BTreeSet<String>,
    /// The years and months.
    pub(super) months: BTreeSet<(i16, i8)>,
    /// The years and months in addresses of articles: the new site redirects them to its archive.
    pub(super) date_folders: BTreeSet<String>,
}

impl Listings {
    /// Adds a text that readers see.
    pub(super) fn add(&mut self, entry: &Entry) {
        if entry.withheld.is_some() || entry.kind != EntryKind::Article {
            return;
        }
        let Some(date) = &entry.date else { return };
        self.months.insert((date.year(), date.month()));
        let address = entry.address.as_deref().unwrap_or_default();
        for format in ["/%Y/", "/%Y/%m/"] {
            let folder = date.format(format);
            if address.starts_with(&folder) {
                self.date_folders.insert(folder);
            }
        }
        self.tags.extend(entry.tags.iter().cloned());
        self.categories.extend(entry.categories.iter().cloned());
        self.authors.extend(entry.authors.iter().cloned());
        self.series.extend(entry.series.iter().map(|(title, _)| title.clone()));
    }

    /// Returns the addresses of all lists.
    pub(super) fn addresses(&self) -> BTreeSet<String> {
        let mut addresses: BTreeSet<String> = FILES.iter().map(|address| (*address).to_owned()).collect();
        let folders = [
            ("tags", &self.tags),
            ("categories", &self.categories),
            ("authors", &self.authors),
            ("series", &self.series),
        ];
        for (folder, names) in folders {
            if !names.is_empty() {
                addresses.insert(format!("/{folder}/"));
            }
            addresses.extend(names.iter().map(|name| list_of(folder, name)));
        }
        if !self.months.is_empty() {
            addresses.insert("/archive/".to_owned());
        }
        for (year, month) in &self.months {
            addresses.insert(format!("/archive/{year:04}/"));
            addresses.insert(format!("/archive/{year:04}/{month:02}/"));
        }
        addresses
    }
}

/// Returns the address of the list of a term: `/tags/front-line/`.
pub(super) fn list_of(folder: &str, name: &str) -> String {
    format!("/{folder}/{}/", Slug::from_term(name).as_str())
}

/// The pages and files that each site has.
const FILES: [&str; 13] = [
    "/",
    "/search/",
    "/feed.xml",
    "/rss.xml",
    "/feed.json",
    "/comments/feed.xml",
    "/sitemap.xml",
    "/robots.txt",
    "/opensearch.xml",
    "/llms.txt",
    "/404.html",
    "/_redirects",
    "/_headers",
];

/// The folders whose pages are lists.
pub(super) const FOLDERS: [&str; 5] = ["/tags/", "/categories/", "/authors/", "/series/", "/archive/"];
