//! Writes single files so that a crash leaves the old bytes or the new ones, never a part.

#[cfg(feature = "import")]
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fs, io, process};

#[cfg(feature = "import")]
use rayon::prelude::IntoParallelRefIterator;
#[cfg(feature = "import")]
use rayon::prelude::ParallelIterator;

use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change::make;

/// The result of replacing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replaced {
    /// It has the new bytes.
    Done,
    /// It had other bytes than expected, and was not changed.
    Changed,
}

/// Replaces the bytes of a file, if they are still `old`. When this returns, the new ones are on the disk.
pub(crate) fn replace(path: &Path, old: &[u8], new: &[u8]) -> io::Result<Replaced> {
    // Replaces the target of a symbolic link, not the link.
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    let temporary = TemporaryFile::write(&path, new)?;
    make(|| fs::set_permissions(temporary.path(), permissions))?;
    make(|| File::open(temporary.path())?.sync_all())?;
    if fs::read(&path)? != old {
        return Ok(Replaced::Changed);
    }
    make(|| fs::rename(temporary.path(), &path))?;
    sync_folder(&path)?;
    Ok(Replaced::Done)
}

/// Creates a file, synced to the disk. Returns `false` if the path is taken.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    {
        // Serialises creation: a second writer must not return before the folder's own entry is on the disk.
        static MAKING: Mutex<()> = Mutex::new(());
        let _making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
            make(|| fs::create_dir_all(folder))?;
            sync_folder(folder)?;
        }
    }
    let temporary = TemporaryFile::write(path, bytes)?;
    make(|| File::open(temporary.path())?.sync_all())?;
    let is_new = temporary.persist()?;
    sync_folder(path)?;
    Ok(is_new)
}

/// Creates files under their final names, without syncing them. An existing file is not replaced.
#[cfg(feature = "import")]
pub(super) fn create_all(files: &[(PathBuf, &str)]) -> Result<(), (PathBuf, io::Error)> {
    let create = |(path, text): &(PathBuf, &str)| -> io::Result<()> {
        path.parent().map_or(Ok(()), |folder| make(|| fs::create_dir_all(folder)))?;
        make(|| File::create_new(path)?.write_all(text.as_bytes()))
    };
    files.par_iter().try_for_each(|file| create(file).map_err(|reason| (file.0.clone(), reason)))
}

/// Many new files. All of them are synced to the disk before the first is renamed into place. If this is dropped earlier,
/// none of them is created.
#[cfg(feature = "import")]
#[derive(Debug, Default)]
pub(crate) struct NewFiles(Vec<TemporaryFile>);

#[cfg(feature = "import")]
impl NewFiles {
    /// Writes files under temporary names, which builds ignore.
    pub(crate) fn write(&mut self, files: &[(PathBuf, &str)]) -> Result<(), (PathBuf, io::Error)> {
        let write = |(path, text): &(PathBuf, &str)| -> io::Result<TemporaryFile> {
            path.parent().map_or(Ok(()), |folder| make(|| fs::create_dir_all(folder)))?;
            TemporaryFile::write(path, text.as_bytes())
        };
        let written: Result<Vec<TemporaryFile>, (PathBuf, io::Error)> =
            files.par_iter().map(|file| write(file).map_err(|reason| (file.0.clone(), reason))).collect();
        self.0.extend(written?);
        Ok(())
    }

    /// Gives the files their final names, in the order in which they were written.
    pub(crate) fn persist(self) -> Result<(), (PathBuf, io::Error)> {
        let written = self.0;
        let Some(first) = written.first() else { return Ok(()) };
        sync_all(&written).map_err(|reason| (first.target.clone(), reason))?;
        for temporary in &written {
            match temporary.persist() {
                Ok(true) => {}
                Ok(false) => return Err((temporary.target.clone(), io::ErrorKind::AlreadyExists.into())),
                Err(reason) => return Err((temporary.target.clone(), reason)),
            }
        }
        let folders: BTreeSet<&Path> = written.iter().filter_map(|file| file.target.parent()).collect();
        folders
            .iter()
            .try_for_each(|folder| sync_folder(&folder.join("any")))
            .map_err(|reason| (first.target.clone(), reason))
    }
}

/// Syncs the whole file system with one call instead of each file.
#[cfg(all(feature = "import", target_os = "linux"))]
fn sync_all(written: &[TemporaryFile]) -> io::Result<()> {
    let Some(first) = written.first() else { return Ok(()) };
    make(|| Ok(rustix::fs::syncfs(File::open(first.path())?)?))
}

#[cfg(all(feature = "import", not(target_os = "linux")))]
fn sync_all(written: &[TemporaryFile]) -> io::Result<()> {
    written.iter().try_for_each(|temporary| make(|| File::open(temporary.path())?.sync_all()))
}

