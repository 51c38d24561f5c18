//! The addresses that a change gives to texts, files and lists, by their old addresses.

use std::collections::BTreeMap;

use crate::path::Url;

/// New addresses by the old ones, however an old one is written: with or without slashes at its ends.
#[derive(Clone, Debug, Default)]
pub(super) struct NewAddresses(BTreeMap<String, Url>);

impl NewAddresses {
    /// Adds an address that has changed.
    pub(super) fn add(&mut self, from: &Url, to: &Url) {
        if from != to {
            self.0.insert(from.as_str().trim_matches('/').to_owned(), to.clone());
        }
    }

    /// Returns the new address of a decoded path from the root.
    pub(super) fn of(&self, path: &str) -> Option<&Url> {
        self.0.get(path.trim_matches('/'))
    }
}
