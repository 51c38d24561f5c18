//! The stage: where a build's files wait until all of them are there.
//!
//! A file that the output has already is not staged. One for a folder that the output has waits under a number; one for a
//! folder that is new waits in a copy of that folder, which later moves in as a whole (measured: for a first build this
//! costs what writing in place costs; a rename for each file costs 60 to 70 per cent more).

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, codes};
use crate::digest::Digest;
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::derived::Made;
use crate::publish::destination::Place;
use crate::publish::existing::{Folder, Ground, Standing};
use crate::publish::permissions::Modes;
use crate::publish::state_folder::State;
use crate::publish::steps::Role;
use crate::publish::{Adopt, Receipt, state_folder, unusable};

/// Where a build's files wait. Dropping it without publishing leaves what was published before as it was.
#[derive(Debug)]
pub struct Stage {
    pub(super) ground: Ground,
    pub(super) entries: Mutex<BTreeMap<OutPath, Entry>>,
    /// Folders already made for new folders.
    folders: Mutex<HashSet<PathBuf>>,
    next: AtomicUsize,
    modes: Modes,
    pub(super) made: Made,
    /// Whether the waiting files have moved in.
    published: AtomicBool,
    // The order matters: the state's folder is cleared before the output, which may be empty then, is removed.
    pub(super) state: State,
    _place: Unmake,
}

/// Removes the folders that were made for the output, as far as nothing was published.
#[derive(Debug)]
struct Unmake(Place);

impl Drop for Unmake {
    fn drop(&mut self) {
        self.0.unmake();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.published.load(Ordering::Relaxed) {
            // What cannot be kept is made again.
            let _ = self.keep_made();
        }
    }
}

/// A file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) digest: Digest,
    pub(super) length: u64,
    pub(super) waits: Waits,
}

/// Where a file waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waits {
    /// Nowhere: the output has it already.
    Unchanged,
    /// Under a number, for a place in a folder that is there where nothing stands.
    New(usize),
    /// Under a number, for the place of an older file.
    Replacing(usize),
    /// Under its number, where an old folder must be gone before it can move in.
    BehindFolder(usize),
    /// In a copy of a folder that is not there yet, one copy for each role of files.
    InNewFolder,
}

impl Stage {
    pub(super) fn new(place: Place, adopt: Adopt) -> Result<Stage, Diagnostic> {
        let place = Unmake(place);
        let output = place.0.output.clone();
        let state = State::take(&output)?;
        let ground = Ground::read(&output, adopt)?;
        let modes = Modes::here(&state.stage()).map_err(|reason| unusable(&state.stage(), &reason))?;
        if place.0.is_new() {
            modes.open_folder(&output).map_err(|reason| unusable(&output, &reason))?;
        }
        let (entries, folders, next) = (Mutex::default(), Mutex::default(), AtomicUsize::new(0));
        let (made, published) = (Made::read(&state.file(state_folder::MADE)), AtomicBool::new(false));
        Ok(Stage { ground, entries, folders, next, modes, made, published, state, _place: place })
    }

