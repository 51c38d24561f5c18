//! Places: a file in the author's folder, a file of the output, and an address on the web.
//!
//! Each is a type of its own, checked once when it is made. Only `plan` invents [`OutPath`]s; everything that
//! leaves this module stays inside the site.

pub mod form;
mod host;
mod url;

pub use url::{BaseUrl, Url};

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::folding::{composed, fold_case};

/// A file of the author's folder (or of the theme), relative to its root, with `/` between the segments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path that is already relative and uses `/`.
    ///
    /// Some systems store `é` as one character, others as two. A name is the same in either form, so it is kept in one;
    /// what stands on the disk may differ.
    pub fn new(path: impl Into<Arc<str>>) -> SourcePath {
        let path = path.into();
        match composed(&path) {
            Cow::Owned(composed) => SourcePath(composed.into()),
            Cow::Borrowed(_) => SourcePath(path),
        }
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
    /// It holds a `%` that begins no code of a character.
    Percent,
    /// It holds a sign that Windows takes in no name.
    Windows(char),
    /// It begins with a dot, which hides a file.
    Hidden,
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
            PathFault::Percent => f.write_str("a `%` must begin the code of a character, as in `%20`"),
            PathFault::Windows(c) => write!(f, "Windows stores no name with `{c}`"),
            PathFault::Hidden => {
                f.write_str("a name that begins with a dot is hidden, and many servers do not send it")
            }
            PathFault::Reserved => {
                f.write_str("Windows cannot store this name (a device name, or a dot or space at its end)")
            }
            PathFault::TooLong => f.write_str("a part of it is longer than 255 bytes"),
        }
    }
}

/// The signs that Windows takes in no name, beside `/` and `\\`.
const WINDOWS: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

/// Whether Windows takes a name for a device, whatever its ending is. Source: Microsoft, "Naming Files, Paths, and
/// Namespaces"; the small numbers ¹, ² and ³ count as digits, and blanks before the ending do not count.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default().trim_end();
    let is_name = |name: &&str| stem.eq_ignore_ascii_case(name);
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].iter().any(is_name) {
        return true;
    }
    let port = stem.get(..3).filter(|name| ["com", "lpt"].iter().any(|port| name.eq_ignore_ascii_case(port)));
    let mut number = stem.chars().skip(3);
    port.is_some()
        && number.next().is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'))
        && number.next().is_none()
}

/// Whether a file of this name can be stored on Windows too. Addresses that a site has had for long may hold more signs
/// than new names.
pub fn check_new_name(segment: &str) -> Result<(), PathFault> {
    match segment.chars().find(|c| WINDOWS.contains(c)) {
        Some(sign) => Err(PathFault::Windows(sign)),
        None => check_segment(segment),
    }
}

/// The nearest path that every system can store.
pub fn nearest_portable(path: &str) -> String {
    let segment = |segment: &str| {
        let plain: String = segment
            .chars()
            .map(|c| if WINDOWS.contains(&c) || c == '\\' || c.is_control() { '-' } else { c })
            .collect();
        let plain = plain.trim().trim_end_matches(['.', ' ']);
        match plain.split_once('.') {
            _ if !is_device(plain) => plain.to_owned(),
            Some((stem, ending)) => format!("{}-1.{ending}", stem.trim_end()),
            None => format!("{plain}-1"),
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
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
    let device = is_device(segment);
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
        // Composed first: a name may become longer by that, and another sign.
        let path = composed(path);
        for segment in path.split('/') {
            if segment.is_empty() {
                return Err(PathFault::Empty);
            }
            check_segment(segment)?;
        }
        Ok(OutPath(path.into()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that a browser asks for to get this file.
    pub fn url(&self) -> Url {
        Url::of(self)
    }

    /// The path as a file system that ignores case and normalisation would compare it.
    pub fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.nfkc().flat_map(fold_case).nfkc().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_windows_cannot_store_has_a_nearest_one_that_it_can() {
        let check = |name: &str, nearest_name: &str| {
            assert!(check_new_name(name).is_err(), "{name}");
            assert_eq!(nearest_portable(name), nearest_name);
            assert_eq!(check_new_name(nearest_name), Ok(()), "{nearest_name}");
        };
        check("CON", "CON-1");
        check("aux.md", "aux-1.md");
        check("com1.tar.gz", "com1-1.tar.gz");
        check("LPT².txt", "LPT²-1.txt");
        check("nul .txt", "nul-1.txt");
        check("conin$", "conin$-1");
        check("a. .", "a");
        check("x ", "x");
        check("a:b<c>d\"e|f?g*h", "a-b-c-d-e-f-g-h");
        for name in ["console", "com", "com10", "lpt", "a.con", "auxiliary.txt"] {
            assert_eq!(check_new_name(name), Ok(()), "{name}");
        }
        assert_eq!(nearest_portable("/x/COM1/y./"), "/x/COM1-1/y/");
    }

    #[test]
    fn a_neighbour_is_found_from_the_file_that_names_it() {
        let file = SourcePath::new("content/a/b.md");
        assert_eq!(file.sibling("../c.md").unwrap().as_str(), "content/c.md");
        assert_eq!(file.sibling("./img/x.png").unwrap().as_str(), "content/a/img/x.png");
        assert!(file.sibling("../../../x").is_none());
    }
}
