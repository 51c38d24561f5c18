//! Stamps: when each published file last changed, so that a file nobody has touched need not be read again.
//!
//! A file is as it was published if its stamp equals the noted one. Later and earlier do not matter: a clock may have been
//! ahead, or set back, between a build and a change by somebody else. A stamp that is not older than the note itself is
//! not trusted: a second change in the same tick of the clock would not alter it. Without the note, the files are read.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::fs::Metadata;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::manifest::Manifest;
use crate::publish::state_folder;
use crate::publish::state_folder::StateFolder;

/// Seconds and nanoseconds since 1970.
type Stamp = (i64, i64);

/// The stamps of the note, and of the files that were read since.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    noted: HashMap<OutPath, Stamp>,
    /// The stamp of the note itself.
    note: Stamp,
    /// The stamps of files that had to be read and are as they were published; taken before reading.
    read: Mutex<HashMap<OutPath, Stamp>>,
}

impl Stamps {
    /// Reads the note: first the digest of the manifest that it belongs to, then one stamp a line in the manifest's order.
    pub(super) fn read(folder: &Path, published: &Manifest, manifest_digest: &Digest) -> Stamps {
        Stamps::of_note(folder, published, manifest_digest).unwrap_or_default()
    }

    fn of_note(folder: &Path, published: &Manifest, manifest_digest: &Digest) -> Option<Stamps> {
        let note = folder.join(state_folder::STAMPS);
        let own_stamp = stamp(&fs::symlink_metadata(&note).ok()?)?;
        let text = fs::read_to_string(note).ok()?;
        let (manifest, lines) = text.split_once('\n')?;
        if manifest != manifest_digest.to_string() {
            return None;
        }
        let stamps: Option<Vec<Stamp>> = lines.lines().map(line).collect();
        let stamps = stamps.filter(|stamps| stamps.len() == published.files.len())?;
        let noted = published.files.keys().cloned().zip(stamps).collect();
        Some(Stamps { noted, note: own_stamp, read: Mutex::default() })
    }

    /// Returns whether a published file is certainly as it was published.
    pub(super) fn is_unchanged(&self, path: &OutPath, found: &Metadata) -> bool {
        match (self.noted.get(path), stamp(found)) {
            (Some(noted), Some(found)) => *noted == found && found < self.note,
            _ => false,
        }
    }

    /// Records that a file was read, and is as it was published.
    pub(super) fn record_read(&self, path: &OutPath, found: &Metadata) {
        if let Some(stamp) = stamp(found) {
            self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), stamp);
        }
    }

    /// Returns whether a file had to be read that a newer note would spare the next build.
    pub(super) fn is_note_outdated(&self) -> bool {
        !self.read.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Notes the stamps of the published files, which are in the order of the manifest. `is_written` returns whether this build
    /// has written a file. Without the note, the next build only takes longer.
    pub(super) fn write(
        &self,
        output: &Path,
        state: &StateFolder,
        published: &[&OutPath],
        is_written: impl Fn(&OutPath) -> bool + Sync,
    ) {
        let Some(manifest) = digest_of_manifest(&state.file(state_folder::MANIFEST)) else { return };
        let stamps: Option<Vec<Stamp>> = published
            .par_iter()
            .map(|path| match self.of_unchanged(path) {
                Some(stamp) if !is_written(path) => Some(stamp),
                _ => stamp(&fs::symlink_metadata(output.join(path.as_str())).ok()?),
            })
            .collect();
        let Some(stamps) = stamps else { return };
        let note = stamps.iter().fold(manifest + "\n", |mut note, (seconds, rest)| {
            // Writing to a string never fails.
            let _ = writeln!(note, "{seconds} {rest}");
            note
        });
        let _ = state.write(state_folder::STAMPS, &note);
    }

    /// The stamp of a file that this build has not written.
    fn of_unchanged(&self, path: &OutPath) -> Option<Stamp> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        read.or_else(|| self.noted.get(path).copied())
    }
}

fn digest_of_manifest(manifest: &Path) -> Option<String> {
    Some(Digest::of(&fs::read(manifest).ok()?).to_string())
}

/// Parses `SECONDS NANOSECONDS`.
fn line(text: &str) -> Option<Stamp> {
    let (seconds, rest) = text.split_once(' ')?;
    Some((seconds.parse().ok()?, rest.parse().ok()?))
}

/// Returns when a file last changed in any way (ctime). Unlike mtime, this cannot be set at will.
#[cfg(unix)]
fn stamp(found: &Metadata) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt;
    Some((found.ctime(), found.ctime_nsec()))
}

#[cfg(not(unix))]
fn stamp(found: &Metadata) -> Option<Stamp> {
    let since = found.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((since.as_secs().try_into().ok()?, since.subsec_nanos().into()))
}
