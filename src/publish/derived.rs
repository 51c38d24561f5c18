//! What took long to make, and need not be made again.
//!
//! A file that is made from another goes by a key, the digest of everything that its bytes depend on. What a published
//! file was made by is noted beside the manifest, so that the published site itself is the memory: nothing is kept twice,
//! and what the site no longer has is forgotten with its file. Files of a build that fails are kept apart until one
//! succeeds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::existing::Standing;
use crate::publish::stage::{Entry, Waits};
use crate::publish::{Stage, state_folder};

/// What was made before, and what this build has.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The published files that were made, by key; each with the digest of its bytes.
    before: BTreeMap<(Digest, OutPath), Digest>,
    /// The files of this build, with their keys.
    now: Mutex<BTreeMap<OutPath, Digest>>,
}

impl Made {
    /// Reads the note. Without it, everything is made again.
    pub(super) fn read(note: &Path) -> Made {
        let text = fs::read_to_string(note).unwrap_or_default();
        Made { before: text.lines().filter_map(line).collect(), now: Mutex::default() }
    }

    fn before(&self, key: Digest) -> impl Iterator<Item = (&OutPath, &Digest)> {
        self.before
            .iter()
            .filter(move |((known, _), _)| *known == key)
            .map(|((_, path), bytes)| (path, bytes))
    }
}

/// `KEY  DIGEST  PATH`; a damaged line notes nothing.
fn line(text: &str) -> Option<((Digest, OutPath), Digest)> {
    let (key, rest) = text.split_once("  ")?;
    let (bytes, path) = rest.split_once("  ")?;
    Some(((Digest::parse(key)?, OutPath::parse(path).ok()?), Digest::parse(bytes)?))
}

impl Stage {
    /// Stages a file that was made before, if it was: by the last build, whether at this path or another, or by one that
    /// failed.
    pub fn put_made_before(&self, path: &OutPath, key: &Digest) -> Result<bool, Diagnostic> {
        if self.keep(path, key)? {
            return Ok(true);
        }
        let elsewhere = self.made.before(*key).find(|(other, bytes)| self.intact(other, bytes).is_some());
        let kept = self.kept(key);
        let from = match elsewhere {
            Some((other, _)) => self.ground.disk(other.as_str()),
            None if kept.is_file() => kept,
            None => return Ok(false),
        };
        self.put_file(path, &from)?;
        self.note(path, key);
        Ok(true)
    }

    /// Stages a file that has just been made.
    pub fn put_made(&self, path: &OutPath, key: &Digest, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.put(path, bytes)?;
        self.note(path, key);
        Ok(())
    }

    /// Leaves a file where it is, if it is what this key makes.
    fn keep(&self, path: &OutPath, key: &Digest) -> Result<bool, Diagnostic> {
        let Some(bytes) = self.made.before.get(&(*key, path.clone())) else { return Ok(false) };
        let Some(length) = self.intact(path, bytes) else { return Ok(false) };
        self.enter(path, Entry { digest: *bytes, length, waits: Waits::Unchanged });
        self.note(path, key);
        Ok(true)
    }

    /// The length of a published file that still holds these bytes.
    fn intact(&self, path: &OutPath, bytes: &Digest) -> Option<u64> {
        let is_listed = self.ground.published.files.get(path) == Some(bytes);
        match self.ground.standing(path) {
            Ok(Standing::File(found)) if is_listed && self.ground.holds(path, &found, bytes) => {
                Some(found.len())
            }
            _ => None,
        }
    }

    fn note(&self, path: &OutPath, key: &Digest) {
        self.made.now.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), *key);
    }

    fn kept(&self, key: &Digest) -> PathBuf {
        self.state.file(state_folder::KEPT).join(key.to_string())
    }

    /// Notes by what the published files were made. Without the note, the next build only takes longer.
    pub(super) fn remember_made(&self) {
        if self.state.file(state_folder::KEPT).exists() {
            let _ = disk_change::make(|| fs::remove_dir_all(self.state.file(state_folder::KEPT)));
        }
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.made.now.lock().unwrap_or_else(PoisonError::into_inner);
        let files: BTreeMap<(Digest, OutPath), Digest> = now
            .iter()
            .filter_map(|(path, key)| Some(((*key, path.clone()), entries.get(path)?.digest)))
            .collect();
        if files == self.made.before {
            return;
        }
        if files.is_empty() {
            let _ = disk_change::make(|| fs::remove_file(self.state.file(state_folder::MADE)));
            return;
        }
        let line = |((key, path), bytes): (&(Digest, OutPath), &Digest)| format!("{key}  {bytes}  {path}\n");
        let _ = self.state.write(state_folder::MADE, &files.iter().map(line).collect::<String>());
    }

    /// Keeps what was made and cannot be published now, so that a fault in one picture does not cost a thousand others.
    pub(super) fn keep_made(&self) -> io::Result<()> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.made.now.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = now.iter().filter_map(|(path, key)| Some((path, key, entries.get(path)?)));
        for (path, key, entry) in waiting.filter(|(.., entry)| entry.waits != Waits::Unchanged) {
            disk_change::make(|| fs::create_dir_all(self.state.file(state_folder::KEPT)))?;
            disk_change::make(|| fs::rename(self.waiting(path, entry.waits), self.kept(key)))?;
        }
        Ok(())
    }
}
