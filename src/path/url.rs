//! URLs: that of a page below the site's root, and that of the site.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::bytes;
use crate::file_kinds;
use crate::folding::composed;
use crate::path::host;
use crate::path::out_path::OutPath;
use crate::path::portable_names::{PathFault, check_segment};

/// The path of a page below the site's root: begins with `/`, is not percent-encoded, and never leaves the site.
///
/// A path that ends in `/` is answered by the `index.html` of that folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Arc<str>);

/// The ASCII characters to percent-encode in a path.
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
    /// Parses a path as an author writes it, percent-encoded or not.
    ///
    /// A path whose last segment is not the name of a page gets a trailing slash, since the index of a folder answers it.
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
        // Composed first: this can change characters and the length.
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

    /// The path as text, not encoded: `/2010/07/hello/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path percent-encoded, as in an `href` of a site at the root of its host.
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, PATH).to_string()
    }

    /// The file that answers this URL.
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
    /// The URL of this file.
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

/// The URL of the site: scheme, host and, if the site is in a subfolder, a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Parses `https://host[:port][/path]`, with or without a trailing slash. The error is one clause for a message.
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
        // Checked in ASCII, since a character of another script may map to a forbidden one.
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

    /// The subfolder, encoded, without a trailing slash: `/blog`, or empty.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Strips the site's own URL from an absolute URL. The rest is empty, or begins with `/`, `?` or `#`. Returns `None` for
    /// other sites. `http:`, `https:` and no scheme are the same.
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

    /// The absolute URL of a page of this site.
    pub fn absolute(&self, url: &Url) -> String {
        self.after(&self.origin, url)
    }

    /// Joins `origin`, subfolder and path. Called about a hundred times for each page.
    fn after(&self, origin: &str, url: &Url) -> String {
        let mut address = String::with_capacity(origin.len() + self.path.len() + url.0.len());
        address.push_str(origin);
        address.push_str(&self.path);
        // Fast path with the same result.
        match bytes::find(url.0.as_bytes(), |byte| !is_unreserved(byte)) {
            None => address.push_str(&url.0),
            Some(_) => address.extend(utf8_percent_encode(&url.0, PATH)),
        }
        address
    }
}

/// Returns whether a byte is one of those that most addresses are made of, and that are never encoded.
fn is_unreserved(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'-') < 13) | (byte == b'_') | (byte == b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_never_leaves_the_site() {
        for text in
            ["/../x", "/a/%2e%2e/b", "/a\\b", "/a/\0", "//host/x", "https://x/", "x", "/con/", "/a./", ""]
        {
            assert!(Url::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_url_names_the_file_that_answers_it() {
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
    fn links_of_a_site_in_a_subfolder_contain_it() {
        let base = BaseUrl::parse("https://Example.com/blog/").unwrap();
        let url = Url::parse("/a b/").unwrap();
        assert_eq!(base.href(&url), "/blog/a%20b/");
        assert_eq!(base.absolute(&url), "https://example.com/blog/a%20b/");
    }

    #[test]
    fn absolute_urls_of_the_site_are_recognized() {
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
    fn a_site_at_the_root_of_its_host_has_no_subfolder() {
        for text in ["https://example.com", "https://example.com/", "https://example.com//"] {
            assert_eq!(BaseUrl::parse(text).map(|base| base.path().to_owned()), Ok(String::new()), "{text}");
        }
    }
}
