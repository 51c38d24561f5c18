//! Where a file of the site is on the disk, whatever form its name is stored in.
//!
//! A [`SourcePath`] has its names in one form of Unicode. What comes from a Mac or out of an archive may be stored in
//! another, which most file systems take for another name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folding::composed;
use crate::path::SourcePath;

/// The path of a file below `root`. Names that are not there stay as they are written.
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

/// What a folder holds under a name that is stored in another form; of several the first.
fn same_name(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let is_same = |path: &PathBuf| {
        path.file_name().and_then(|found| found.to_str()).is_some_and(|found| composed(found) == name)
    };
    entries.filter(is_same).min()
}
