//! Keeps published files that need not be rendered again.

use std::fs;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::existing::Folder;
use crate::publish::stage::Stage;
use crate::publish::staged_file::{Staged, StagedFile, folder};

impl Stage {
    /// Stages a rendered file. A later build may [keep](Stage::keep) it by the key.
    pub fn put_rendered(&self, path: &OutPath, bytes: &[u8], key: Option<&Digest>) -> Result<(), Diagnostic> {
        self.put(path, bytes)?;
        key.iter().for_each(|key| self.rendered.record(path, key));
        Ok(())
    }

    /// Stages a published file as it is, if it was rendered with this key and nobody has changed it since. Returns `false`
    /// if there is no such file.
    pub fn keep(&self, path: &OutPath, key: &Digest) -> bool {
        let published = &self.existing.published;
        let is_there = || matches!(self.existing.folder(folder(path)), Ok(Folder::There));
        if !self.rendered.has(path, key, &self.state, &self.existing) || !is_there() {
            return false;
        }
        let Some(digest) = published.files.get(path) else { return false };
        let Some(length) = self.existing.intact_length(path, digest) else { return false };
        self.record(path, StagedFile { digest: *digest, length, staged: Staged::Unchanged });
        self.rendered.record(path, key);
        true
    }

    /// Returns the bytes of a published file, if it is as it was published.
    pub fn published(&self, path: &OutPath) -> Option<Vec<u8>> {
        let digest = self.existing.published.files.get(path)?;
        fs::read(self.existing.disk(path.as_str())).ok().filter(|bytes| Digest::of(bytes) == *digest)
    }
}
