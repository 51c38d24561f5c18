//! Two locks for writing comments. The operating system releases them when the process ends, so that nobody ever has to
//! remove one by hand.
//!
//! | file in the private folder | held |
//! |---|---|
//! | `intake` | by `comments serve`, as long as it runs |
//! | `lock` | by all other commands that write, from reading the comments to writing the last one |

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;
use std::{fs, io, process};

use crate::comments::leftovers;
use crate::comments::private::Private;
use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change::make;
use crate::durable_files;

const INTAKE: &str = "intake";
const CHANGE: &str = "lock";

/// Held by an intake; excludes other intakes for the same site.
#[derive(Debug)]
pub struct IntakeLock {
    _file: File,
}

/// Held while comments are added or changed; excludes all others that do so, except an intake.
#[derive(Debug)]
pub struct ChangeLock {
    _file: File,
}

impl IntakeLock {
    /// Takes the lock of the site in `root`, and removes what killed processes have left.
    pub fn take(root: &Path) -> Result<IntakeLock, Diagnostic> {
        let private = Private::of(root);
        let path = private.path(INTAKE);
        // This lock first: `remove_leftovers` holds both for a moment.
        let _change = ChangeLock::of(&private)?;
        let refused = |reason: io::Error| durable_files::not_written(&path, &reason);
        let mut file = open(&path).map_err(refused)?;
        match file.try_lock() {
            Ok(()) => leftovers::remove(root),
            Err(TryLockError::WouldBlock) => return Err(busy(&path)),
            Err(TryLockError::Error(reason)) if is_unknown(&reason) => {}
            Err(TryLockError::Error(reason)) => return Err(refused(reason)),
        }
        // For the message of a second intake.
        make(|| file.set_len(0).and_then(|()| write!(file, "{}", process::id()))).map_err(refused)?;
        Ok(IntakeLock { _file: file })
    }
}

impl ChangeLock {
    /// Waits for the lock of the site in `root`.
    pub fn take(root: &Path) -> Result<ChangeLock, Diagnostic> {
        ChangeLock::of(&Private::of(root))
    }

    pub(super) fn of(private: &Private) -> Result<ChangeLock, Diagnostic> {
        let path = private.path(CHANGE);
        let lock = || {
            private.make_empty()?;
            let file = open(&path)?;
            match file.lock() {
                // Without locks, the bytes of a file are still compared before they are replaced.
                Err(reason) if is_unknown(&reason) => {}
                outcome => outcome?,
            }
            private.make()?;
            Ok(ChangeLock { _file: file })
        };
        lock().map_err(|reason| durable_files::not_written(&path, &reason))
    }

    /// Takes the lock if nobody holds it and the file system has locks.
    fn try_take(private: &Private) -> Option<ChangeLock> {
        let file = open(&private.path(CHANGE)).ok()?;
        file.try_lock().ok()?;
        Some(ChangeLock { _file: file })
    }
}

/// Removes temporary files of killed processes, unless a running process may be writing one.
pub fn remove_leftovers(root: &Path) {
    let private = Private::of(root);
    let Some(_change) = ChangeLock::try_take(&private) else { return };
    let intake = open(&private.path(INTAKE));
    if intake.is_ok_and(|intake| intake.try_lock().is_ok()) {
        leftovers::remove(root);
    }
}

fn open(path: &Path) -> io::Result<File> {
    // Never through a symbolic link: the file is overwritten.
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something else is in its place"));
    }
    make(|| durable_files::owner_only(OpenOptions::new().create(true).truncate(false).write(true)).open(path))
}

/// Returns whether the file system has no locks, as some network file systems; there the author must run one program at a time.
fn is_unknown(reason: &io::Error) -> bool {
    reason.kind() == io::ErrorKind::Unsupported
}

fn busy(path: &Path) -> Diagnostic {
    let process = fs::read_to_string(path).unwrap_or_default();
    let who = if process.is_empty() { String::new() } else { format!(" (process {process})") };
    let message = format!("another `steadfast comments serve`{who} takes the comments of this site");
    Diagnostic::error(codes::INTAKE_BUSY, message)
        .help("end that one first, or leave it running and start none")
}
