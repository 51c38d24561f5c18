//! Removes the temporary files that a killed process has left. Builds ignore them by their names.

use std::fs;
use std::path::Path;

use crate::comments::private;
use crate::content::comment;
use crate::disk_change::make;
use crate::durable_files;

/// Removes them from the folders of comments and from the private folder. The caller makes sure that nobody writes there.
pub(super) fn remove(root: &Path) {
    let comments = root.join(comment::FOLDER);
    let folders = fs::read_dir(&comments).into_iter().flatten().flatten();
    // Behind a symbolic link, another program may be writing.
    let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.for_each(|entry| remove_from(&entry.path()));
    remove_from(&root.join(private::FOLDER));
}

fn remove_from(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_left = entry.file_name().to_str().is_some_and(durable_files::is_unfinished);
        if is_left && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            // A file that cannot be removed does no harm.
            let _ = make(|| fs::remove_file(entry.path()));
        }
    }
}
