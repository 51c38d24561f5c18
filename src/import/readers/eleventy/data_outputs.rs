//! Templates that make something else than pages, such as feeds.

use crate::import::readers::eleventy::texts::ReadText;

/// The endings of what is no page.
const DATA: [&str; 7] = ["css", "js", "json", "txt", "webmanifest", "xml", "xsl"];

impl ReadText<'_> {
    fn address(&self) -> Option<&str> {
        self.prepared.entry.as_ref()?.address.as_deref()
    }

    /// Returns whether the text makes something else than a page.
    pub(super) fn is_data(&self) -> bool {
        let ending = self.address().and_then(|address| address.rsplit('/').next()?.rsplit_once('.'));
        ending.is_some_and(|(_, ending)| DATA.contains(&ending))
    }

    /// Returns the address of the text if it makes a feed.
    pub(super) fn feed(&self) -> Option<String> {
        let address = self.address().filter(|address| address.ends_with(".xml"))?;
        ["feed", "rss", "atom"].iter().any(|name| address.contains(name)).then(|| address.to_owned())
    }

    /// Returns its file, for messages.
    pub(super) fn place(&self) -> String {
        self.prepared.entry.as_ref().map(|entry| entry.place.clone()).unwrap_or_default()
    }
}
