//! Addresses of a blog whose rules for addresses are not in its folder: from a sitemap or a list of addresses beside the texts.

use std::collections::BTreeMap;

use crate::date::Moment;
use crate::import::source::Source;

/// Files with addresses, from the root of the source.
const LISTS: [&str; 5] = ["sitemap.xml", "addresses.txt", "sitemap.txt", "urls.txt", "import/sitemap.xml"];

/// The addresses of a blog, by their last segment in lower case.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownAddresses {
    by_name: BTreeMap<String, Vec<String>>,
}

impl KnownAddresses {
    /// Reads the first list of a source. Returns it with its file.
    pub(super) fn of(source: &Source, root: &str) -> Option<(KnownAddresses, String)> {
        let file = LISTS.iter().find_map(|name| source.file(&format!("{root}{name}")))?;
        let text = file.text().ok()?;
        let mut known = KnownAddresses::default();
        for address in addresses(&text) {
            known.add(address);
        }
        Some((known, file.path.clone())).filter(|(known, _)| !known.by_name.is_empty())
    }

    /// Adds an address.
    pub(super) fn add(&mut self, address: &str) {
        let name = name(address);
        if !name.is_empty() {
            self.by_name.entry(name.to_lowercase()).or_default().push(address.to_owned());
        }
    }

    /// Returns the address of a text by its name: the only one, or the one that holds the year of its date.
    pub(super) fn find(&self, names: &[&str], date: Option<&Moment>) -> Option<&str> {
        let found = names.iter().find_map(|name| self.by_name.get(&name.to_lowercase()))?;
        let is_of_date = |address: &&String| {
            let Some(date) = date else { return false };
            let day = format!("/{:04}/{:02}/", date.year(), date.month());
            address.contains(&day) || address.contains(&date.iso_day())
        };
        match found.as_slice() {
            [one] => Some(one),
            several => several.iter().find(is_of_date).map(String::as_str),
        }
    }
}

/// Returns the last segment of an address without the ending of a page.
fn name(address: &str) -> &str {
    let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm")).unwrap_or(last)
}

/// Iterates over the paths of a sitemap, or of a list with one address in each line.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let is_sitemap = text.contains("<loc>");
    let separator = if is_sitemap { "<loc>" } else { "\n" };
    text.split(separator).skip(usize::from(is_sitemap)).filter_map(move |piece| {
        let address = piece.split('<').next()?.trim();
        let path = match address.split_once("://") {
            Some((_, rest)) => &rest[rest.find('/')?..],
            None => address,
        };
        Some(path).filter(|path| path.starts_with('/') && !path.contains(['?', '#', ' ']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn addresses_are_found_by_name_and_date() {
        let mut known = KnownAddresses::default();
        let sitemap = "<urlset><url><loc>https://a.example/2010/07/One.html</loc></url><url><loc>https://a.example/x/</loc>";
        addresses(sitemap)
            .chain(addresses("/2011/07/one/\nnothing\n"))
            .for_each(|address| known.add(address));
        let date = Moment::parse("2011-07-09", &Zone::UTC).unwrap();
        assert_eq!(known.find(&["one"], Some(&date)), Some("/2011/07/one/"));
        assert_eq!((known.find(&["X"], None), known.find(&["one"], None)), (Some("/x/"), None));
        assert_eq!(known.find(&["nothing"], None), None);
    }
}
