//! Paths in the author's folder.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use crate::folding::composed;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbour_is_found_from_the_file_that_names_it() {
        let file = SourcePath::new("content/a/b.md");
        assert_eq!(file.sibling("../c.md").unwrap().as_str(), "content/c.md");
        assert_eq!(file.sibling("./img/x.png").unwrap().as_str(), "content/a/img/x.png");
        assert!(file.sibling("../../../x").is_none());
    }
}
