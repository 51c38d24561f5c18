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
    /// The parts of a series: `:name`.
    Series,
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
            ListKind::Series => terms(&listings.series, "series"),
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

/// Returns the lists of one site, which write terms in the same way.
pub(super) fn old_lists(lists: &[(ListKind, &str)], name: fn(&str) -> String) -> Vec<OldList> {
    lists.iter().map(|(kind, pattern)| OldList::new(*kind, *pattern, name)).collect()
}

/// Returns the list that a page of the old site was, by the last part of its address: `/blog/archives.html`.
pub(super) fn list_at(address: &str) -> Option<OldList> {
    let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_lowercase();
    let (stem, ending) = last.split_once('.').unwrap_or((&last, ""));
    let kind = match (stem, ending) {
        ("feed" | "rss" | "rss2" | "atom" | "index" | "feeds", "xml" | "json" | "atom" | "rss") => {
            ListKind::Feed
        }
        (_, ending) if !matches!(ending, "" | "html" | "htm" | "php") => return None,
        ("feed" | "rss" | "atom", _) => ListKind::Feed,
        ("archive" | "archives" | "all-posts" | "year-archive" | "posts-by-year", _) => ListKind::Archive,
        ("tags" | "tag" | "labels" | "topics", _) => ListKind::Tags,
        ("categories" | "category", _) => ListKind::Categories,
        ("authors" | "author", _) => ListKind::Authors,
        ("blog" | "posts" | "articles" | "news" | "writing" | "journal", _) => ListKind::Newest,
        _ => return None,
    };
    Some(OldList::new(kind, address, str::to_owned))
}

/// Returns the lists that a template made, by the `permalink` of its front matter, or else by its path:
/// `/tags/{{ tag | slugify }}/`.
pub(super) fn list_of_template(path: &str, text: &str, name: fn(&str) -> String) -> Option<OldList> {
    let head = text.get(..text.len().min(HEAD)).unwrap_or_default();
    let written = head.lines().find_map(|line| line.trim_start().strip_prefix("permalink:"));
    let address = match written.map(|value| value.trim().trim_matches(['"', '\''])) {
        Some(written) => format!("/{}", written.trim_start_matches('/')),
        None => {
            let stem = path.rsplit_once('.').filter(|(_, ending)| TEMPLATES.contains(ending));
            let stem = stem.map_or(path, |(stem, _)| stem);
            format!("/{}", stem.strip_suffix("index").unwrap_or(stem))
        }
    };
    let Some((before, (piece, after))) =
        address.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?)))
    else {
        return Some(address).filter(|address| !address.contains("{%")).and_then(|address| list_at(&address));
    };
    let says = |word: &str| piece.contains(word) || before.contains(word);
    let kind = match () {
        () if before.contains('{') || after.contains('{') => return None,
        () if says("categor") => ListKind::Category,
        () if says("author") => ListKind::Author,
        () if says("tag") => ListKind::Tag,
        () => return None,
    };
    Some(OldList::new(kind, format!("{before}:name{after}"), name))
}

/// The bytes in which the front matter of a template stands.
const HEAD: usize = 4096;

/// The endings of templates that become pages. Others, such as `xml`, stay.
const TEMPLATES: [&str; 6] = ["njk", "liquid", "md", "markdown", "hbs", "webc"];

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

    #[test]
    fn templates_and_names_of_pages_say_which_list_they_were() {
        let check = |path: &str, text: &str, expected: Option<(ListKind, &str)>| {
            let list = list_of_template(path, text, str::to_lowercase);
            let list = list.as_ref().map(|list| (list.kind, list.pattern.as_str()));
            assert_eq!(list, expected, "{path} {text}");
        };
        check("blog/index.html", "", None);
        check("blog/index.njk", "", Some((ListKind::Newest, "/blog/")));
        check("archives.html", "", Some((ListKind::Archive, "/archives.html")));
        check(
            "tags.njk",
            "---\npermalink: \"/tag/{{ tag | slugify }}/\"\n---\n",
            Some((ListKind::Tag, "/tag/:name/")),
        );
        check("x.md", "---\npermalink: /{{ a }}/{{ tag }}/\n---\n", None);
        check("atom.xml", "---\n---\n", Some((ListKind::Feed, "/atom.xml")));
        check("feed.njk", "---\npermalink: feed/feed.xml\n---\n", Some((ListKind::Feed, "/feed/feed.xml")));
        check("about.md", "---\ntitle: x\n---\n", None);
    }
}
