//! Does one step of publishing.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::{fs, io};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change;
use crate::path::OutPath;
use crate::publish::stage::Waits;
use crate::publish::steps::Step;
use crate::publish::{Manifest, Stage, manifest, state_folder, unusable};

/// Up to this many files are written through to the disk one by one; beyond, the file system as a whole is quicker.
///
/// Measured on ext4 with two cores: 1,000 files of 10 KB cost 0.2 s of waiting and no CPU, 10,000 files about 1 s. That is the
/// price of a site that survives a power cut; a first build, which replaces nothing, does not pay it.
const FEW: usize = 64;

impl Stage {
    /// Does a step.
    pub(super) fn perform(&self, step: &Step) -> Result<(), Diagnostic> {
        match step {
            Step::Announce => self.announce(),
            Step::MoveFolder(folder, role) => {
                let to = self.ground.disk(folder);
                move_in(&self.new_folder(folder, *role), &to).map_err(|reason| stopped(&to, &reason))
            }
            Step::MoveFile(path, waits) => {
                let to = self.ground.disk(path.as_str());
                move_in(&self.waiting(path, *waits), &to).map_err(|reason| stopped(&to, &reason))
            }
            Step::Remove(path, twin) => {
                if twin.as_ref().is_some_and(|twin| self.ground.is_same_file(path, twin)) {
                    return Ok(());
                }
                remove(&self.ground.disk(path.as_str()))
            }
            Step::RemovePart(path) => remove(&part(&self.ground.disk(path.as_str()))),
            Step::Tidy(folder) => {
                // A folder that somebody else uses is not empty, and stays.
                let _ = disk_change::make(|| fs::remove_dir(self.ground.disk(folder)));
                Ok(())
            }
            Step::Conclude => self.conclude(),
        }
    }

    fn announce(&self) -> Result<(), Diagnostic> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = |path: &OutPath| !self.ground.published.files.contains_key(path);
        let new = entries.iter().filter(|(path, _)| is_new(path)).map(|(path, entry)| (path, &entry.digest));
        let journal = manifest::text(self.ground.left_over.iter().chain(new));
        // Where no site is replaced, nothing can be lost: the build is repeated.
        if !self.ground.published.files.is_empty() {
            let waiting: Vec<PathBuf> = entries
                .iter()
                .filter(|(_, entry)| entry.waits != Waits::Unchanged)
                .map(|(path, entry)| self.waiting(path, entry.waits))
                .collect();
            let stage = self.state.stage();
            disk_change::make(|| write_through(&stage, &waiting))
                .map_err(|reason| unusable(&stage, &reason))?;
        }
        let file = self.state.file(state_folder::JOURNAL);
        self.state.write(state_folder::JOURNAL, &journal).map_err(|reason| unusable(&file, &reason))
    }

    fn conclude(&self) -> Result<(), Diagnostic> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let files: BTreeMap<_, _> =
            entries.iter().map(|(path, entry)| (path.clone(), entry.digest)).collect();
        let written = self.state.write(state_folder::MANIFEST, &Manifest { files }.to_string());
        let journal = self.state.file(state_folder::JOURNAL);
        written
            .and_then(|()| disk_change::make(|| fs::remove_file(&journal)))
            .map_err(|reason| stopped(&journal, &reason))
    }
}

/// Sees that files which replace others are on the disk before they do: a rename may reach it sooner than the bytes.
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

/// Renames; where a folder of the output is a disk of its own, copies beside the place first.
fn move_in(from: &Path, to: &Path) -> io::Result<()> {
    match disk_change::make(|| fs::rename(from, to)) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {}
        outcome => return outcome,
    }
    if !from.is_dir() {
        return copy_in(from, to);
    }
    disk_change::make(|| fs::create_dir(to))?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    fs::read_dir(from)?.try_for_each(|entry| {
        let entry = entry?;
        move_in(&entry.path(), &to.join(entry.file_name()))
    })
}

/// Copies a file to another disk. The copy is created new beside its place, so that nothing which stands there under its
/// name, a link least of all, is ever written to.
fn copy_in(from: &Path, to: &Path) -> io::Result<()> {
    let beside = part(to);
    let mut copy = disk_change::make(|| OpenOptions::new().write(true).create_new(true).open(&beside))
        .map_err(|reason| {
            io::Error::new(reason.kind(), format!("its part `{}`: {reason}", beside.display()))
        })?;
    let mut copied = || -> io::Result<()> {
        let mut source = File::open(from)?;
        disk_change::make(|| io::copy(&mut source, &mut copy))?;
        copy.set_permissions(source.metadata()?.permissions())?;
        copy.sync_all()?;
        disk_change::make(|| fs::rename(&beside, to))
    };
    let copied = copied();
    if copied.is_err() {
        // The fault that came before counts, not this one.
        let _ = disk_change::make(|| fs::remove_file(&beside));
    }
    copied?;
    disk_change::make(|| fs::remove_file(from))
}

/// Where a file for another disk is while it is copied.
pub(super) fn part(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".steadfast-part");
    path.with_file_name(name)
}

/// Removes a file of ours; what somebody has put in its place since then stays.
fn remove(path: &Path) -> Result<(), Diagnostic> {
    if !fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
        return Ok(());
    }
    match disk_change::make(|| fs::remove_file(path)) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(stopped(path, &reason)),
        _ => Ok(()),
    }
}

/// The operating system's refusal while files move in.
fn stopped(path: &Path, reason: &io::Error) -> Diagnostic {
    let message = format!("`{}` cannot be put in place: {reason}", path.display());
    Diagnostic::error(codes::OUTPUT_UNUSABLE, message)
        .why("some of the new files are in place already, each of them whole, and some are not")
        .help("build again when the cause is mended: it goes on where this build stopped")
}
