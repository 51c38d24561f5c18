//! The output as it is before a build publishes: which files are there, and which of them a build has written.
//!
//! Reads the output and never writes it. Follows no symbolic link.

use std::collections::{BTreeMap, HashMap};
use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::destination::Adopt;
use crate::publish::errors::{foreign, unusable};
use crate::publish::manifest::Manifest;
use crate::publish::stamps::Stamps;
use crate::publish::{manifest, state_folder};

/// A folder of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folder {
    /// The folder exists.
    There,
    /// It does not exist, or its path has a file of ours that this build does not have.
    Missing,
}

/// The kind of file system entry at a path.
#[derive(Debug)]
pub(super) enum AtPath {
    /// Nothing.
    Nothing,
    /// A file that may be the same.
    File(Metadata),
    /// Neither a plain file nor a folder.
    Other,
    /// A folder, which must be removed before the file can have its path.
    Folder,
}

/// The output as earlier builds have left it.
#[derive(Debug)]
pub(super) struct ExistingOutput {
    output: PathBuf,
    adopt: Adopt,
    /// The files that the last finished build has published.
    pub(super) published: Manifest,
    /// The digest of their list, as it is on the disk.
    pub(super) manifest_digest: Option<Digest>,
    /// The files that a build has added before it was stopped.
    pub(super) left_over: BTreeMap<OutPath, Digest>,
    /// The new files that a stopped build had announced in its journal, whether they exist or not.
    pub(super) announced: Vec<OutPath>,
    /// `true` if a build has finished and no later build was stopped.
    is_settled: bool,
    /// The times of the last changes of the published files.
    pub(super) stamps: Stamps,
    /// The folders that were looked up already.
    folders: Mutex<HashMap<String, Folder>>,
}

impl ExistingOutput {
    /// Reads the manifest, the journal and the stamps of earlier builds.
    pub(super) fn read(output: &Path, adopt: Adopt) -> Result<ExistingOutput, Diagnostic> {
        let folder = output.join(state_folder::FOLDER);
        let (listed, journal) = (folder.join(state_folder::MANIFEST), folder.join(state_folder::JOURNAL));
        let listed = Manifest::with_digest(output).map_err(|reason| unusable(&listed, &reason))?;
        let (published, manifest_digest) = listed.unzip();
        let mut existing = ExistingOutput {
            output: output.to_owned(),
            adopt,
            published: published.unwrap_or_default(),
            manifest_digest,
            left_over: BTreeMap::new(),
            announced: Vec::new(),
            is_settled: false,
            stamps: Stamps::default(),
            folders: Mutex::default(),
        };
        match fs::read_to_string(&journal) {
            Ok(text) => {
                // Some of these were in place before the build was stopped; those with the announced bytes are ours.
                let is_there =
                    |(path, digest): &(OutPath, Digest)| existing.digest(path).as_ref() == Some(digest);
                existing.left_over = manifest::lines(&text).filter(is_there).collect();
                existing.announced = manifest::lines(&text).map(|(path, _)| path).collect();
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                existing.is_settled = manifest_digest.is_some();
                if let Some(manifest) = manifest_digest {
                    existing.stamps = Stamps::read(&folder, &existing.published, &manifest);
                }
            }
            Err(reason) => return Err(unusable(&journal, &reason)),
        }
        Ok(existing)
    }

    /// Returns whether a build has finished, and none was stopped after it.
    pub(super) fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Iterates over every file that earlier builds have put in the output.
    pub(super) fn ours(&self) -> impl Iterator<Item = &OutPath> {
        let beside = self.left_over.keys().filter(|path| !self.published.files.contains_key(*path));
        self.published.files.keys().chain(beside)
    }

