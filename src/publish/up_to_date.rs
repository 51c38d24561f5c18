//! What the published site was made from, so that a build which would make the same one again need not.
//!
//! Only a note: it counts for the manifest whose digest stands beside it, and for files that nobody has touched since.

use std::fs;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::existing::Standing;
use crate::publish::{Receipt, Stage, state_folder};

impl Stage {
    /// What publishing would do, if the output holds what was made from the same inputs and not one file is missing or
    /// changed: nothing.
    pub fn holds_what_was_made_from(&self, inputs: &Digest) -> Option<Receipt> {
        let note = fs::read_to_string(self.state.file(state_folder::INPUTS)).ok()?;
        let published = &self.ground.published;
        if !self.ground.is_settled() || note != text(inputs, &published.to_string()) {
            return None;
        }
        let files: Vec<(&OutPath, &Digest)> = published.files.iter().collect();
        let bytes: Option<Vec<u64>> =
            files.par_iter().map(|(path, digest)| self.length(path, digest)).collect();
        if self.ground.stamps.tell_too_little() {
            self.remember_stamps();
        }
        Some(Receipt { unchanged: files.len(), bytes: bytes?.iter().sum(), ..Receipt::default() })
    }

    /// Notes what the published site was made from. Without the note, the next build only takes longer.
    pub(super) fn remember(&self, inputs: &Digest) {
        let Ok(manifest) = fs::read_to_string(self.state.file(state_folder::MANIFEST)) else { return };
        let note = text(inputs, &manifest);
        if fs::read_to_string(self.state.file(state_folder::INPUTS)).is_ok_and(|found| found == note) {
            return;
        }
        let _ = self.state.write(state_folder::INPUTS, &note);
    }

    /// The length of a file that is as it was published.
    fn length(&self, path: &OutPath, digest: &Digest) -> Option<u64> {
        match self.ground.standing(path) {
            Ok(Standing::File(found)) if self.ground.holds(path, &found, digest) => Some(found.len()),
            _ => None,
        }
    }
}

fn text(inputs: &Digest, manifest: &str) -> String {
    format!("{inputs} {}\n", Digest::of(manifest.as_bytes()))
}
