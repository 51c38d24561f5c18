//! The stage: the folder that holds a build's files until the whole site is ready.
//!
//! A file that the output has already is not staged. A file for an existing folder is staged under a number. A file for a
//! new folder is staged in a copy of that folder, which is later renamed as a whole (measured: for a first build this
//! costs what writing in place costs; a rename for each file costs 60 to 70 per cent more).

use std::collections::HashSet;
use std::fs::{File, Metadata};
use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diagnostic::{Diagnostic, codes};
use crate::digest::Digest;
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::content::Content;
use crate::publish::derived::DerivedFiles;
use crate::publish::destination::{Adopt, OutputFolder};
use crate::publish::errors::{unreadable, unusable};
use crate::publish::existing::{AtPath, ExistingOutput, Folder};
use crate::publish::file_modes::FileModes;
use crate::publish::receipt::Receipt;
use crate::publish::rendered::RenderedFiles;
use crate::publish::role::Role;
use crate::publish::staged_file::{Staged, StagedFile, StagedFiles, folder};
use crate::publish::state_folder::StateFolder;
use crate::publish::{state_folder, up_to_date};

/// The files of a build that is not published yet. Dropping it without publishing leaves the published site as it was.
#[derive(Debug)]
pub struct Stage {
    pub(super) existing: ExistingOutput,
    files: Mutex<StagedFiles>,
    /// The folders of the stage that were made already, for new folders of the output. Paths below the stage's own folder.
    folders: Mutex<HashSet<String>>,
    /// The number of the next file that is staged under a number.
    next: AtomicUsize,
    modes: FileModes,
    pub(super) derived: DerivedFiles,
    pub(super) rendered: RenderedFiles,
    /// `true` if the files have been renamed into place.
    pub(super) published: AtomicBool,
    // Fields are dropped in this order: the state folder must be removed before the output folder, which is empty then.
    pub(super) state: StateFolder,
    _output: RemoveIfEmpty,
}

/// Removes the folders that were made for the output, if nothing was published there.
#[derive(Debug)]
struct RemoveIfEmpty(OutputFolder);

impl Drop for RemoveIfEmpty {
    fn drop(&mut self) {
        self.0.unmake();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.published.load(Ordering::Relaxed) {
            // A file that cannot be kept is made again by the next build.
            let _ =
                self.derived.keep(&self.state, &self.files(), |path, staged| self.staged_path(path, staged));
        }
    }
}

impl Stage {
    pub(super) fn new(output_folder: OutputFolder, adopt: Adopt) -> Result<Stage, Diagnostic> {
        let guard = RemoveIfEmpty(output_folder);
        let output = guard.0.output.clone();
        let state = StateFolder::take(&output)?;
        let existing = ExistingOutput::read(&output, adopt)?;
        let modes = FileModes::here(&state.stage()).map_err(|reason| unusable(&state.stage(), &reason))?;
        if guard.0.is_new() {
            modes.open_folder(&output).map_err(|reason| unusable(&output, &reason))?;
        }
        Ok(Stage {
            existing,
            files: Mutex::default(),
            folders: Mutex::default(),
            next: AtomicUsize::new(0),
            modes,
            derived: DerivedFiles::read(&state.file(state_folder::DERIVED)),
            rendered: RenderedFiles::default(),
            published: AtomicBool::new(false),
            state,
            _output: guard,
        })
    }