    /// The path of a file or folder of the output on the disk.
    pub(super) fn disk(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    /// Looks up a folder. Something else at its path is an error, unless it is ours.
    pub(super) fn folder(&self, folder: &str) -> Result<Folder, Diagnostic> {
        if folder.is_empty() {
            return Ok(Folder::There);
        }
        let known = self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(folder).copied();
        if let Some(known) = known {
            return Ok(known);
        }
        let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
        let found = match self.folder(above)? {
            Folder::Missing => Folder::Missing,
            Folder::There => self.look_up_folder(folder)?,
        };
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), found);
        Ok(found)
    }

    fn look_up_folder(&self, folder: &str) -> Result<Folder, Diagnostic> {
        let disk = self.disk(folder);
        match fs::symlink_metadata(&disk) {
            Ok(found) if found.is_dir() => Ok(Folder::There),
            Ok(_) if self.owns(folder) => Ok(Folder::Missing),
            Ok(found) => {
                let what = if found.is_symlink() { "a link" } else { "a file" };
                let message = format!("`{folder}` in the output is {what}, where the site needs a folder");
                Err(foreign(message, &disk).help(format!("remove it: rm {}", disk.display())))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Folder::Missing),
            Err(reason) => Err(unusable(&disk, &reason)),
        }
    }

    /// Returns what is at the path of a file, in a folder that exists.
    pub(super) fn at(&self, path: &OutPath) -> Result<AtPath, Diagnostic> {
        match fs::symlink_metadata(self.disk(path.as_str())) {
            Ok(found) if found.is_dir() => Ok(AtPath::Folder),
            Ok(found) if found.is_file() => Ok(AtPath::File(found)),
            Ok(_) => Ok(AtPath::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(AtPath::Nothing),
            Err(reason) => Err(unusable(&self.disk(path.as_str()), &reason)),
        }
    }

    /// Returns whether a file holds bytes of this digest, given that its length is right.
    pub(super) fn holds(&self, path: &OutPath, found: &Metadata, digest: &Digest) -> bool {
        match self.published.files.get(path) {
            Some(listed) if self.stamps.is_unchanged(path, found) => listed == digest,
            listed => {
                let is_same = self.digest(path).is_some_and(|read| read == *digest);
                if is_same && listed.is_some() {
                    self.stamps.record_read(path, found);
                }
                is_same
            }
        }
    }

    /// Returns the length of a published file that still holds the bytes of this digest, with which the manifest lists it.
    pub(super) fn intact_length(&self, path: &OutPath, digest: &Digest) -> Option<u64> {
        let is_listed = self.published.files.get(path) == Some(digest);
        match self.at(path) {
            Ok(AtPath::File(found)) if is_listed && self.holds(path, &found, digest) => Some(found.len()),
            _ => None,
        }
    }

    /// Returns an error unless a build may replace what is at the path of a file.
    pub(super) fn may_replace(&self, path: &OutPath) -> Result<(), Diagnostic> {
        if self.adopt == Adopt::TakeOver || self.owns(path.as_str()) || self.is_twin_of_ours(path) {
            return Ok(());
        }
        let message =
            format!("`{path}` in the output was not made by a build, and the site has a file of that name");
        Err(foreign(message, &self.disk(path.as_str()))
            .help("move it into `static/`, remove it, or let the build replace it with `--adopt`"))
    }

    fn owns(&self, path: &str) -> bool {
        self.published.files.contains_key(path) || self.left_over.contains_key(path)
    }

    /// Returns whether the path is one of ours in another case, on a file system that ignores case.
    fn is_twin_of_ours(&self, path: &OutPath) -> bool {
        let folded = path.folded();
        self.ours().any(|ours| ours.folded() == folded && self.is_same_file(ours, path))
    }

    /// Returns whether two paths name the same file.
    pub(super) fn is_same_file(&self, one: &OutPath, other: &OutPath) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let id = |path: &OutPath| {
                fs::symlink_metadata(self.disk(path.as_str())).ok().map(|found| (found.dev(), found.ino()))
            };
            id(one).is_some_and(|found| id(other) == Some(found))
        }
        #[cfg(not(unix))]
        {
            one.folded() == other.folded()
        }
    }

    fn digest(&self, path: &OutPath) -> Option<Digest> {
        let disk = self.disk(path.as_str());
        let is_plain = fs::symlink_metadata(&disk).is_ok_and(|found| found.is_file());
        let mut file = is_plain.then(|| File::open(disk).ok()).flatten()?;
        Digest::of_copy(&mut file, &mut io::sink()).ok().map(|(digest, _)| digest)
    }
}
