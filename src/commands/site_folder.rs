//! Which site a command is about: the one in the current folder, or the one whose subfolder that is.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::commands::output::Voice;

/// The file that makes a folder a site.
const SETTINGS: &str = "site.yaml";

/// The folder that was named. Otherwise the current one, or, if that holds no site, the nearest above it that does,
/// which is said. If there is none, the current one: the command then says what is missing.
pub(super) fn find(named: Option<&Path>, voice: Voice) -> PathBuf {
    let here = PathBuf::from(".");
    if let Some(named) = named {
        return named.to_owned();
    }
    if here.join(SETTINGS).exists() {
        return here;
    }
    let Some((up, folder)) = env::current_dir().ok().and_then(|current| above(&current)) else { return here };
    voice.note(&format!(
        "the site is in `{}`, the nearest folder above that has a `site.yaml`\n",
        folder.display()
    ));
    up
}

/// The nearest folder above that holds a site, as the way up and as a whole path. The search ends with the author's home
/// and with the file system: what lies beyond belongs to somebody else.
fn above(current: &Path) -> Option<(PathBuf, PathBuf)> {
    let home = env::home_dir();
    let mut up = PathBuf::new();
    let mut folders = current.ancestors();
    let mut below = folders.next()?;
    for folder in folders {
        if home.as_deref() == Some(below) || !are_of_one_file_system(below, folder) {
            return None;
        }
        up.push("..");
        if folder.join(SETTINGS).is_file() {
            return Some((up, folder.to_owned()));
        }
        below = folder;
    }
    None
}

#[cfg(unix)]
fn are_of_one_file_system(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |folder: &Path| fs::metadata(folder).map(|found| found.dev()).ok();
    device(a).is_some() && device(a) == device(b)
}

#[cfg(not(unix))]
fn are_of_one_file_system(a: &Path, b: &Path) -> bool {
    fs::metadata(a).is_ok() && fs::metadata(b).is_ok()
}
