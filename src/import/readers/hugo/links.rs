//! Where the links and pictures of a page of Hugo lead to.

use std::collections::BTreeMap;

use crate::import::old_pages::{OldPages, is_elsewhere, join_address, join_path, split_destination};
use crate::import::readers::hugo::page::{HugoPage, HugoRole};
use crate::import::readers::hugo::settings::HugoSettings;
use crate::import::source::Source;

/// All that links need to know of the site.
#[derive(Debug)]
pub(super) struct HugoLinks<'s> {
    source: &'s Source,
    /// The pages of each language, by their paths below the folder of texts in lower case: `posts/name`.
    pages: Vec<OldPages>,
    /// The addresses by file of the source.
    files: BTreeMap<String, String>,
}

impl<'s> HugoLinks<'s> {
    /// Collects the pages.
    pub(super) fn new(
        source: &'s Source,
        settings: &HugoSettings,
        pages: &[HugoPage],
        addresses: &[String],
    ) -> HugoLinks<'s> {
        let base = settings.text("baseURL").unwrap_or_default();
        let mut of_language = vec![OldPages::new(&base); settings.languages.len()];
        let mut files = BTreeMap::new();
        for (page, address) in pages.iter().zip(addresses) {
            let path = page.path.trim_end_matches("/index").trim_end_matches("_index").trim_end_matches('/');
            if let Some(pages) = of_language.get_mut(page.language) {
                pages.add(&path.to_lowercase(), address);
            }
            files.insert(page.file.clone(), address.clone());
        }
        HugoLinks { source, pages: of_language, files }
    }

    /// Returns where a `ref` leads to: by path from the root or from the page's folder, or by name alone.
    pub(super) fn by_ref(&self, page: &HugoPage, target: &str) -> Option<String> {
        let (path, anchor) = split_destination(target.trim());
        if path.is_empty() {
            return Some(anchor.to_owned());
        }
        let path = path.to_lowercase();
        let path = path.trim_end_matches(".md").trim_end_matches(".html").trim_end_matches('/');
        let path = path.trim_end_matches("/index").trim_end_matches("/_index");
        let inside = page.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_lowercase();
        let candidates = [
            join_path(page.folder(), path).to_lowercase(),
            join_path(&inside, path),
            path.trim_start_matches('/').trim_start_matches("content/").to_owned(),
        ];
        let from = if path.starts_with('/') { 2 } else { 0 };
        let own = self.pages.get(page.language);
        let address = own.into_iter().chain(self.pages.first()).find_map(|pages| {
            let exact = candidates[from..].iter().find_map(|path| pages.address(path));
            exact.or_else(|| pages.address_by_name(path).filter(|_| !path.contains("..")))
        });
        Some(format!("{}{anchor}", address?))
    }

    /// Returns the new destination of a link or a picture; `None` if it stays.
    pub(super) fn destination(&self, page: &HugoPage, address: &str, old: &str) -> Option<String> {
        if old.is_empty() || old.starts_with(['#', '{', '?']) {
            return None;
        }
        if let Some(path) = self.pages.first().and_then(|pages| pages.own_path(old)) {
            return Some(path);
        }
        if is_elsewhere(old) {
            return None;
        }
        let (path, rest) = split_destination(old);
        if path.ends_with(".md") {
            // A path to a page that is not there is a warning; a name of a file would be an error.
            let gone = || join_address(address, &format!("../{}/", path.trim_end_matches(".md")));
            return Some(self.by_ref(page, old).unwrap_or_else(gone));
        }
        if path.starts_with('/') {
            return None;
        }
        let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let beside = join_path(folder, &decoded);
        if page.role == HugoRole::Bundle && self.source.file(&beside).is_some() && !path.contains("..") {
            return None;
        }
        let file = self.files.get(&format!("{}.md", beside.trim_end_matches('/')));
        let joined = join_address(address, path);
        if let (Some(address), false) = (file, self.is_there(&joined)) {
            return Some(format!("{address}{rest}"));
        }
        let plain = path.trim_start_matches("./");
        if self.is_at_root(plain) && !self.is_there(&joined) {
            return Some(format!("/{plain}{rest}"));
        }
        Some(format!("{joined}{rest}"))
    }

    /// Returns the path from the root of a picture that the front matter names; `None` if it stays.
    pub(super) fn picture(&self, page: &HugoPage, address: &str, src: &str) -> Option<String> {
        let plain = src.trim_start_matches("./").trim_start_matches('/');
        let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        if page.role != HugoRole::Page && self.source.file(&join_path(folder, src)).is_some() {
            return (page.role == HugoRole::Section).then(|| join_address(address, src));
        }
        if self.is_at_root(plain) && !is_elsewhere(src) {
            return Some(format!("/{plain}"));
        }
        self.destination(page, address, src)
    }

    fn is_at_root(&self, path: &str) -> bool {
        ["static/", "assets/"].iter().any(|top| self.source.file(&format!("{top}{path}")).is_some())
    }

    fn is_there(&self, address: &str) -> bool {
        let path = address.trim_matches('/').to_lowercase();
        self.pages.iter().any(|pages| pages.address(&path).is_some())
            || self.source.file(&format!("static{address}")).is_some()
    }
}
