//! Writes the finished site: the only writer of the output folder.
//!
//! A build opens a [`Stage`], puts every file on it, and publishes. Until then the site that was published before is not
//! touched; a build that fails leaves it byte for byte. Files are renamed into place one by one, so that for a moment new
//! pages exist beside old ones; `steps` defines the order, and what a reader can rely on. A build that is killed then
//! leaves whole files only, old or new, and the next build completes the rest without asking.
//!
//! A build may replace or remove only what the [`Manifest`] of the build before lists; any other file belongs to somebody
//! else. Beside the site's files, the output holds a folder `.steadfast`:
//!
//! | name | what it is |
//! |---|---|
//! | `manifest` | the digest and path of every published file |
//! | `stamps` | when each published file changed last |
//! | `inputs` | the digest of what the site was made from, and the summary of its build; only if all texts are live |
//! | `keys` | the digest of all that each rendered file was made from |
//! | `made` | the derived files: the digest of all that each depends on, of its bytes, and its path |
//! | `kept/` | only after a build that failed: its derived files |
//! | `lock` | held while a build runs; ends with its process |
//! | `stage/` | files that are not renamed into place yet |
//! | `journal` | only while files are renamed into place: the paths that are new with this build |
//!
//! Signals are not handled here: a stage that is dropped cleans up, and one that is not is cleaned up by the next build.

mod across_disks;
mod content;
mod derived;
mod destination;
mod errors;
mod existing;
mod file_modes;
mod kept_files;
pub mod manifest;
mod perform;
mod receipt;
mod rendered;
mod role;
mod stage;
mod staged_file;
mod stamps;
mod state_folder;
mod steps;
#[cfg(test)]
mod tests;
mod up_to_date;

pub use derived::made_from;
pub use destination::{Adopt, Destination};
pub use manifest::Manifest;
pub use receipt::Receipt;
pub use stage::Stage;

use crate::diagnostic::Diagnostic;

/// Checks the destination, takes its lock and prepares the stage. Nothing of a published site changes.
pub fn open(destination: &Destination) -> Result<Stage, Diagnostic> {
    let output = destination::checked(destination)?;
    Stage::new(destination::OutputFolder::make(output)?, destination.adopt)
}
