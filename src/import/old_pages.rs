//! The pages of the old site by their files, for links between them.

use std::collections::BTreeMap;

use crate::path::BaseUrl;

/// The pages of the old site.
#[derive(Clone, Debug, Default)]
pub(super) struct OldPages {
    base: Option<BaseUrl>,
    addresses: BTreeMap<String, String>,
    /// The files by their names without folder and ending, in lower case.
    names: BTreeMap<String, Vec<String>>,
}

impl OldPages {
    /// Returns no pages yet, of a site with this address.
    pub(super) fn new(url: &str) -> OldPages {
        OldPages { base: BaseUrl::parse(url).ok(), ..OldPages::default() }
    }

    /// Adds a page: its file in the source, and its address.
    pub(super) fn add(&mut self, file: &str, address: &str) {
        self.names.entry(name(file)).or_default().push(file.to_owned());
        self.addresses.insert(file.to_owned(), address.to_owned());
    }

    /// Returns the address of the page of a file.
    pub(super) fn address(&self, file: &str) -> Option<&str> {
        self.addresses.get(file).map(String::as_str)
    }

    /// Returns the address of the only page, or of the first, whose file or folder has this name, without its ending.
    pub(super) fn address_by_name(&self, wanted: &str) -> Option<&str> {
        self.address(self.names.get(&name(wanted))?.first()?)
    }

    /// Returns what a destination means.
    pub(super) fn destination<'d>(&self, destination: &'d str) -> Destination<'d> {
        if destination.is_empty() || destination.starts_with(['#', '{', '?']) {
            return Destination::Kept;
        }
        if let Some(path) = self.own_path(destination) {
            return Destination::Own(path);
        }
        if is_elsewhere(destination) || destination.starts_with('/') {
            return Destination::Kept;
        }
        let (path, rest) = split_destination(destination);
        Destination::Relative(path, rest)
    }

    /// Returns a destination as a path of the site, if it is an address of this site that is written in full, or with the
    /// folder of the site.
    pub(super) fn own_path(&self, destination: &str) -> Option<String> {
        let base = self.base.as_ref()?;
        let rest = match base.inside(destination) {
            Some(rest) => rest,
            None if base.path().is_empty() || destination.starts_with("//") => return None,
            None => destination.strip_prefix(base.path()).filter(|rest| rest.starts_with(['/', '?', '#']))?,
        };
        Some(if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") })
    }
}

/// A destination, as far as it can be understood without the page that contains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination<'d> {
    /// It stays: a place in the page, another site, a path from the root, or a tag.
    Kept,
    /// A page or file of this site: its path.
    Own(String),
    /// A path that is relative to the page, and the rest, which is empty or begins with `?` or `#`.
    Relative(&'d str, &'d str),
}

/// Returns the name of a file without its ending, in lower case; of an index, the name of its folder.
fn name(file: &str) -> String {
    let mut parts = file.rsplit('/');
    let last = parts.next().unwrap_or_default();
    let stem = last.split_once('.').map_or(last, |(stem, _)| stem);
    let stem = if matches!(stem, "index" | "_index") { parts.next().unwrap_or(stem) } else { stem };
    stem.to_lowercase()
}

/// Splits a destination into its path and the rest, which is empty or begins with `?` or `#`.
pub(super) fn split_destination(destination: &str) -> (&str, &str) {
    destination.split_at(destination.find(['?', '#']).unwrap_or(destination.len()))
}

/// Returns a path that a relative one means in a folder. `..` at the top is ignored.
pub(super) fn join_path(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let end =
        if relative.is_empty() || relative.ends_with('/') || relative.ends_with("..") { "/" } else { "" };
    format!("{}{end}", parts.join("/"))
}

/// Returns the path from the root that a relative destination means on the page with this address.
pub(super) fn join_address(page: &str, relative: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = join_path(folder, relative);
    format!("/{}", path.trim_start_matches('/'))
}

/// Returns whether a destination has a scheme, or names another host.
pub(super) fn is_elsewhere(destination: &str) -> bool {
    destination.starts_with("//") || crate::path::scheme(destination).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_file_name_and_address() {
        let mut pages = OldPages::new("https://quay.example/blog/");
        pages.add("content/posts/One.md", "/posts/one/");
        pages.add("content/posts/two/index.md", "/posts/two/");
        assert_eq!(pages.address("content/posts/One.md"), Some("/posts/one/"));
        assert_eq!(pages.address_by_name("one.md"), Some("/posts/one/"));
        assert_eq!(pages.address_by_name("posts/two"), Some("/posts/two/"));
        let own = |address: &str| pages.own_path(address);
        assert_eq!(own("http://quay.example/blog/x/#y").as_deref(), Some("/x/#y"));
        assert_eq!(own("/blog/x/").as_deref(), Some("/x/"));
        assert_eq!(own("https://quay.example/blog").as_deref(), Some("/"));
        assert_eq!((own("https://other.example/"), own("/x/"), own("/blogs/")), (None, None, None));
        assert_eq!(join_address("/posts/one/", "../two/#a"), "/posts/two/#a");
        assert_eq!(join_address("/posts/one.html", "two.html"), "/posts/two.html");
        assert_eq!(join_address("/a/", "../../.."), "/");
        assert!(is_elsewhere("mailto:a@b.example") && !is_elsewhere("a/b:c"));
    }
}
