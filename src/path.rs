//! Places: a file in the author's folder, a file of the output, and an address on the web.
//!
//! Each is a type of its own, checked once when it is made. Only `plan` invents [`OutPath`]s; everything that
//! leaves this module stays inside the site.

use std::borrow::Borrow;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::AsciiSet;
use percent_encoding::CONTROLS;
use percent_encoding::percent_decode_str;
use percent_encoding::utf8_percent_encode;
use unicode_normalization::UnicodeNormalization;

/// A file of the author's folder (or of the theme), relative to its root, with `/` between the segments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path that is already relative and uses `/`.
    pub fn new(path: impl Into<Arc<str>>) -> SourcePath {
        SourcePath(path.into())
    }

    /// The path as text: `content/articles/hello.md`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's name with its ending: `hello.md`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The file's name without its ending: `hello`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The folder, without a slash at its end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether the file's ending is `ending`, in any case.
    pub fn has_extension(&self, ending: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(ending))
    }

    /// The rest of the path below `folder`, if it lies there.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The file that `relative` names when written in this file; `None` when it would leave the root.
    pub fn sibling(&self, relative: &str) -> Option<SourcePath> {
        let mut segments: Vec<&str> =
            self.folder().split('/').filter(|segment| !segment.is_empty()).collect();
        for segment in relative.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                name => segments.push(name),
            }
        }
        Some(SourcePath::new(segments.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Why a text cannot be an address or a file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing, or only white space.
    Empty,
    /// It has a scheme or a host: `https://…`, `//host`.
    OtherSite,
    /// It does not begin with `/`.
    NotFromRoot,
    /// A segment is `.` or `..`.
    Leaves,
    /// It holds a control character or a backslash.
    Character(char),
    /// It holds `?` or `#`, which no file of a static site can answer.
    Query,
    /// A segment is a name that Windows keeps for a device, or ends in a dot or space.
    Reserved,
    /// A segment is longer than 255 bytes, the most that file systems take.
    TooLong,
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PathFault::Empty => f.write_str("it is empty"),
            PathFault::OtherSite => f.write_str("it names another site; only paths of this one are possible"),
            PathFault::NotFromRoot => f.write_str("it must begin with `/`"),
            PathFault::Leaves => f.write_str("`.` and `..` would leave the output folder"),
            PathFault::Character(c) => write!(f, "it holds the character {:?}", *c),
            PathFault::Query => f.write_str("a static site cannot answer by what follows `?` or `#`"),
            PathFault::Reserved => {
                f.write_str("Windows cannot store this name (a device name, or a dot or space at its end)")
            }
            PathFault::TooLong => f.write_str("a part of it is longer than 255 bytes"),
        }
    }
}

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
    /// A last segment without a dot gets a slash at its end, since a folder's index is what answers it.
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
        let Some(path) = decoded.strip_prefix('/') else { return Err(PathFault::NotFromRoot) };
        let mut url = String::with_capacity(decoded.len() + 1);
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            check_segment(segment)?;
            url.push('/');
            url.push_str(&composed(segment));
        }
        let last = path.rsplit('/').next().unwrap_or_default();
        if !last.contains('.') {
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

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text in Unicode's form C. ASCII is in it already; looking that up for each letter took 5 per cent of a build.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether one segment of a path can be a file's name on every system.
pub fn check_segment(segment: &str) -> Result<(), PathFault> {
    if let Some(c) = segment.chars().find(|c| c.is_control() || matches!(c, '\\' | '/')) {
        return Err(PathFault::Character(c));
    }
    if matches!(segment, "." | "..") {
        return Err(PathFault::Leaves);
    }
    if segment.len() > 255 {
        return Err(PathFault::TooLong);
    }
    let stem = segment.split('.').next().unwrap_or_default();
    let device = ["con", "prn", "aux", "nul"].iter().any(|name| stem.eq_ignore_ascii_case(name))
        || matches!(stem.as_bytes(), [a, b, c, b'1'..=b'9']
            if [*a, *b, *c].eq_ignore_ascii_case(b"com") || [*a, *b, *c].eq_ignore_ascii_case(b"lpt"));
    if device || segment.ends_with(['.', ' ']) {
        return Err(PathFault::Reserved);
    }
    Ok(())
}

/// A file of the output, relative to its root, with `/` between the segments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Checks a path of the output: `images/logo.svg`.
    pub fn parse(path: &str) -> Result<OutPath, PathFault> {
        if path.is_empty() {
            return Err(PathFault::Empty);
        }
        for segment in path.split('/') {
            if segment.is_empty() {
                return Err(PathFault::Empty);
            }
            check_segment(segment)?;
        }
        Ok(OutPath(composed(path).into()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that a browser asks for to get this file.
    pub fn url(&self) -> Url {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => Url(format!("/{folder}").into()),
            _ => Url(format!("/{}", self.0).into()),
        }
    }

    /// The path as a file system that ignores case and normalisation would compare it.
    pub fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.nfkc().flat_map(char::to_lowercase).nfkc().collect()
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
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
        let folder = match path.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        let path = Url::parse(&folder).map_err(|_| "its path cannot be a folder")?;
        Ok(BaseUrl {
            origin: format!("{}://{}", scheme.to_ascii_lowercase(), host.to_lowercase()),
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
    fn a_site_at_the_root_of_its_host_has_no_folder() {
        for text in ["https://example.com", "https://example.com/", "https://example.com//"] {
            assert_eq!(BaseUrl::parse(text).map(|base| base.path().to_owned()), Ok(String::new()), "{text}");
        }
    }

    #[test]
    fn a_neighbour_is_found_from_the_file_that_names_it() {
        let file = SourcePath::new("content/a/b.md");
        assert_eq!(file.sibling("../c.md").unwrap().as_str(), "content/c.md");
        assert_eq!(file.sibling("./img/x.png").unwrap().as_str(), "content/a/img/x.png");
        assert!(file.sibling("../../../x").is_none());
    }
}
