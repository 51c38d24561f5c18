//! Moves what an import wrote into the site.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::disk_change::make;
use crate::import::faults::unwritable;
use crate::import::staging::Staging;

/// The tables that each import writes anew. No other file is ever replaced.
pub(super) const TABLES: [&str; 4] =
    ["import/pictures.txt", "import/site.yaml", "import/addresses.tsv", "import/notes.tsv"];

/// Moves the files into the site. Those that are there already stay.
///
/// # Errors
///
/// Returns an error if a file cannot be moved. The files before it are then in the site; the next import continues.
pub fn install(staging: &Staging, root: &Path) -> Result<(), Diagnostic> {
    if !root.exists() && make(|| fs::rename(staging.path(), root)).is_ok() {
        make_readable(root);
        return Ok(());
    }
    let mut files = files_below(staging.path()).map_err(|reason| unwritable(staging.path(), &reason))?;
    // The table of addresses comes last: it says what the site has.
    files.sort_by_key(|(path, _)| (TABLES.contains(&path.as_str()), path.clone()));
    for (path, from) in files {
        let to = root.join(&path);
        if let Some(folder) = to.parent() {
            make(|| fs::create_dir_all(folder)).map_err(|reason| unwritable(folder, &reason))?;
        }
        if to.symlink_metadata().is_err() || TABLES.contains(&path.as_str()) {
            make(|| fs::rename(&from, &to)).map_err(|reason| unwritable(&to, &reason))?;
        }
    }
    Ok(())
}

/// Returns the files that the site has already with other bytes: [`install`] leaves them as they are. Sorted.
///
/// # Errors
///
/// Returns an error if the folder of the import cannot be read.
pub fn kept(staging: &Staging, root: &Path) -> Result<Vec<String>, Diagnostic> {
    let mut kept = Vec::new();
    let files = files_below(staging.path()).map_err(|reason| unwritable(staging.path(), &reason))?;
    for (path, from) in files {
        let to = root.join(&path);
        let is_there = !TABLES.contains(&path.as_str()) && to.symlink_metadata().is_ok();
        if is_there && fs::read(&to).ok() != fs::read(&from).ok() {
            kept.push(path);
        }
    }
    Ok(kept)
}

/// Returns all files below a folder, with their paths from it, sorted.
pub(super) fn files_below(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, path: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let here = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{here}/"), files)?;
        } else {
            files.push((here, entry.path()));
        }
    }
    Ok(())
}

/// Gives a folder the rights of a usual one: temporary folders are private.
fn make_readable(root: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = make(|| fs::set_permissions(root, fs::Permissions::from_mode(0o755)));
    }
    #[cfg(not(unix))]
    let _ = root;
}
