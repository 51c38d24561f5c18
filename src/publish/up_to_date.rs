//! Finds out that the published site was made from the same inputs, so that a build can stop before it renders.
//!
//! The inputs are noted by their digest. The note counts only for the manifest whose digest is beside it, and for files
//! that nobody has touched since.

use std::fs;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::existing::ExistingOutput;
use crate::publish::state_folder::StateFolder;
use crate::publish::{Receipt, state_folder};

/// Returns the receipt of publishing nothing, if the output was made from these inputs and no file is missing or changed.
pub(super) fn check(existing: &ExistingOutput, state: &StateFolder, inputs: &Digest) -> Option<Receipt> {
    let note = fs::read_to_string(state.file(state_folder::INPUTS)).ok()?;
    let published = &existing.published;
    if !existing.is_settled() || note != text(inputs, &published.to_string()) {
        return None;
    }
    let files: Vec<(&OutPath, &Digest)> = published.files.iter().collect();
    let bytes: Option<Vec<u64>> =
        files.par_iter().map(|(path, digest)| existing.intact_length(path, digest)).collect();
    Some(Receipt { unchanged: files.len(), bytes: bytes?.iter().sum(), ..Receipt::default() })
}

/// Notes what the published site was made from. Without the note, the next build only takes longer.
pub(super) fn note(state: &StateFolder, inputs: &Digest) {
    let Ok(manifest) = fs::read_to_string(state.file(state_folder::MANIFEST)) else { return };
    let note = text(inputs, &manifest);
    if fs::read_to_string(state.file(state_folder::INPUTS)).is_ok_and(|found| found == note) {
        return;
    }
    let _ = state.write(state_folder::INPUTS, &note);
}

fn text(inputs: &Digest, manifest: &str) -> String {
    format!("{inputs} {}\n", Digest::of(manifest.as_bytes()))
}
