//! Finds the path of a source file on disk, in whatever Unicode form its name is stored.
//!
//! A [`SourcePath`] has its names in one Unicode normalization form. Files from a Mac or from an archive may be stored in
//! another form, which most file systems treat as a different name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folding::composed;
use crate::path::SourcePath;

/// Returns the path on disk of a file below `root`. Names that do not exist on disk are kept as written.
pub fn on_disk(root: &Path, path: &SourcePath) -> PathBuf {
    let plain = root.join(path.as_str());
    if path.as_str().is_ascii() || plain.symlink_metadata().is_ok() {
        return plain;
    }
    let mut found = root.to_owned();
    for name in path.as_str().split('/') {
        let next = found.join(name);
        found = match name.is_ascii() || next.symlink_metadata().is_ok() {
            true => next,
            false => same_name(&found, name).unwrap_or(next),
        };
    }
    found
}

/// Returns the entry of a folder whose name is the same in another Unicode form. If there are several, returns the first in
/// path order.
fn same_name(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let is_same = |path: &PathBuf| {
        path.file_name().and_then(|found| found.to_str()).is_some_and(|found| composed(found) == name)
    };
    entries.filter(is_same).min()
}
