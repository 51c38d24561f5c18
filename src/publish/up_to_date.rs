//! Finds out that the published site was made from the same inputs, so that a build can stop before it parses a file.
//!
//! The inputs are noted by their digest, with a line of the caller. The note counts only for the manifest whose digest is
//! beside it, and for files that nobody has touched since.

use std::fs;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digest::Digest;
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::existing::ExistingOutput;
use crate::publish::state_folder::StateFolder;
use crate::publish::{Receipt, state_folder};

/// Returns the receipt of publishing nothing and the noted line, if the output was made from these inputs and no file is
/// missing or changed.
pub(super) fn check(
    existing: &ExistingOutput,
    state: &StateFolder,
    inputs: &Digest,
) -> Option<(Receipt, String)> {
    let note = fs::read_to_string(state.file(state_folder::INPUTS)).ok()?;
    let (known, line) = note.split_once('\n')?;
    if !existing.is_settled() || known != digests(inputs, &existing.manifest_digest?) {
        return None;
    }
    let published = &existing.published;
    let files: Vec<(&OutPath, &Digest)> = published.files.iter().collect();
    let bytes: Option<Vec<u64>> =
        files.par_iter().map(|(path, digest)| existing.intact_length(path, digest)).collect();
    let receipt = Receipt { unchanged: files.len(), bytes: bytes?.iter().sum(), ..Receipt::default() };
    Some((receipt, line.to_owned()))
}

/// Notes what the published site was made from, and a line of the caller. Without the note, the next build only takes longer.
pub(super) fn note(state: &StateFolder, inputs: &Digest, line: &str) {
    let Ok(manifest) = fs::read(state.file(state_folder::MANIFEST)) else { return };
    let note = format!("{}\n{line}", digests(inputs, &Digest::of(&manifest)));
    if fs::read_to_string(state.file(state_folder::INPUTS)).is_ok_and(|found| found == note) {
        return;
    }
    let _ = state.write(state_folder::INPUTS, &note);
}

/// Removes the note of an earlier build, which may name files that are not published any more.
pub(super) fn forget(state: &StateFolder) {
    let note = state.file(state_folder::INPUTS);
    if note.exists() {
        let _ = disk_change::make(|| fs::remove_file(note));
    }
}

fn digests(inputs: &Digest, manifest: &Digest) -> String {
    format!("{inputs} {manifest}")
}
