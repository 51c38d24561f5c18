//! Paths in the output.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::folding::{composed, fold_case};
use crate::path::portable_names::{PathFault, check_segment};

/// A file of the output, relative to its root, with `/` between segments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(pub(super) Arc<str>);

impl OutPath {
    /// Parses a path of the output: `images/logo.svg`.
    pub fn parse(path: &str) -> Result<OutPath, PathFault> {
        if path.is_empty() {
            return Err(PathFault::Empty);
        }
        // Composed first: this can change characters and the length.
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

    /// The key by which a file system that ignores case and normalization compares paths.
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
