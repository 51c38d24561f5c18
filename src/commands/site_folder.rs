//! Finds the site that a command works on: in the current folder, or in a folder above.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::commands::output::Voice;
use crate::path::SourcePath;

/// The file that marks a folder as a site.
const SETTINGS: &str = "site.yaml";

/// Returns the given folder. Otherwise the current one, or, if that is not a site, the nearest site above it, which is reported.
/// If there is none, the current folder: the command then reports what is missing.
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

/// Returns the folder into which a build writes if its arguments name no other.
pub(super) fn usual_output(root: &Path) -> PathBuf {
    if root == Path::new(".") { "public".into() } else { root.join("public") }
}

/// Returns the path from the site's folder of an existing file that an author names as seen from the current folder. `None` if it
/// lies elsewhere.
pub(super) fn path_from_root(root: &Path, named: &Path) -> Option<SourcePath> {
    let (path, root) = (named.canonicalize().ok()?, root.canonicalize().ok()?);
    let parts = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str());
    Some(SourcePath::new(parts.collect::<Option<Vec<&str>>>()?.join("/")))
}

/// Returns the nearest site above a folder, as a relative and as an absolute path. The search stops at the author's home folder
/// and at the boundary of the file system.
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
