//! The folder beside the site into which an import writes. Dropping it removes it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::disk_change::make;
use crate::exports::unreadable;
use crate::import::faults::{shown, unwritable};
use crate::import::source::SourceFile;
use crate::path::SourcePath;

/// The folders into which an import writes.
#[derive(Debug)]
pub struct Staging {
    /// What becomes part of the site.
    folder: tempfile::TempDir,
    /// What is removed at the end.
    scratch: tempfile::TempDir,
}

impl Staging {
    /// Makes the folder beside `root`, on the same disk.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder cannot be made.
    pub fn beside(root: &Path) -> Result<Staging, Diagnostic> {
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        // `.` has no parent that can be named: the folder is then inside the site, where builds ignore it.
        let parent = match root.file_name() {
            Some(_) => {
                root.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
            }
            None => root,
        };
        make(|| fs::create_dir_all(parent)).map_err(|reason| unwritable(parent, &reason))?;
        let make_folder = || {
            make(|| tempfile::Builder::new().prefix(".steadfast-import-").tempdir_in(parent))
                .map_err(|reason| unwritable(parent, &reason))
        };
        Ok(Staging { folder: make_folder()?, scratch: make_folder()? })
    }

    /// Returns the folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns a folder for files that are needed during the import only.
    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// Writes the settings of a new site.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn settings(&mut self, text: &str) -> Result<(), Diagnostic> {
        self.text(&SourcePath::new("site.yaml"), text)?;
        self.text(&SourcePath::new(".gitignore"), "/public/\n/.steadfast-private/\n")
    }

    /// Writes a text. A later text with the same path replaces it.
    pub(super) fn text(&mut self, to: &SourcePath, text: &str) -> Result<(), Diagnostic> {
        let path = self.on_disk(to)?;
        make(|| fs::write(&path, text)).map_err(|reason| unwritable(&path, &reason))
    }

    /// Changes a text that was written before.
    pub(super) fn edit(
        &mut self,
        file: &SourcePath,
        change: impl FnOnce(&str) -> String,
    ) -> Result<(), Diagnostic> {
        let path = self.on_disk(file)?;
        let text = fs::read_to_string(&path).map_err(|reason| unreadable(file, &reason))?;
        self.text(file, &change(&text))
    }

    /// Copies a file of the source.
    pub(super) fn copy(&mut self, to: &SourcePath, from: &SourceFile) -> Result<(), Diagnostic> {
        let path = self.on_disk(to)?;
        make(|| fs::copy(&from.disk, &path))
            .map(drop)
            .map_err(|reason| unreadable(&shown(&from.disk), &reason))
    }

    /// Returns the path of a file on the disk, and makes its folder.
    fn on_disk(&self, to: &SourcePath) -> Result<PathBuf, Diagnostic> {
        let path = crate::source::on_disk(self.path(), to);
        if let Some(folder) = path.parent() {
            make(|| fs::create_dir_all(folder)).map_err(|reason| unwritable(folder, &reason))?;
        }
        Ok(path)
    }
}
