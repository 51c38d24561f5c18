//! Renames a file or folder into place, and copies it where the place is on another disk.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::disk_change;

/// Renames a file or folder. Copies it instead if a folder of the output is on another disk.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match disk_change::make(|| fs::rename(from, to)) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {}
        outcome => return outcome,
    }
    if !from.is_dir() {
        return copy(from, to);
    }
    disk_change::make(|| fs::create_dir(to))?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    fs::read_dir(from)?.try_for_each(|entry| {
        let entry = entry?;
        rename(&entry.path(), &to.join(entry.file_name()))
    })
}

/// Copies a file to another disk and removes the original.
///
/// The copy is a new file beside the final path, renamed at the end. So nothing that exists at the final path is ever
/// written to, in particular not through a symbolic link.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let beside = partial_copy(to);
    let mut copy = disk_change::make(|| OpenOptions::new().write(true).create_new(true).open(&beside))
        .map_err(|reason| {
            io::Error::new(reason.kind(), format!("its part `{}`: {reason}", beside.display()))
        })?;
    let mut copied = || -> io::Result<()> {
        let mut source = File::open(from)?;
        disk_change::make(|| io::copy(&mut source, &mut copy))?;
        copy.set_permissions(source.metadata()?.permissions())?;
        copy.sync_all()?;
        disk_change::make(|| fs::rename(&beside, to))
    };
    let copied = copied();
    if copied.is_err() {
        // The first error is reported, not one of cleaning up.
        let _ = disk_change::make(|| fs::remove_file(&beside));
    }
    copied?;
    disk_change::make(|| fs::remove_file(from))
}

/// The path of a file while it is being copied from another disk.
pub(super) fn partial_copy(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".steadfast-part");
    path.with_file_name(name)
}
