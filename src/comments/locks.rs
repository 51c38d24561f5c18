//! Who may write comments, and when: two locks of the operating system, which end with the process that holds them. There is
//! never one to remove by hand.
//!
//! | file in the private folder | held |
//! |---|---|
//! | `intake` | by `comments serve`, as long as it runs |
//! | `lock` | by all else that writes, from reading the comments to writing the last one |

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;
use std::{fs, io, process};

use crate::comments::private::Private;
use crate::comments::{disk, leftovers};
use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change::make;

const INTAKE: &str = "intake";
const CHANGE: &str = "lock";

/// Held by an intake: there is no other one for the same comments.
#[derive(Debug)]
pub struct IntakeLock {
    _file: File,
}

/// Held by what adds or changes comments: nothing else does meanwhile, but an intake.
#[derive(Debug)]
pub struct ChangeLock {
    _file: File,
}

impl IntakeLock {
    /// Takes the lock for the site in `root`, and removes what processes that were killed have left.
    pub fn take(root: &Path) -> Result<IntakeLock, Diagnostic> {
        let private = Private::of(root);
        let path = private.path(INTAKE);
        // Who holds this one may hold the other for a moment as well: see `remove_leftovers`.
        let _change = ChangeLock::of(&private)?;
        let refused = |reason: io::Error| disk::not_written(&path, &reason);
        let mut file = open(&path).map_err(refused)?;
        match file.try_lock() {
            Ok(()) => leftovers::remove(root),
            Err(TryLockError::WouldBlock) => return Err(busy(&path)),
            Err(TryLockError::Error(reason)) if is_unknown(&reason) => {}
            Err(TryLockError::Error(reason)) => return Err(refused(reason)),
        }
        // For the message to a second one.
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
                // The bytes of a file are still compared before they are replaced.
                Err(reason) if is_unknown(&reason) => {}
                outcome => outcome?,
            }
            private.make()?;
            Ok(ChangeLock { _file: file })
        };
        lock().map_err(|reason| disk::not_written(&path, &reason))
    }

    /// The lock, if nobody holds it and the file system knows locks.
    fn try_take(private: &Private) -> Option<ChangeLock> {
        let file = open(&private.path(CHANGE)).ok()?;
        file.try_lock().ok()?;
        Some(ChangeLock { _file: file })
    }
}

/// Removes what processes that were killed have left of files, unless a process that lives may be writing one.
pub fn remove_leftovers(root: &Path) {
    let private = Private::of(root);
    let Some(_change) = ChangeLock::try_take(&private) else { return };
    let intake = open(&private.path(INTAKE));
    if intake.is_ok_and(|intake| intake.try_lock().is_ok()) {
        leftovers::remove(root);
    }
}

fn open(path: &Path) -> io::Result<File> {
    // Never through a link: what stands in the file is written over.
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something else is in its place"));
    }
    make(|| disk::owner_only(OpenOptions::new().create(true).truncate(false).write(true)).open(path))
}

/// Some network file systems know no locks; there the author must run one program at a time.
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
