//! Writes the finished site: the only writer of the output folder.
//!
//! A build opens a [`Stage`], puts every file on it, and publishes. Until then the site that was published before is not
//! touched; a build that fails leaves it byte for byte. Files move in one by one, so that for a moment new pages stand
//! beside old ones; `steps` says in which order, and what a reader can rely on. A build that is killed then leaves whole
//! files only, old or new, and the next build mends the rest without asking.
//!
//! What a build may replace or remove is what the [`Manifest`] of the build before lists; any other file is somebody
//! else's. Beside the site's files, the output holds a folder `.steadfast`:
//!
//! | name | what it is |
//! |---|---|
//! | `manifest` | the digest and path of every published file |
//! | `stamps` | when each published file changed last |
//! | `inputs` | the digest of what the site was made from |
//! | `made` | what took long to make: the digest of all it depends on, of its bytes, and its path |
//! | `kept/` | only after a build that failed: what it had made |
//! | `lock` | held while a build runs; ends with its process |
//! | `stage/` | files that wait to be moved in |
//! | `journal` | only while files move in: the paths that are new with this build |
//!
//! Signals are not handled here: a stage that is dropped cleans up, and one that is not is cleaned up by the next build.

mod derived;
mod destination;
mod existing;
pub mod manifest;
mod perform;
mod permissions;
mod stage;
mod stamps;
mod state_folder;
mod steps;
#[cfg(test)]
mod tests;
mod up_to_date;

pub use manifest::Manifest;
pub use stage::Stage;

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, codes};
use crate::path::OutPath;

/// Where a site is published.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The output folder; need not exist.
    pub output: PathBuf,
    /// The site's own folder, which the output must not endanger.
    pub root: PathBuf,
    /// What to do with files in the output that no build has made.
    pub adopt: Adopt,
}

/// What to do with files in the output that no build has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adopt {
    /// Refuse a folder that holds any, and never overwrite one.
    Refuse,
    /// Share the folder, and overwrite those that stand where a file of the site must be. All others stay.
    TakeOver,
}

/// What publishing has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were there already and were not touched.
    pub unchanged: usize,
    /// Files of the site before that this one does not have.
    pub removed: usize,
    /// Those of them that the build before has published, in order.
    pub gone: Vec<OutPath>,
    /// The size of the whole site.
    pub bytes: u64,
}

/// Checks the place, takes its lock and prepares the stage. Nothing of a published site changes.
pub fn open(destination: &Destination) -> Result<Stage, Diagnostic> {
    let output = destination::checked(destination)?;
    Stage::new(destination::Place::make(output)?, destination.adopt)
}

/// The operating system's refusal, with nothing of the published site changed.
fn unusable(path: &Path, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::OUTPUT_UNUSABLE, format!("`{}` cannot be written: {reason}", path.display()))
        .why("nothing was published; what was there before is as it was")
}
