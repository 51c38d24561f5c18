//! Derived files: files that took long to make from others, such as scaled images, and can be used again.
//!
//! A derived file has a key, the digest of everything that its bytes depend on. The keys of the published files are noted
//! beside the manifest, so that the published site itself is the store: no file is stored twice, and the note of a file
//! goes away with the file. Derived files of a build that fails are kept in `kept/` until a build succeeds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use crate::digest::Digest;
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::existing::ExistingOutput;
use crate::publish::staged_file::{Staged, StagedFile, StagedFiles};
use crate::publish::state_folder;
use crate::publish::state_folder::StateFolder;

/// The derived files of the builds before, and those of this build.
#[derive(Debug, Default)]
pub(super) struct DerivedFiles {
    /// The published derived files, by key and path, each with the digest of its bytes.
    before: BTreeMap<(Digest, OutPath), Digest>,
    /// The derived files of this build, with their keys.
    now: Mutex<BTreeMap<OutPath, Digest>>,
}

impl DerivedFiles {
    /// Reads the note. Without it, every derived file is made again.
    pub(super) fn read(note: &Path) -> DerivedFiles {
        let text = fs::read_to_string(note).unwrap_or_default();
        DerivedFiles { before: text.lines().filter_map(line).collect(), now: Mutex::default() }
    }

    /// Records a file of this build with its key.
    pub(super) fn record(&self, path: &OutPath, key: &Digest) {
        self.now().insert(path.clone(), *key);
    }

    /// Returns the file that is in the output at this path already, if it was made by this key.
    pub(super) fn in_place(
        &self,
        existing: &ExistingOutput,
        path: &OutPath,
        key: &Digest,
    ) -> Option<StagedFile> {
        let digest = *self.before.get(&(*key, path.clone()))?;
        let length = existing.intact_length(path, &digest)?;
        Some(StagedFile { digest, length, staged: Staged::Unchanged })
    }

    /// Returns a file on the disk that was made by this key: a published one at another path, or one of a build that
    /// failed.
    pub(super) fn elsewhere(
        &self,
        existing: &ExistingOutput,
        state: &StateFolder,
        key: &Digest,
    ) -> Option<PathBuf> {
        let published = self
            .before
            .iter()
            .find(|((known, path), digest)| known == key && existing.intact_length(path, digest).is_some());
        let kept = kept(state, key);
        match published {
            Some(((_, path), _)) => Some(existing.disk(path.as_str())),
            None => kept.is_file().then_some(kept),
        }
    }

    /// Notes the keys of the published files. Without the note, the next build only takes longer.
    pub(super) fn write(&self, state: &StateFolder, staged: &StagedFiles) {
        if state.file(state_folder::KEPT).exists() {
            let _ = disk_change::make(|| fs::remove_dir_all(state.file(state_folder::KEPT)));
        }
        let now = self.now();
        let files: BTreeMap<(Digest, OutPath), Digest> = now
            .iter()
            .filter_map(|(path, key)| Some(((*key, path.clone()), staged.get(path)?.digest)))
            .collect();
        if files == self.before {
            return;
        }
        if files.is_empty() {
            let _ = disk_change::make(|| fs::remove_file(state.file(state_folder::DERIVED)));
            return;
        }
        let line = |((key, path), bytes): (&(Digest, OutPath), &Digest)| format!("{key}  {bytes}  {path}\n");
        let _ = state.write(state_folder::DERIVED, &files.iter().map(line).collect::<String>());
    }

    /// Keeps the derived files of a build that fails, so that one broken image does not cost a thousand others.
    /// `staged_path` returns the path of a staged file on the disk.
    pub(super) fn keep(
        &self,
        state: &StateFolder,
        staged: &StagedFiles,
        staged_path: impl Fn(&OutPath, Staged) -> PathBuf,
    ) -> io::Result<()> {
        let now = self.now();
        let new = now.iter().filter_map(|(path, key)| Some((path, key, staged.get(path)?)));
        for (path, key, file) in new.filter(|(.., file)| file.staged != Staged::Unchanged) {
            disk_change::make(|| fs::create_dir_all(state.file(state_folder::KEPT)))?;
            disk_change::make(|| fs::rename(staged_path(path, file.staged), kept(state, key)))?;
        }
        Ok(())
    }

    fn now(&self) -> MutexGuard<'_, BTreeMap<OutPath, Digest>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Parses `KEY  DIGEST  PATH`; returns `None` for a damaged line.
fn line(text: &str) -> Option<((Digest, OutPath), Digest)> {
    let (key, rest) = text.split_once("  ")?;
    let (bytes, path) = rest.split_once("  ")?;
    Some(((Digest::parse(key)?, OutPath::parse(path).ok()?), Digest::parse(bytes)?))
}

/// Returns what each derived file in an output folder was made from, by its path.
pub fn made_from(output: &Path) -> BTreeMap<OutPath, Digest> {
    let note = output.join(state_folder::FOLDER).join(state_folder::DERIVED);
    DerivedFiles::read(&note).before.into_keys().map(|(key, path)| (path, key)).collect()
}

/// The path of a file that a failed build has kept.
fn kept(state: &StateFolder, key: &Digest) -> PathBuf {
    state.file(state_folder::KEPT).join(key.to_string())
}
