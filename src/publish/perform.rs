//! Publishes a stage: does the steps that `steps` lists.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::{fs, io};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::across_disks::partial_copy;
use crate::publish::errors::{stopped, unusable};
use crate::publish::manifest::Manifest;
use crate::publish::receipt::Receipt;
use crate::publish::stage::Stage;
use crate::publish::staged_file::Staged;
use crate::publish::steps::{Phase, Step};
use crate::publish::{across_disks, manifest, state_folder, steps, up_to_date};

/// Up to this many files are synced to the disk one by one; for more, syncing the whole file system is faster.
///
/// Measured on ext4 with two cores: 1,000 files of 10 KB cost 0.2 s of waiting and no CPU, 10,000 files about 1 s. That is the
/// price of a site that survives a power cut; a first build, which replaces nothing, does not pay it.
const FEW: usize = 64;

impl Stage {
    /// Renames all files into place, removes what the site no longer has, and writes the manifest.
    pub fn publish(self) -> Result<Receipt, Diagnostic> {
        let receipt = self.perform_all()?;
        up_to_date::forget(&self.state);
        Ok(receipt)
    }

    /// Publishes, and notes what the site was made from and a line of the caller, for [`Stage::up_to_date`].
    pub fn publish_and_remember(self, inputs: &Digest, line: &str) -> Result<Receipt, Diagnostic> {
        let receipt = self.perform_all()?;
        up_to_date::note(&self.state, inputs, line);
        Ok(receipt)
    }

    fn perform_all(&self) -> Result<Receipt, Diagnostic> {
        let (phases, receipt) = (self.phases()?, self.receipt());
        for phase in &phases {
            phase.par_iter().try_for_each(|step| self.perform(step))?;
        }
        self.published.store(true, Ordering::Relaxed);
        if !phases.is_empty() || self.existing.stamps.is_note_outdated() {
            self.write_stamps();
        }
        self.derived.write(&self.state, &self.files());
        self.rendered.write(&self.state, self.files().keys());
        Ok(receipt)
    }

    /// Notes the stamps of the files that are published now.
    fn write_stamps(&self) {
        let files = self.files();
        let published: Vec<&OutPath> = files.keys().collect();
        let is_written =
            |path: &OutPath| files.get(path).is_some_and(|file| file.staged != Staged::Unchanged);
        self.existing.stamps.write(&self.existing.disk(""), &self.state, &published, is_written);
    }

    /// The phases of publishing, in order; none when the output is already as it should be.
    pub(super) fn phases(&self) -> Result<Vec<Phase>, Diagnostic> {
        steps::phases(&self.existing, &self.files())
    }

    /// Does a step.
    pub(super) fn perform(&self, step: &Step) -> Result<(), Diagnostic> {
        match step {
            Step::Announce => self.announce(),
            Step::MoveFolder(folder, role) => {
                let to = self.existing.disk(folder);
                across_disks::rename(&self.new_folder(folder, *role), &to)
                    .map_err(|reason| stopped(&to, &reason))
            }
            Step::MoveFile(path, staged) => {
                let to = self.existing.disk(path.as_str());
                across_disks::rename(&self.staged_path(path, *staged), &to)
                    .map_err(|reason| stopped(&to, &reason))
            }
            Step::Remove(path, twin) => {
                if twin.as_ref().is_some_and(|twin| self.existing.is_same_file(path, twin)) {
                    return Ok(());
                }
                remove(&self.existing.disk(path.as_str()))
            }
            Step::RemovePart(path) => remove(&partial_copy(&self.existing.disk(path.as_str()))),
            Step::Tidy(folder) => {
                // A folder with files of others is not empty, and stays.
                let _ = disk_change::make(|| fs::remove_dir(self.existing.disk(folder)));
                Ok(())
            }
            Step::Conclude => self.conclude(),
        }
    }

    /// Writes the journal.
    fn announce(&self) -> Result<(), Diagnostic> {
        let files = self.files();
        let is_new = |path: &OutPath| !self.existing.published.files.contains_key(path);
        let new = files.iter().filter(|(path, _)| is_new(path)).map(|(path, file)| (path, &file.digest));
        let journal = manifest::text(self.existing.left_over.iter().chain(new));
        // If no site is replaced, a power cut can lose nothing: the build is repeated.
        if !self.existing.published.files.is_empty() {
            let staged: Vec<PathBuf> = files
                .iter()
                .filter(|(_, file)| file.staged != Staged::Unchanged)
                .map(|(path, file)| self.staged_path(path, file.staged))
                .collect();
            let stage = self.state.stage();
            disk_change::make(|| write_through(&stage, &staged))
                .map_err(|reason| unusable(&stage, &reason))?;
        }
        let file = self.state.file(state_folder::JOURNAL);
        self.state.write(state_folder::JOURNAL, &journal).map_err(|reason| unusable(&file, &reason))
    }

    /// Writes the manifest, and removes the journal.
    fn conclude(&self) -> Result<(), Diagnostic> {
        let files: BTreeMap<_, _> =
            self.files().iter().map(|(path, file)| (path.clone(), file.digest)).collect();
        let written = self.state.write(state_folder::MANIFEST, &Manifest { files }.to_string());
        let journal = self.state.file(state_folder::JOURNAL);
        written
            .and_then(|()| disk_change::make(|| fs::remove_file(&journal)))
            .map_err(|reason| stopped(&journal, &reason))
    }
}

/// Syncs files before they replace others: otherwise a rename may reach the disk before the bytes.
fn write_through(stage: &Path, files: &[PathBuf]) -> io::Result<()> {
    if files.len() <= FEW {
        return files.par_iter().try_for_each(|file| File::open(file)?.sync_all());
    }
    write_all_through(stage, files)
}

#[cfg(target_os = "linux")]
fn write_all_through(stage: &Path, _files: &[PathBuf]) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(stage)?)?)
}

#[cfg(not(target_os = "linux"))]
fn write_all_through(_stage: &Path, files: &[PathBuf]) -> io::Result<()> {
    files.par_iter().try_for_each(|file| File::open(file)?.sync_data())
}

/// Removes a file of ours. What is no plain file was put there by somebody else since, and stays.
fn remove(path: &Path) -> Result<(), Diagnostic> {
    if !fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
        return Ok(());
    }
    match disk_change::make(|| fs::remove_file(path)) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(stopped(path, &reason)),
        _ => Ok(()),
    }
}
