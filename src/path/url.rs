//! Addresses on the web: a page's below the site's root, and the site's own.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::file_kinds;
use crate::folding::composed;
use crate::path::host;
use crate::path::out_path::OutPath;
use crate::path::portable_names::{PathFault, check_segment};

/// A page's address below the site's root: begins with `/`, is not percent-encoded, never leaves the site.
///
/// An address that ends in `/` is answered by the `index.html` of that folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Arc<str>);

/// What must be encoded in a path beside what is not ASCII.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'|')
    .add(b'^')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'\'');

impl Url {
    /// Reads an address as an author writes it: percent-encoded or not.
    ///
    /// A last segment that does not end as pages do gets a slash at its end, since a folder's index is what answers it.
    pub fn parse(text: &str) -> Result<Url, PathFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PathFault::Empty);
        }
        if text.starts_with("//") || text.contains("://") {
            return Err(PathFault::OtherSite);
        }
        if text.contains(['?', '#']) {
            return Err(PathFault::Query);
        }
        let decoded = percent_decode_str(text).decode_utf8().map_err(|_| PathFault::Character('%'))?;
        // Composed first: a name may become longer by that, and another sign.
        let decoded = composed(&decoded);
        let Some(path) = decoded.strip_prefix('/') else { return Err(PathFault::NotFromRoot) };
        let mut url = String::with_capacity(decoded.len() + 1);
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            check_segment(segment)?;
            url.push('/');
            url.push_str(segment);
        }
        let last = path.rsplit('/').next().unwrap_or_default();
        if !file_kinds::is_page(last) {
            url.push('/');
        }
        Ok(Url(url.into()))
    }

    /// The address as text, not encoded: `/2010/07/hello/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address percent-encoded, as it stands in an `href` of a site at the root of its host.
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, PATH).to_string()
    }

    /// The file that answers this address.
    pub fn out_path(&self) -> OutPath {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            OutPath(format!("{path}index.html").into())
        } else {
            OutPath(path.into())
        }
    }
}

impl OutPath {
    /// The address that a browser asks for to get this file.
    pub fn url(&self) -> Url {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => Url(format!("/{folder}").into()),
            _ => Url(format!("/{}", self.0).into()),
        }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the site will stand: scheme, host and, when it lives below a sub-folder, a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads `https://host[:port][/path]`, with or without a slash at its end. The error is one clause for a message.
    pub fn parse(text: &str) -> Result<BaseUrl, &'static str> {
        let text = text.trim();
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err("it has no scheme; write it like `https://example.com`");
        };
        if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
            return Err("its scheme must be `https` or `http`");
        }
        if rest.contains(['?', '#', '@', '\\', ' ', '"', '<', '>']) || rest.chars().any(char::is_control) {
            return Err("it holds a character that no site's address has");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() || host.starts_with(':') {
            return Err("it has no host");
        }
        // In ASCII, since a letter of another script may become a sign there.
        let host = host::ascii(host);
        if !host::is_valid(&host) {
            return Err("its host holds a character that no host has, or its port is no number");
        }
        let folder = match path.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        let path = Url::parse(&folder).map_err(|_| "its path cannot be a folder")?;
        Ok(BaseUrl {
            origin: format!("{}://{host}", scheme.to_ascii_lowercase()),
            path: path.encoded().trim_end_matches('/').to_owned(),
        })
    }

    /// Scheme and host: `https://example.com`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The sub-folder, encoded, without a slash at its end: `/blog`, or empty.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What a whole address has behind the site's own, when it lies there: a path with `/`, query and fragment, or nothing.
    /// `http:`, `https:` and no scheme are one.
    pub fn inside<'t>(&self, address: &'t str) -> Option<&'t str> {
        let at = address.find("//")?;
        if !["", "http:", "https:"].iter().any(|scheme| scheme.eq_ignore_ascii_case(&address[..at])) {
            return None;
        }
        let rest = &address[at + 2..];
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let own = self.origin.split_once("//").map_or("", |(_, host)| host);
        let inside = path.strip_prefix(&self.path).filter(|_| host.eq_ignore_ascii_case(own))?;
        (inside.is_empty() || inside.starts_with(['/', '?', '#'])).then_some(inside)
    }

    /// The value of an `href` to a page of this site: `/blog/2010/07/hello/`.
    pub fn href(&self, url: &Url) -> String {
        self.after("", url)
    }

    /// The whole address of a page of this site.
    pub fn absolute(&self, url: &Url) -> String {
        self.after(&self.origin, url)
    }

    /// The address of a page behind a beginning. Each page has a hundred of them.
    fn after(&self, origin: &str, url: &Url) -> String {
        let mut address = String::with_capacity(origin.len() + self.path.len() + url.0.len());
        address.push_str(origin);
        address.push_str(&self.path);
        address.extend(utf8_percent_encode(&url.0, PATH));
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_leaves_the_site() {
        for text in
            ["/../x", "/a/%2e%2e/b", "/a\\b", "/a/\0", "//host/x", "https://x/", "x", "/con/", "/a./", ""]
        {
            assert!(Url::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_names_the_file_that_answers_it() {
        let check = |text: &str, url: &str, file: &str| {
            let parsed = Url::parse(text).unwrap();
            assert_eq!((parsed.as_str(), parsed.out_path().as_str()), (url, file));
            assert_eq!(parsed.out_path().url(), parsed);
        };
        check("/", "/", "index.html");
        check("/a/b", "/a/b/", "a/b/index.html");
        check("/a//b/", "/a/b/", "a/b/index.html");
        check("/a/b.html", "/a/b.html", "a/b.html");
        check("/a/b.HTM", "/a/b.HTM", "a/b.HTM");
        check("/releases/v2.0", "/releases/v2.0/", "releases/v2.0/index.html");
        check("/index.php", "/index.php/", "index.php/index.html");
        check("/a/.html", "/a/.html/", "a/.html/index.html");
        check("/caf%C3%A9/", "/café/", "café/index.html");
    }

    #[test]
    fn a_site_below_a_folder_keeps_it_in_every_link() {
        let base = BaseUrl::parse("https://Example.com/blog/").unwrap();
        let url = Url::parse("/a b/").unwrap();
        assert_eq!(base.href(&url), "/blog/a%20b/");
        assert_eq!(base.absolute(&url), "https://example.com/blog/a%20b/");
    }

    #[test]
    fn a_whole_address_may_lie_in_the_site() {
        let base = BaseUrl::parse("https://quay.example/blog").unwrap();
        let check =
            |address: &str, inside: Option<&str>| assert_eq!(base.inside(address), inside, "{address}");
        check("https://quay.example/blog/a/?q#x", Some("/a/?q#x"));
        check("HTTP://Quay.example/blog", Some(""));
        check("//quay.example/blog/", Some("/"));
        check("https://quay.example/blogger/", None);
        check("https://quay.example/", None);
        check("https://quay.example.org/blog/", None);
        check("/blog//quay.example/blog/", None);
    }

    #[test]
    fn a_site_at_the_root_of_its_host_has_no_folder() {
        for text in ["https://example.com", "https://example.com/", "https://example.com//"] {
            assert_eq!(BaseUrl::parse(text).map(|base| base.path().to_owned()), Ok(String::new()), "{text}");
        }
    }
}
