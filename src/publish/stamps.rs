//! When each published file last changed, so that a file nobody has touched need not be read again.
//!
//! A file is as it was published if its stamp is exactly the one that was noted. Which of two moments is the later does
//! not count: a clock may have been ahead, or set back, between a build and a change by somebody else. A stamp that is no
//! older than the note itself is not trusted: a second change in the same tick of the clock would leave it as it is.
//! Only a note: without it the files are read.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::fs::Metadata;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::stage::Waits;
use crate::publish::{Manifest, Stage, state_folder};

/// Seconds and nanoseconds.
type Stamp = (i64, i64);

/// What the note says.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    noted: HashMap<OutPath, Stamp>,
    /// The stamp of the note.
    own: Stamp,
    /// The stamps, from before they were read, of files that had to be read and are as they were published.
    read: Mutex<HashMap<OutPath, Stamp>>,
}

impl Stamps {
    /// Reads the note. It counts for the manifest whose digest stands in its first line; a stamp a line follows, in the
    /// order of the manifest.
    pub(super) fn read(folder: &Path, published: &Manifest) -> Stamps {
        Stamps::of_note(folder, published).unwrap_or_default()
    }

    fn of_note(folder: &Path, published: &Manifest) -> Option<Stamps> {
        let note = folder.join(state_folder::STAMPS);
        let own = stamp(&fs::symlink_metadata(&note).ok()?)?;
        let text = fs::read_to_string(note).ok()?;
        let (manifest, lines) = text.split_once('\n')?;
        if manifest != digest_of_manifest(&folder.join(state_folder::MANIFEST))? {
            return None;
        }
        let stamps: Option<Vec<Stamp>> = lines.lines().map(line).collect();
        let stamps = stamps.filter(|stamps| stamps.len() == published.files.len())?;
        let noted = published.files.keys().cloned().zip(stamps).collect();
        Some(Stamps { noted, own, read: Mutex::default() })
    }

    /// Whether a published file is certainly as it was published.
    pub(super) fn vouch_for(&self, path: &OutPath, found: &Metadata) -> bool {
        match (self.noted.get(path), stamp(found)) {
            (Some(noted), Some(found)) => *noted == found && found < self.own,
            _ => false,
        }
    }

    /// Remembers that a file was read, and is as it was published.
    pub(super) fn was_read(&self, path: &OutPath, found: &Metadata) {
        if let Some(stamp) = stamp(found) {
            self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), stamp);
        }
    }

    /// Whether the note would have spared a build the reading of a file.
    pub(super) fn tell_too_little(&self) -> bool {
        !self.read.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// The stamp of a file that this build has not moved in.
    fn of_standing(&self, path: &OutPath) -> Option<Stamp> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        read.or_else(|| self.noted.get(path).copied())
    }
}

impl Stage {
    /// Notes the stamps of the published files. Without the note, the next build only takes longer.
    pub(super) fn remember_stamps(&self) {
        let output = self.ground.disk("");
        let Ok(Some(published)) = Manifest::of_output(&output) else { return };
        let Some(manifest) = digest_of_manifest(&self.state.file(state_folder::MANIFEST)) else { return };
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let has_moved = |path| entries.get(path).is_some_and(|entry| entry.waits != Waits::Unchanged);
        let stamps: Option<Vec<Stamp>> = published
            .files
            .par_iter()
            .map(|(path, _)| match self.ground.stamps.of_standing(path) {
                Some(stamp) if !has_moved(path) => Some(stamp),
                _ => stamp(&fs::symlink_metadata(self.ground.disk(path.as_str())).ok()?),
            })
            .collect();
        let Some(stamps) = stamps else { return };
        let note = stamps.iter().fold(manifest + "\n", |mut note, (seconds, rest)| {
            // Writing to a string never fails.
            let _ = writeln!(note, "{seconds} {rest}");
            note
        });
        let _ = self.state.write(state_folder::STAMPS, &note);
    }
}

fn digest_of_manifest(manifest: &Path) -> Option<String> {
    Some(Digest::of(&fs::read(manifest).ok()?).to_string())
}

/// `SECONDS NANOSECONDS`.
fn line(text: &str) -> Option<Stamp> {
    let (seconds, rest) = text.split_once(' ')?;
    Some((seconds.parse().ok()?, rest.parse().ok()?))
}

/// When a file last changed in any way; unlike the time of its contents, this cannot be set at will.
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