    /// Stages a file. Each path is given once; many threads may do so at a time.
    pub fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.take(path, Content::Memory(bytes, Digest::of(bytes)))
    }

    /// Stages a copy of a file on the disk.
    pub fn put_file(&self, path: &OutPath, from: &Path) -> Result<(), Diagnostic> {
        self.take(path, Content::File(from))
    }

    /// Moves everything in, removes what the site no longer has, and writes the manifest.
    pub fn publish(self) -> Result<Receipt, Diagnostic> {
        self.perform_all()
    }

    /// Publishes, and notes what the site was made from, for [`Stage::holds_what_was_made_from`].
    pub fn publish_and_remember(self, inputs: &Digest) -> Result<Receipt, Diagnostic> {
        let receipt = self.perform_all()?;
        self.remember(inputs);
        Ok(receipt)
    }

    fn perform_all(&self) -> Result<Receipt, Diagnostic> {
        let (phases, receipt) = (self.phases()?, self.receipt());
        for phase in &phases {
            phase.par_iter().try_for_each(|step| self.perform(step))?;
        }
        self.published.store(true, Ordering::Relaxed);
        if !phases.is_empty() || self.ground.stamps.tell_too_little() {
            self.remember_stamps();
        }
        self.remember_made();
        Ok(receipt)
    }

    fn take(&self, path: &OutPath, content: Content<'_>) -> Result<(), Diagnostic> {
        let first = path.as_str().split('/').next().unwrap_or_default();
        if first.eq_ignore_ascii_case(state_folder::FOLDER) {
            let message = format!("`{path}` cannot be published: the program keeps its own files there");
            return Err(Diagnostic::error(codes::BAD_PATH, message));
        }
        let waits = match self.ground.folder(folder(path))? {
            Folder::Missing => Waits::InNewFolder,
            Folder::There => {
                let number = || self.next.fetch_add(1, Ordering::Relaxed);
                match self.ground.standing(path)? {
                    Standing::Nothing => Waits::New(number()),
                    Standing::Folder => Waits::BehindFolder(number()),
                    Standing::File(found) => {
                        if let Some(entry) = self.unchanged(path, &content, &found)? {
                            self.enter(path, entry);
                            return Ok(());
                        }
                        self.ground.may_replace(path)?;
                        Waits::Replacing(number())
                    }
                    Standing::Other => {
                        self.ground.may_replace(path)?;
                        Waits::Replacing(number())
                    }
                }
            }
        };
        let (digest, length) = self.write(path, waits, &content)?;
        self.enter(path, Entry { digest, length, waits });
        Ok(())
    }

    /// The entry of a file that the output has already, byte for byte.
    fn unchanged(
        &self,
        path: &OutPath,
        content: &Content<'_>,
        found: &fs::Metadata,
    ) -> Result<Option<Entry>, Diagnostic> {
        let length = content.length()?;
        if found.len() != length {
            return Ok(None);
        }
        let digest = content.digest()?;
        let is_same = self.ground.holds(path, found, &digest);
        Ok(is_same.then_some(Entry { digest, length, waits: Waits::Unchanged }))
    }

    pub(super) fn enter(&self, path: &OutPath, entry: Entry) {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), entry);
    }

    /// Writes a file where it will wait.
    fn write(
        &self,
        path: &OutPath,
        waits: Waits,
        content: &Content<'_>,
    ) -> Result<(Digest, u64), Diagnostic> {
        let place = self.waiting(path, waits);
        let refused = |reason: io::Error| unusable(&self.ground.disk(path.as_str()), &reason);
        if waits == Waits::InNewFolder
            && let Some(folder) = place.parent()
        {
            self.make_folder(folder).map_err(refused)?;
        }
        let mut file = self.modes.create(&place).map_err(refused)?;
        match content {
            Content::Memory(bytes, digest) => {
                disk_change::make(|| file.write_all(bytes)).map_err(refused)?;
                Ok((*digest, bytes.len() as u64))
            }
            Content::File(from) => {
                let mut source = File::open(from).map_err(|reason| unreadable(from, &reason))?;
                disk_change::make(|| Digest::of_copy(&mut source, &mut file)).map_err(refused)
            }
        }
    }

    /// Makes a folder of the stage and those above it, each once.
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let is_made =
            |folder: &Path| self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder);
        if is_made(folder) || folder == self.state.stage() {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.make_folder(above)?;
        }
        match self.modes.create_folder(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }

    /// Where a file of the stage waits; for one that does not, where it is.
    pub(super) fn waiting(&self, path: &OutPath, waits: Waits) -> PathBuf {
        match waits {
            Waits::Unchanged => self.ground.disk(path.as_str()),
            Waits::New(number) | Waits::Replacing(number) | Waits::BehindFolder(number) => {
                self.state.stage().join(number.to_string())
            }
            Waits::InNewFolder => self.new_folder(path.as_str(), Role::of(path)),
        }
    }

    /// Where a new folder waits with its files of one role.
    pub(super) fn new_folder(&self, folder: &str, role: Role) -> PathBuf {
        self.state.stage().join(role.folder()).join(folder)
    }

    fn receipt(&self) -> Receipt {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let unchanged = entries.values().filter(|entry| entry.waits == Waits::Unchanged).count();
        Receipt {
            written: entries.len() - unchanged,
            unchanged,
            removed: self.ground.ours().filter(|path| !entries.contains_key(*path)).count(),
            gone: self
                .ground
                .published
                .files
                .keys()
                .filter(|path| !entries.contains_key(*path))
                .cloned()
                .collect(),
            bytes: entries.values().map(|entry| entry.length).sum(),
        }
    }
}

/// The folder of a file of the output.
pub(super) fn folder(path: &OutPath) -> &str {
    path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What a file will hold.
#[derive(Clone, Copy)]
enum Content<'a> {
    Memory(&'a [u8], Digest),
    File(&'a Path),
}

impl Content<'_> {
    fn length(&self) -> Result<u64, Diagnostic> {
        match self {
            Content::Memory(bytes, _) => Ok(bytes.len() as u64),
            Content::File(from) => {
                fs::metadata(from).map(|found| found.len()).map_err(|reason| unreadable(from, &reason))
            }
        }
    }

    fn digest(&self) -> Result<Digest, Diagnostic> {
        match self {
            Content::Memory(_, digest) => Ok(*digest),
            Content::File(from) => File::open(from)
                .and_then(|mut file| Digest::of_copy(&mut file, &mut io::sink()))
                .map(|(digest, _)| digest)
                .map_err(|reason| unreadable(from, &reason)),
        }
    }
}

fn unreadable(from: &Path, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{}` cannot be read: {reason}", from.display()))
}
