//! What a process that was killed in the middle of writing leaves behind: files under names that no build looks at.

use std::fs;
use std::path::Path;

use crate::comments::{disk, private};
use crate::content::comment;
use crate::disk_change::make;

/// Removes them from the folders of comments and from the private one. Only while nobody writes there.
pub(super) fn remove(root: &Path) {
    let comments = root.join(comment::FOLDER);
    let folders = fs::read_dir(&comments).into_iter().flatten().flatten();
    // A link to a folder leads to where somebody else may be writing.
    let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.for_each(|entry| remove_from(&entry.path()));
    remove_from(&root.join(private::FOLDER));
}

fn remove_from(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_left = entry.file_name().to_str().is_some_and(disk::is_unfinished);
        if is_left && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            // What cannot be removed harms nobody.
            let _ = make(|| fs::remove_file(entry.path()));
        }
    }
}
