//! The redirects from addresses of the old site that no text has.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::listings::{FOLDERS, Listings};
use crate::path::Url;

/// The redirects, by their old addresses.
#[derive(Clone, Debug, Default)]
pub(super) struct Redirects {
    targets: BTreeMap<String, String>,
    /// The addresses and aliases of texts, folded.
    taken: BTreeSet<String>,
}

impl Redirects {
    /// Adds a redirect. The first one of an old address counts.
    pub(super) fn add(&mut self, from: String, to: String) {
        self.targets.entry(from).or_insert(to);
    }

    /// Adds an address of a text: nothing is redirected from it.
    pub(super) fn take(&mut self, address: &str) {
        self.taken.extend(folded(address));
    }

    /// Returns the redirects that the new site can have: none from its own pages, and none to a list that it has not.
    /// Returns the old addresses that no page can have as well.
    pub(super) fn finish(self, listings: &Listings) -> (BTreeMap<String, String>, Vec<String>) {
        let lists = listings.addresses();
        let mut taken = self.taken;
        taken.extend(lists.iter().filter_map(|address| folded(address)));
        let is_list = |to: &str| FOLDERS.iter().any(|folder| to.starts_with(folder));
        let (mut redirects, mut impossible) = (BTreeMap::new(), Vec::new());
        for (from, to) in self.targets {
            let is_dead =
                is_list(&to) && !lists.contains(&to) && folded(&to).is_none_or(|to| !taken.contains(&to));
            let Some(folded) = folded(&from) else {
                impossible.push(from);
                continue;
            };
            // Two old addresses that differ only in case are one file on some disks.
            if !is_dead && taken.insert(folded) {
                redirects.insert(from, to);
            }
        }
        (redirects, impossible)
    }
}

/// Returns the file of an address, so that two addresses of one file are equal.
fn folded(address: &str) -> Option<String> {
    Url::parse(address).ok().map(|url| url.out_path().folded())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Moment, Zone};
    use crate::import::entry::Entry;

    #[test]
    fn pages_of_the_new_site_are_not_redirected() {
        let mut listings = Listings::default();
        listings.add(&Entry {
            date: Moment::parse("2012-05-06", &Zone::UTC).ok(),
            tags: vec!["Front Line".to_owned()],
            ..Entry::default()
        });
        let mut redirects = Redirects::default();
        redirects.take("/about/");
        for (from, to) in [
            ("/tag/front/", "/tags/front-line/"),
            ("/TAG/front", "/tags/"),
            ("/about", "/"),
            ("/tags/front-line/", "/tags/"),
            ("/tag/none/", "/tags/none/"),
            ("/2012/05/", "/archive/2012/05/"),
            ("no path", "/"),
        ] {
            redirects.add(from.to_owned(), to.to_owned());
        }
        let (redirects, impossible) = redirects.finish(&listings);
        let lines: Vec<String> = redirects.iter().map(|(from, to)| format!("{from} {to}")).collect();
        assert_eq!(lines, ["/2012/05/ /archive/2012/05/", "/TAG/front /tags/"]);
        assert_eq!(impossible, ["no path"]);
    }
}
