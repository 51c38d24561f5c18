//! Rendered files: the key of each published file that was rendered, so that a build need not render it again.
//!
//! A key is the digest of everything that a file is rendered from. The note holds the digest of the manifest that it belongs
//! to, and then one line for each file of the manifest, in its order: the key, or `-`. Without the note, every file is
//! rendered again.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::existing::ExistingOutput;
use crate::publish::state_folder;
use crate::publish::state_folder::StateFolder;

type Keys = HashMap<OutPath, Digest>;

/// The keys of the published files, and those of this build.
#[derive(Debug, Default)]
pub(super) struct RenderedFiles {
    /// Read when it is first needed: a build without changes does not need it.
    before: OnceLock<Keys>,
    now: Mutex<Keys>,
}

impl RenderedFiles {
    /// Returns whether a published file was rendered with this key.
    pub(super) fn has(
        &self,
        path: &OutPath,
        key: &Digest,
        state: &StateFolder,
        existing: &ExistingOutput,
    ) -> bool {
        let before = self.before.get_or_init(|| keys(state, existing).unwrap_or_default());
        before.get(path) == Some(key)
    }

    /// Records a file of this build with its key.
    pub(super) fn record(&self, path: &OutPath, key: &Digest) {
        self.now().insert(path.clone(), *key);
    }

    /// Notes the keys of the published files. Without the note, the next build only takes longer.
    pub(super) fn write<'a>(&self, state: &StateFolder, published: impl Iterator<Item = &'a OutPath>) {
        let Some(manifest) = manifest_digest(state) else { return };
        let now = self.now();
        let note = published.fold(manifest + "\n", |mut note, path| {
            // Writing to a string never fails.
            let _ = match now.get(path) {
                Some(key) => writeln!(note, "{key}"),
                None => writeln!(note, "-"),
            };
            note
        });
        if fs::read_to_string(state.file(state_folder::KEYS)).is_ok_and(|found| found == note) {
            return;
        }
        let _ = state.write(state_folder::KEYS, &note);
    }

    fn now(&self) -> MutexGuard<'_, Keys> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads the note. Returns `None` if it is damaged, or belongs to another manifest.
fn keys(state: &StateFolder, existing: &ExistingOutput) -> Option<Keys> {
    let published = &existing.published;
    let note = fs::read_to_string(state.file(state_folder::KEYS)).ok()?;
    let (manifest, lines) = note.split_once('\n')?;
    if manifest != existing.manifest_digest?.to_string() || lines.lines().count() != published.files.len() {
        return None;
    }
    let files = published.files.keys().zip(lines.lines());
    Some(files.filter_map(|(path, line)| Some((path.clone(), Digest::parse(line)?))).collect())
}

fn manifest_digest(state: &StateFolder) -> Option<String> {
    Some(Digest::of(&fs::read(state.file(state_folder::MANIFEST)).ok()?).to_string())
}
