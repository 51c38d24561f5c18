//! What stands in the output before a file is put there: nothing, the same file, one of ours, or somebody else's.
//!
//! Reads the output and never writes it. Follows no link.

use std::collections::{BTreeMap, HashMap};
use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use crate::diagnostic::{Diagnostic, codes};
use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::stamps::Stamps;
use crate::publish::{Adopt, Manifest, manifest, state_folder, unusable};

/// A folder of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folder {
    /// It is there.
    There,
    /// It is not, or a file of ours stands there that this build does not have.
    Missing,
}

/// What stands at a file's place.
#[derive(Debug)]
pub(super) enum Standing {
    /// Nothing.
    Nothing,
    /// A file that may be the same.
    File(Metadata),
    /// Something of ours, or that may be taken over, which is not a plain file.
    Other,
    /// A folder, which has to be empty before the file can be there.
    Folder,
}

/// The output as the builds before have left it.
#[derive(Debug)]
pub(super) struct Ground {
    output: PathBuf,
    adopt: Adopt,
    /// What the last build that ended has published.
    pub(super) published: Manifest,
    /// What a build that was stopped has put there beside.
    pub(super) left_over: BTreeMap<OutPath, Digest>,
    /// The files that a build was moving in when it was stopped, whether they are there or not.
    pub(super) announced: Vec<OutPath>,
    /// Whether a build has ended here, and none was stopped after it.
    is_settled: bool,
    /// When the published files changed last.
    pub(super) stamps: Stamps,
    folders: Mutex<HashMap<String, Folder>>,
}

impl Ground {
    /// Reads what the builds before have written down.
    pub(super) fn read(output: &Path, adopt: Adopt) -> Result<Ground, Diagnostic> {
        let folder = output.join(state_folder::FOLDER);
        let (listed, journal) = (folder.join(state_folder::MANIFEST), folder.join(state_folder::JOURNAL));
        let published = Manifest::of_output(output).map_err(|reason| unusable(&listed, &reason))?;
        let is_listed = published.is_some();
        let mut ground = Ground {
            output: output.to_owned(),
            adopt,
            published: published.unwrap_or_default(),
            left_over: BTreeMap::new(),
            announced: Vec::new(),
            is_settled: false,
            stamps: Stamps::default(),
            folders: Mutex::default(),
        };
        match fs::read_to_string(&journal) {
            Ok(text) => {
                // Some of these moved in before the build was stopped; those that hold what it wrote are ours.
                let is_there =
                    |(path, digest): &(OutPath, Digest)| ground.digest(path).as_ref() == Some(digest);
                ground.left_over = manifest::lines(&text).filter(is_there).collect();
                ground.announced = manifest::lines(&text).map(|(path, _)| path).collect();
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                ground.is_settled = is_listed;
                ground.stamps = Stamps::read(&folder, &ground.published);
            }
            Err(reason) => return Err(unusable(&journal, &reason)),
        }
        Ok(ground)
    }

    /// Whether a build has ended here, and none was stopped after it.
    pub(super) fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Every file that a build before has put in the output.
    pub(super) fn ours(&self) -> impl Iterator<Item = &OutPath> {
        let beside = self.left_over.keys().filter(|path| !self.published.files.contains_key(*path));
        self.published.files.keys().chain(beside)
    }

    /// The path of a file or folder of the output on the disk.
    pub(super) fn disk(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    /// Whether a folder is there. It is an error if something else stands in its place that is not ours.
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
            Folder::There => self.look_at_folder(folder)?,
        };
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), found);
        Ok(found)
    }

    fn look_at_folder(&self, folder: &str) -> Result<Folder, Diagnostic> {
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

    /// What stands at a file's place, in a folder that is there.
    pub(super) fn standing(&self, path: &OutPath) -> Result<Standing, Diagnostic> {
        match fs::symlink_metadata(self.disk(path.as_str())) {
            Ok(found) if found.is_dir() => Ok(Standing::Folder),
            Ok(found) if found.is_file() => Ok(Standing::File(found)),
            Ok(_) => Ok(Standing::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Nothing),
            Err(reason) => Err(unusable(&self.disk(path.as_str()), &reason)),
        }
    }

    /// Whether a file holds bytes of this digest, given that its length is right.
    pub(super) fn holds(&self, path: &OutPath, found: &Metadata, digest: &Digest) -> bool {
        match self.published.files.get(path) {
            Some(listed) if self.stamps.vouch_for(path, found) => listed == digest,
            listed => {
                let is_same = self.digest(path).is_some_and(|read| read == *digest);
                if is_same && listed.is_some() {
                    self.stamps.was_read(path, found);
                }
                is_same
            }
        }
    }

    /// An error unless what stands at a file's place may be replaced.
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

    /// Whether it is one of ours under another case of letters, on a file system to which these are the same.
    fn is_twin_of_ours(&self, path: &OutPath) -> bool {
        let folded = path.folded();
        self.ours().any(|ours| ours.folded() == folded && self.is_same_file(ours, path))
    }

    /// Whether two names lead to one file.
    pub(super) fn is_same_file(&self, one: &OutPath, other: &OutPath) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let place = |path: &OutPath| {
                fs::symlink_metadata(self.disk(path.as_str())).ok().map(|found| (found.dev(), found.ino()))
            };
            place(one).is_some_and(|found| place(other) == Some(found))
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

/// A fault about something in the output that is not ours.
pub(super) fn foreign(message: String, disk: &Path) -> Diagnostic {
    Diagnostic::error(codes::FOREIGN_FILE, message)
        .why(format!("a build never overwrites what it did not write (`{}`)", disk.display()))
}
