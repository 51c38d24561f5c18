//! The output folder of a site. Checks that a folder may be the output before anything is written, and creates it.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change;
use crate::publish::errors::unusable;
use crate::publish::state_folder;

/// The folder that a site is published in.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The output folder. It need not exist.
    pub output: PathBuf,
    /// The folder of the site's sources, which the output must not endanger.
    pub root: PathBuf,
    /// How to treat files in the output that no build has written.
    pub adopt: Adopt,
}

/// How to treat files in the output that no build has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adopt {
    /// Refuse a folder that holds any, and never overwrite one.
    Refuse,
    /// Share the folder, and overwrite the files whose paths the site needs. All others stay.
    TakeOver,
}

/// The folders in the site's folder that hold sources.
const SOURCES: [&str; 5] = ["content", "fonts", "languages", "static", "templates"];

/// The number of foreign files that a message lists by name.
const SHOWN: usize = 3;

/// Returns the output's real path, if a site may be published there.
pub(super) fn checked(destination: &Destination) -> Result<PathBuf, Diagnostic> {
    let output = resolved(&destination.output)?;
    let root = resolved(&destination.root)?;
    let shown = destination.output.display();
    if root == output {
        return Err(misplaced(format!("the output `{shown}` is the site's own folder")));
    }
    if root.starts_with(&output) {
        return Err(misplaced(format!("the output `{shown}` holds the site's own folder")));
    }
    for name in SOURCES {
        let source = resolved(&root.join(name))?;
        if output.starts_with(&source) {
            return Err(misplaced(format!("the output `{shown}` lies inside `{name}/`")));
        }
        if source.starts_with(&output) {
            return Err(misplaced(format!("the output `{shown}` holds the site's `{name}/`")));
        }
    }
    match fs::metadata(&output) {
        Ok(found) if found.is_dir() => check_ours(&output, destination.adopt)?,
        Ok(_) => {
            let message = format!("the output `{shown}` is a file, not a folder");
            return Err(Diagnostic::error(codes::OUTPUT_UNUSABLE, message)
                .help("name another folder with `--output`, or remove the file"));
        }
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => {}
        Err(reason) => return Err(unusable(&output, &reason)),
    }
    Ok(output)
}

fn misplaced(message: String) -> Diagnostic {
    Diagnostic::error(codes::OUTPUT_PLACE, message)
        .why("a build removes files from its output, and sources would be lost or published")
        .help("choose a folder of its own: `--output public`")
}

/// Resolves symbolic links and `..` in the part of a path that exists; the rest stays as it is written.
fn resolved(path: &Path) -> Result<PathBuf, Diagnostic> {
    let whole = std::path::absolute(path).map_err(|reason| unusable(path, &reason))?;
    let (mut there, mut rest): (PathBuf, Vec<OsString>) = (whole.components().collect(), Vec::new());
    loop {
        match there.canonicalize() {
            Ok(real) => return Ok(rest.into_iter().rev().fold(real, joined)),
            Err(_) if there.symlink_metadata().is_ok_and(|found| found.file_type().is_symlink()) => {
                let message = format!("the output `{}` is a link that leads nowhere", path.display());
                return Err(Diagnostic::error(codes::OUTPUT_UNUSABLE, message)
                    .help("remove the link, or make the folder that it names"));
            }
            Err(reason) => match there.components().next_back() {
                Some(last @ (Component::Normal(_) | Component::ParentDir)) => {
                    rest.push(last.as_os_str().to_owned());
                    there.pop();
                }
                _ => return Err(unusable(path, &reason)),
            },
        }
    }
}

fn joined(mut path: PathBuf, name: OsString) -> PathBuf {
    if name == ".." {
        path.pop();
    } else {
        path.push(name);
    }
    path
}

/// Returns an error for a folder that holds files and that no build has published to.
fn check_ours(output: &Path, adopt: Adopt) -> Result<(), Diagnostic> {
    if adopt == Adopt::TakeOver || state_folder::is_ours(output) {
        return Ok(());
    }
    let entries = fs::read_dir(output).map_err(|reason| unusable(output, &reason))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|reason| unusable(output, &reason))?.file_name();
        if name != state_folder::FOLDER {
            names.push(format!("`{}`", name.to_string_lossy()));
        }
    }
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    let mut list = names.join(", ");
    if more > 0 {
        list.push_str(&format!(" and {more} more"));
    }
    let message = format!("the output `{}` holds files that no build has made: {list}", output.display());
    Err(Diagnostic::error(codes::OUTPUT_NOT_OURS, message)
        .why("they could be lost")
        .help("name an empty folder with `--output`, or share this one with `--adopt`"))
}

/// The output folder, which exists.
#[derive(Debug)]
pub(super) struct OutputFolder {
    /// Its real path.
    pub(super) output: PathBuf,
    /// The folders that were made for it, outermost first.
    made: Vec<PathBuf>,
}

impl OutputFolder {
    /// Makes the folder and the missing folders above it.
    pub(super) fn make(output: PathBuf) -> Result<OutputFolder, Diagnostic> {
        let missing: Vec<PathBuf> =
            output.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        let mut output_folder = OutputFolder { output, made: Vec::new() };
        for folder in missing.into_iter().rev() {
            if let Err(reason) = disk_change::make(|| fs::create_dir(&folder))
                && !folder.is_dir()
            {
                let error = unusable(&folder, &reason);
                output_folder.unmake();
                return Err(error);
            }
            output_folder.made.push(folder);
        }
        Ok(output_folder)
    }

    /// Returns whether the output folder itself was made.
    pub(super) fn is_new(&self) -> bool {
        self.made.last() == Some(&self.output)
    }

    /// Removes the folders that were made, if they are empty.
    pub(super) fn unmake(&self) {
        for folder in self.made.iter().rev() {
            if disk_change::make(|| fs::remove_dir(folder)).is_err() {
                return;
            }
        }
    }
}
