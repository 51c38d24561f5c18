//! The bases of categories and tags that a site has instead of `category` and `tag`. Exports do not name them, but links do.

use std::collections::{BTreeMap, BTreeSet};

use crate::exports::xml::Element;
use crate::import::plain_text::{decoded, percent_decoded};
use crate::import::readers::wordpress::elements::{CONTENT, meta};
use crate::import::readers::wordpress::library::{Library, TermKind};

/// The most bases: more than a site has in its life.
const MOST: usize = 20;

/// Finds bases in links to lists of terms.
#[derive(Debug)]
pub(super) struct TermLinks<'l> {
    library: &'l Library,
    /// The addresses of texts.
    texts: BTreeSet<&'l str>,
    /// The kinds of terms by their names in addresses; `None` for the name of a category and of a tag.
    kinds: BTreeMap<&'l str, Option<TermKind>>,
    /// The folders, with `/` around.
    pub(super) bases: BTreeSet<(TermKind, String)>,
}

impl<'l> TermLinks<'l> {
    pub(super) fn new(library: &'l Library) -> TermLinks<'l> {
        let mut kinds = BTreeMap::new();
        for (kind, name) in library.terms.keys() {
            kinds.entry(name.as_str()).and_modify(|known| *known = None).or_insert(Some(*kind));
        }
        let texts = library.addresses.values().map(String::as_str).collect();
        TermLinks { library, texts, kinds, bases: BTreeSet::new() }
    }

    /// Reads the links of an item: of a text, or of a menu.
    pub(super) fn add(&mut self, item: &Element) {
        self.link(meta(item, "_menu_item_url"));
        let text = item.text_of(CONTENT, "encoded");
        for (at, mark) in text.match_indices("href=") {
            let rest = &text[at + mark.len()..];
            let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            if let Some(address) = quote.and_then(|quote| rest[1..].split(quote).next()) {
                self.link(address);
            }
        }
    }

    fn link(&mut self, address: &str) {
        let address = decoded(address);
        let path = match address.starts_with('/') && !address.starts_with("//") {
            true => Some(percent_decoded(address.split(['?', '#']).next().unwrap_or_default())),
            false => self.library.home.page(&address),
        };
        let Some(path) = path.filter(|path| !self.texts.contains(path.as_str())) else { return };
        let path = path.trim_end_matches('/');
        let Some((_, name)) = path.rsplit_once('/') else { return };
        let Some(Some(kind)) = self.kinds.get(name) else { return };
        let nested = self.library.with_parents(name);
        let Some(base) = path.strip_suffix(nested.as_str()).or_else(|| path.strip_suffix(name)) else {
            return;
        };
        if base.ends_with('/') && self.bases.len() < MOST && !self.texts.contains(format!("{path}/").as_str())
        {
            self.bases.insert((*kind, base.to_owned()));
        }
    }
}
