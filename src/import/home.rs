//! The addresses of the old site.

use crate::import::plain_text::percent_decoded;

/// The address of the home page of the old site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Home {
    /// The host, without `www.`.
    host: String,
    /// The folder below the host, without a slash at its end.
    folder: String,
}

impl Home {
    pub(super) fn new(address: &str) -> Home {
        let (host, path) = host_and_path(address).unwrap_or_default();
        Home { host: host.to_owned(), folder: path.trim_end_matches('/').to_owned() }
    }

    /// Returns the name of the site in the ids of entries.
    pub(super) fn name(&self) -> String {
        format!("{}{}", self.host, self.folder)
    }

    /// Returns the path of an own address below the home page, with its query: `/2010/till/`. `None` for another site.
    pub(super) fn path<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (host, path) = host_and_path(address)?;
        let path = path.strip_prefix(self.folder.as_str())?;
        let is_own = host.eq_ignore_ascii_case(&self.host) && (path.is_empty() || path.starts_with('/'));
        is_own.then_some(if path.is_empty() { "/" } else { path })
    }

    /// Returns the path of an own page as links need it: without the queries of Blogger, which choose a view.
    pub(super) fn link(&self, address: &str) -> Option<String> {
        let path = self.path(address)?;
        let (page, rest) = path.split_at(path.find('?').unwrap_or(path.len()));
        let is_view = ["?m=", "?showComment=", "?spref="].iter().any(|view| rest.starts_with(view));
        let place = rest.find('#').map_or("", |at| &rest[at..]);
        Some(if is_view && page.ends_with(".html") { format!("{page}{place}") } else { path.to_owned() })
    }

    /// Returns the decoded path of an own page. `None` if the address has a query, as those of drafts.
    pub(super) fn page(&self, address: &str) -> Option<String> {
        let path = self.path(address)?;
        let path = path.split('#').next().unwrap_or_default();
        (!path.contains('?')).then(|| percent_decoded(path))
    }
}

/// Splits a whole address into its host, without `www.`, and the rest.
fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let rest = address.trim();
    let rest = rest.strip_prefix("http:").or_else(|| rest.strip_prefix("https:")).unwrap_or(rest);
    let rest = rest.strip_prefix("//")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    Some((rest[..end].trim_start_matches("www."), &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_addresses_become_paths() {
        let home = Home::new("https://www.quay.example/blog/");
        assert_eq!(home.page("http://quay.example/blog/2010/caf%c3%a9/#top").as_deref(), Some("/2010/café/"));
        assert_eq!(home.path("//quay.example/blog"), Some("/"));
        for other in ["https://quay.example/blogs/x", "https://other.example/blog/", "/blog/x", ""] {
            assert_eq!(home.path(other), None, "{other}");
        }
        assert_eq!(home.page("https://quay.example/blog/?p=12"), None);
        let link = |query: &str| home.link(&format!("https://quay.example/blog/a.html{query}"));
        assert_eq!(link("?m=1").as_deref(), Some("/a.html"));
        assert_eq!(link("?showComment=1#c2").as_deref(), Some("/a.html#c2"));
        assert_eq!(link("?p=1#x").as_deref(), Some("/a.html?p=1#x"));
    }
}