/// Appends whole lines to a file that only this program writes; creates it if it is missing. A lock serialises processes.
pub(crate) fn append_lines(path: &Path, lines: &str) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file = make(|| owner_only(OpenOptions::new().create(true).append(true).read(true)).open(path))?;
    match file.lock() {
        Err(reason) if reason.kind() == io::ErrorKind::Unsupported => {}
        outcome => outcome?,
    }
    // A line that a crash has truncated must not merge with the next one.
    let start = if ends_within_a_line(&mut file) { "\n" } else { "" };
    make(|| file.write_all(format!("{start}{lines}").as_bytes()))?;
    make(|| file.sync_all())?;
    if is_new { sync_folder(path) } else { Ok(()) }
}

fn ends_within_a_line(file: &mut File) -> bool {
    let mut last = [b'\n'];
    let read = file.seek(SeekFrom::End(-1)).and_then(|_| file.read_exact(&mut last));
    read.is_ok() && last != *b"\n"
}

/// The end of the names of temporary files.
const UNFINISHED: &str = ".tmp";

/// Returns whether this is the name of a temporary file: `.NAME.PROCESS-NUMBER.tmp`.
pub(crate) fn is_unfinished(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = |name: &str| {
        let (name, numbers) = name.strip_prefix('.')?.strip_suffix(UNFINISHED)?.rsplit_once('.')?;
        let (process, number) = numbers.split_once('-')?;
        Some(!name.is_empty() && is_number(process) && is_number(number))
    };
    numbers(name).unwrap_or_default()
}

/// A temporary file beside its final path, under a name that builds ignore. Removed when dropped.
#[derive(Debug)]
struct TemporaryFile {
    /// The final path.
    target: PathBuf,
    /// The number in its name. The name is derived from it, because an import keeps this for each of its files.
    number: usize,
}

impl TemporaryFile {
    fn write(path: &Path, bytes: &[u8]) -> io::Result<TemporaryFile> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        // `create_new` never writes to an existing file, in particular not through a symbolic link.
        let (temporary, mut file) = loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let place = temporary_path(path, number);
            match make(|| File::create_new(&place)) {
                Ok(file) => break (TemporaryFile { target: path.to_owned(), number }, file),
                Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => {}
                Err(reason) => return Err(reason),
            }
        };
        make(|| file.write_all(bytes))?;
        Ok(temporary)
    }

    /// Returns its present path.
    fn path(&self) -> PathBuf {
        temporary_path(&self.target, self.number)
    }

    /// Gives the file its final name, unless that is taken. A hard link never replaces an existing file. File systems without
    /// hard links get a rename, which may.
    fn persist(&self) -> io::Result<bool> {
        let path = &self.target;
        match make(|| fs::hard_link(self.path(), path)) {
            Ok(()) => Ok(true),
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(_) if path.symlink_metadata().is_ok() => Ok(false),
            Err(_) => make(|| fs::rename(self.path(), path)).map(|()| true),
        }
    }
}

/// Returns the path of the temporary file of this number for `path`.
fn temporary_path(path: &Path, number: usize) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}-{number}{UNFINISHED}", process::id()));
    path.with_file_name(name)
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove.
        let _ = make(|| fs::remove_file(self.path()));
    }
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| make(|| File::open(folder)?.sync_all()))
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Sets permissions for the owner only, where the system has permissions.
pub(crate) fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// The operating system refused to write a file.
pub(crate) fn not_written(path: &Path, reason: &io::Error) -> Diagnostic {
    let path = path.strip_prefix(".").unwrap_or(path);
    Diagnostic::error(codes::NOT_WRITTEN, format!("`{}` cannot be written: {reason}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_has_changed_is_not_replaced_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.md");
        assert!(create(&path, b"a").unwrap());
        assert!(!create(&path, b"b").unwrap());
        assert_eq!(replace(&path, b"b", b"c").unwrap(), Replaced::Changed);
        assert_eq!(fs::read(&path).unwrap(), b"a");
        assert_eq!(replace(&path, b"a", b"c").unwrap(), Replaced::Done);
        assert_eq!(fs::read(&path).unwrap(), b"c");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn temporary_files_are_recognised_by_name() {
        for name in
            [".a.md.12-0.tmp", ".20261122T120000Z-00012aff1009.md.4194304-17.tmp", "..gitignore.1-0.tmp"]
        {
            assert!(is_unfinished(name), "{name}");
        }
        for name in
            ["a.md", ".a.md.tmp", "a.md.12-0.tmp", ".a.md.12.tmp", ".a.md.x-0.tmp", ".12-0.tmp", "..12-0.tmp"]
        {
            assert!(!is_unfinished(name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_and_permissions_are_preserved() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target.md"), folder.path().join("link.md"));
        fs::write(&target, "a").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        replace(&link, b"a", b"b").unwrap();
        assert!(link.symlink_metadata().unwrap().file_type().is_symlink());
        assert_eq!(fs::read(&target).unwrap(), b"b");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
