//! Paths in the author's folder.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use crate::folding::composed;

/// A file in the author's folder (or the theme), relative to its root, with `/` between segments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Wraps a path that is already relative and uses `/`.
    ///
    /// Some systems store `é` as one character, others as two. The path is kept in form NFC; the name on the disk may
    /// differ.
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

    /// The file name with its extension: `hello.md`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The file name without its extension: `hello`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The folder, without a trailing slash; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns whether the file's extension is `ending`, ignoring case.
    pub fn has_extension(&self, ending: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(ending))
    }

    /// The rest of the path below `folder`, if the file is in it.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Returns the path of this file as seen from a folder: `../b.md`.
    pub fn seen_from(&self, folder: &str) -> String {
        let from: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
        let to: Vec<&str> = self.0.split('/').collect();
        let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", from.len() - shared);
        up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
    }

    /// Resolves a relative path against this file's folder. Returns `None` if it would leave the root.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_its_neighbours_see_it() {
        let check = |folder: &str, file: &str, path: &str| {
            assert_eq!(SourcePath::new(file).seen_from(folder), path, "{folder} {file}");
        };
        check("content/articles", "content/articles/a.md", "a.md");
        check("content/articles/b", "content/articles/a.md", "../a.md");
        check("content/pages", "content/articles/x/a.png", "../articles/x/a.png");
        check("content/a/b", "content/a/b/a.md", "a.md");
        check("content", "content/b.md", "b.md");
        check("content/x", "content/b.md", "../b.md");
        check("content/x", "static/i/b.png", "../../static/i/b.png");
    }

    #[test]
    fn a_relative_path_is_resolved_against_the_file() {
        let file = SourcePath::new("content/a/b.md");
        assert_eq!(file.sibling("../c.md").unwrap().as_str(), "content/c.md");
        assert_eq!(file.sibling("./img/x.png").unwrap().as_str(), "content/a/img/x.png");
        assert!(file.sibling("../../../x").is_none());
    }
}