    /// Stages a file. Each path may be staged once. Several threads may call this at the same time.
    pub fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.stage(path, Content::Memory(bytes, Digest::of(bytes)))
    }

    /// Stages a copy of a file on the disk.
    pub fn put_file(&self, path: &OutPath, from: &Path) -> Result<(), Diagnostic> {
        self.stage(path, Content::File(from))
    }

    /// Stages a derived file that an earlier build made by this key, at this path or another. Returns `false` if none did.
    pub fn reuse_derived(&self, path: &OutPath, key: &Digest) -> Result<bool, Diagnostic> {
        if let Some(file) = self.derived.in_place(&self.existing, path, key) {
            self.record(path, file);
        } else if let Some(from) = self.derived.elsewhere(&self.existing, &self.state, key) {
            self.put_file(path, &from)?;
        } else {
            return Ok(false);
        }
        self.derived.record(path, key);
        Ok(true)
    }

    /// Stages a derived file that has just been made by this key.
    pub fn put_derived(&self, path: &OutPath, key: &Digest, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.put(path, bytes)?;
        self.derived.record(path, key);
        Ok(())
    }

    /// Returns the receipt of publishing nothing and the noted line, if the output was made from these inputs and no file is
    /// missing or changed.
    pub fn up_to_date(&self, inputs: &Digest) -> Option<(Receipt, String)> {
        let outcome = up_to_date::check(&self.existing, &self.state, inputs);
        if self.existing.stamps.is_note_outdated() {
            let published: Vec<&OutPath> = self.existing.published.files.keys().collect();
            self.existing.stamps.write(&self.existing.disk(""), &self.state, &published, |_| false);
        }
        outcome
    }

    pub(super) fn files(&self) -> MutexGuard<'_, StagedFiles> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stage(&self, path: &OutPath, content: Content<'_>) -> Result<(), Diagnostic> {
        let first = path.as_str().split('/').next().unwrap_or_default();
        if first.eq_ignore_ascii_case(state_folder::FOLDER) {
            let message = format!("`{path}` cannot be published: the program keeps its own files there");
            return Err(Diagnostic::error(codes::BAD_PATH, message));
        }
        let staged = match self.existing.folder(folder(path))? {
            Folder::Missing => Staged::InNewFolder,
            Folder::There => {
                let number = || self.next.fetch_add(1, Ordering::Relaxed);
                match self.existing.at(path)? {
                    AtPath::Nothing => Staged::New(number()),
                    AtPath::Folder => Staged::BehindFolder(number()),
                    AtPath::File(found) => {
                        if let Some(file) = self.unchanged(path, &content, &found)? {
                            self.record(path, file);
                            return Ok(());
                        }
                        self.existing.may_replace(path)?;
                        Staged::Replacing(number())
                    }
                    AtPath::Other => {
                        self.existing.may_replace(path)?;
                        Staged::Replacing(number())
                    }
                }
            }
        };
        let (digest, length) = self.write(path, staged, &content)?;
        self.record(path, StagedFile { digest, length, staged });
        Ok(())
    }

    /// Returns the file if the output has it already, byte for byte.
    fn unchanged(
        &self,
        path: &OutPath,
        content: &Content<'_>,
        found: &Metadata,
    ) -> Result<Option<StagedFile>, Diagnostic> {
        let length = content.length()?;
        if found.len() != length {
            return Ok(None);
        }
        let digest = content.digest()?;
        let is_same = self.existing.holds(path, found, &digest);
        Ok(is_same.then_some(StagedFile { digest, length, staged: Staged::Unchanged }))
    }

    pub(super) fn record(&self, path: &OutPath, file: StagedFile) {
        self.files().insert(path.clone(), file);
    }

    /// Writes a file to the stage.
    fn write(
        &self,
        path: &OutPath,
        staged: Staged,
        content: &Content<'_>,
    ) -> Result<(Digest, u64), Diagnostic> {
        let staged_path = self.staged_path(path, staged);
        let refused = |reason: io::Error| unusable(&self.existing.disk(path.as_str()), &reason);
        if staged == Staged::InNewFolder {
            let below = format!("{}/{}", Role::of(path).folder(), folder(path));
            self.make_folder(below.trim_end_matches('/')).map_err(refused)?;
        }
        let mut file = self.modes.create(&staged_path).map_err(refused)?;
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
    fn make_folder(&self, below: &str) -> io::Result<()> {
        let is_made = self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(below);
        if is_made {
            return Ok(());
        }
        if let Some((above, _)) = below.rsplit_once('/') {
            self.make_folder(above)?;
        }
        match self.modes.create_folder(&self.state.stage().join(below)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(below.to_owned());
        Ok(())
    }

    /// The path of a staged file on the disk; of an unchanged one, its path in the output.
    pub(super) fn staged_path(&self, path: &OutPath, staged: Staged) -> PathBuf {
        match staged {
            Staged::Unchanged => self.existing.disk(path.as_str()),
            Staged::New(number) | Staged::Replacing(number) | Staged::BehindFolder(number) => {
                self.state.stage().join(number.to_string())
            }
            Staged::InNewFolder => self.new_folder(path.as_str(), Role::of(path)),
        }
    }

    /// The path in the stage of a new folder with its files of one role.
    pub(super) fn new_folder(&self, folder: &str, role: Role) -> PathBuf {
        self.state.stage().join(role.folder()).join(folder)
    }

    /// The receipt of publishing this stage.
    pub(super) fn receipt(&self) -> Receipt {
        let files = self.files();
        let unchanged = files.values().filter(|file| file.staged == Staged::Unchanged).count();
        Receipt {
            written: files.len() - unchanged,
            unchanged,
            removed: self.existing.ours().filter(|path| !files.contains_key(*path)).count(),
            gone: self
                .existing
                .published
                .files
                .keys()
                .filter(|path| !files.contains_key(*path))
                .cloned()
                .collect(),
            bytes: files.values().map(|file| file.length).sum(),
        }
    }
}
