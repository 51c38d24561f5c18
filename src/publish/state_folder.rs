//! The program's own folder inside the output: its lock, and the files that outlive a build.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change;
use crate::publish::errors::unusable;

/// The folder's name.
pub(super) const FOLDER: &str = ".steadfast";
/// The list of the published files.
pub(super) const MANIFEST: &str = "manifest";
/// The paths that are new with the build that is being published.
pub(super) const JOURNAL: &str = "journal";
/// The times at which the published files changed last.
pub(super) const STAMPS: &str = "stamps";
/// The digest of what the published site was made from.
pub(super) const INPUTS: &str = "inputs";
/// The keys of the published files that were rendered.
pub(super) const KEYS: &str = "keys";
/// The keys of the published derived files.
pub(super) const DERIVED: &str = "made";
/// The derived files of a build that failed.
pub(super) const KEPT: &str = "kept";
const LOCK: &str = "lock";
const STAGE: &str = "stage";

/// Returns whether a build has published here, or was stopped while it did.
pub(super) fn is_ours(output: &Path) -> bool {
    [MANIFEST, JOURNAL].iter().any(|name| output.join(FOLDER).join(name).is_file())
}

/// The folder, while this process alone may use it.
#[derive(Debug)]
pub(super) struct StateFolder {
    folder: PathBuf,
    lock: File,
}

impl StateFolder {
    /// Makes the folder if it is missing, takes its lock, and removes what a killed process has left.
    pub(super) fn take(output: &Path) -> Result<StateFolder, Diagnostic> {
        let folder = output.join(FOLDER);
        let refused = |reason: io::Error| unusable(&folder, &reason);
        match fs::symlink_metadata(&folder) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(in_the_way(&folder)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_private(&folder).map_err(refused)?;
            }
            Err(error) => return Err(refused(error)),
        }
        let state = StateFolder { lock: lock(&folder.join(LOCK))?, folder };
        let stage = state.stage();
        let cleared = match fs::symlink_metadata(&stage) {
            Ok(found) if found.is_dir() => disk_change::make(|| fs::remove_dir_all(&stage)),
            Ok(_) => disk_change::make(|| fs::remove_file(&stage)),
            Err(_) => Ok(()),
        };
        cleared.and_then(|()| make_private(&stage)).map_err(|reason| unusable(&stage, &reason))?;
        Ok(state)
    }

    /// The folder for files that are not renamed into place yet.
    pub(super) fn stage(&self) -> PathBuf {
        self.folder.join(STAGE)
    }

    /// The path of one of the folder's files.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Replaces a file by a text in one step, and makes sure that it survives a power cut.
    pub(super) fn write(&self, name: &str, text: &str) -> io::Result<()> {
        let waiting = self.stage().join(name);
        let mut file = disk_change::make(|| File::create_new(&waiting))?;
        disk_change::make(|| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))?;
        disk_change::make(|| fs::rename(waiting, self.file(name)))
    }

    /// Releases the lock as a killed process would, and cleans up nothing.
    #[cfg(test)]
    pub(super) fn abandon(&self) {
        let _ = self.lock.unlock();
    }
}

impl Drop for StateFolder {
    /// Removes what only the running build needed; the whole folder if nothing was published.
    fn drop(&mut self) {
        let _ = disk_change::make(|| fs::remove_dir_all(self.stage()));
        let _ = self.lock.set_len(0);
        if ![MANIFEST, JOURNAL].iter().any(|name| self.file(name).exists()) {
            let _ = disk_change::make(|| fs::remove_file(self.file(LOCK)));
            let _ = disk_change::make(|| fs::remove_dir(&self.folder));
        }
        // A child process that is just being started shares the lock until it has called `exec`.
        let _ = self.lock.unlock();
    }
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    disk_change::make(|| builder.create(folder))
}

/// Takes the lock, which the operating system releases when the process ends in any way.
fn lock(path: &Path) -> Result<File, Diagnostic> {
    let refused = |reason: io::Error| unusable(path, &reason);
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(in_the_way(path));
    }
    let open = || OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let mut file = disk_change::make(open).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(busy(path)),
        // Some network file systems have no locks; there the author must run one build at a time.
        Err(TryLockError::Error(reason)) if reason.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(reason)) => return Err(refused(reason)),
    }
    if !is_at(&file, path) {
        return Err(busy(path));
    }
    file.set_len(0).and_then(|()| write!(file, "{}", process::id())).map_err(refused)?;
    Ok(file)
}

/// Returns whether the opened file is still the one at that path: a build that ends may just have removed it.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |found: &fs::Metadata| (found.dev(), found.ino());
        let (opened, named) = (file.metadata(), fs::symlink_metadata(path));
        matches!((&opened, &named), (Ok(opened), Ok(named)) if id(opened) == id(named))
    }
    #[cfg(not(unix))]
    {
        file.metadata().is_ok() && path.exists()
    }
}

fn busy(path: &Path) -> Diagnostic {
    let output = path.ancestors().nth(2).unwrap_or(path).display();
    let process = fs::read_to_string(path).unwrap_or_default();
    let who = if process.is_empty() { String::new() } else { format!(" (process {process})") };
    Diagnostic::error(codes::OUTPUT_BUSY, format!("another build{who} is writing to `{output}`"))
        .help("wait until it has ended, or name another folder with `--output`")
}

fn in_the_way(path: &Path) -> Diagnostic {
    let message = format!("`{}` is not what a build has made", path.display());
    Diagnostic::error(codes::OUTPUT_UNUSABLE, message)
        .why("the program keeps its own files there, and never follows a link to them")
        .help(format!("remove it: rm {}", path.display()))
}
