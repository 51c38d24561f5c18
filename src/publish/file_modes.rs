//! Makes files and folders that a web server may read, whatever the umask of the author's shell is.

#[cfg(unix)]
use std::fs::Permissions;
use std::fs::{File, OpenOptions};
#[cfg(unix)]
use std::os::unix::fs::DirBuilderExt;
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::{fs, io};

use crate::disk_change;

const FILE: u32 = 0o644;
const FOLDER: u32 = 0o755;

/// The umask of this process: the permission bits that the system takes from every new file.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileModes {
    umask: u32,
}

#[cfg(unix)]
impl FileModes {
    /// Learns the umask from a test file: there is no safe call that only reads it.
    pub(super) fn here(folder: &Path) -> io::Result<FileModes> {
        let probe = folder.join("umask");
        let file = OpenOptions::new().write(true).create_new(true).mode(0o777).open(&probe)?;
        let umask = 0o777 & !file.metadata()?.permissions().mode();
        fs::remove_file(probe)?;
        Ok(FileModes { umask })
    }

    /// Makes a new file.
    pub(super) fn create(self, path: &Path) -> io::Result<File> {
        let open = || OpenOptions::new().write(true).create_new(true).mode(FILE).open(path);
        let file = disk_change::make(open)?;
        if self.umask & FILE != 0 {
            file.set_permissions(Permissions::from_mode(FILE))?;
        }
        Ok(file)
    }

    /// Makes a new folder.
    pub(super) fn create_folder(self, path: &Path) -> io::Result<()> {
        disk_change::make(|| fs::DirBuilder::new().mode(FOLDER).create(path))?;
        self.open_folder(path)
    }

    /// Gives a new folder the permissions of every published folder.
    pub(super) fn open_folder(self, path: &Path) -> io::Result<()> {
        if self.umask & FOLDER != 0 {
            fs::set_permissions(path, Permissions::from_mode(FOLDER))?;
        }
        Ok(())
    }
}

#[cfg(not(unix))]
impl FileModes {
    /// Returns no bits: permissions are inherited from the folder.
    pub(super) fn here(_folder: &Path) -> io::Result<FileModes> {
        Ok(FileModes { umask: 0 })
    }

    /// Makes a new file.
    pub(super) fn create(self, path: &Path) -> io::Result<File> {
        disk_change::make(|| OpenOptions::new().write(true).create_new(true).open(path))
    }

    /// Makes a new folder.
    pub(super) fn create_folder(self, path: &Path) -> io::Result<()> {
        disk_change::make(|| fs::create_dir(path))
    }

    /// Does nothing.
    pub(super) fn open_folder(self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}
