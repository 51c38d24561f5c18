//! Changes the folder of a blog by a plan.

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::disk_change::make;
use crate::import::faults::unwritable;
use crate::import::in_place::change::FileChange;
use crate::import::in_place::plan::InPlacePlan;
use crate::import::staging::Staging;

/// Changes the folder. Each new file is complete when it gets its path; the old ones are removed at the end.
///
/// # Errors
///
/// Returns an error if a file cannot be moved, written or removed. What was done before stays.
pub fn apply(plan: &InPlacePlan, staging: &Staging, root: &Path) -> Result<(), Diagnostic> {
    for change in &plan.aside {
        let from = change.from().unwrap_or_default();
        rename(&root.join(from), &root.join(change.to()))?;
    }
    for change in &plan.changes {
        rename(&staging.path().join(change.to()), &root.join(change.to()))?;
    }
    let stays = |path: &str| plan.changes.binary_search_by(|change| change.to().cmp(path)).is_ok();
    for from in plan.changes.iter().filter_map(FileChange::from).filter(|from| !stays(from)) {
        let path = root.join(from);
        make(|| fs::remove_file(&path)).map_err(|reason| unwritable(&path, &reason))?;
    }
    for from in plan.changes.iter().chain(&plan.aside).filter_map(FileChange::from) {
        remove_empty_folders(root, from);
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), Diagnostic> {
    let moved = || -> io::Result<()> {
        if let Some(folder) = to.parent() {
            make(|| fs::create_dir_all(folder))?;
        }
        make(|| fs::rename(from, to))
    };
    moved().map_err(|reason| unwritable(to, &reason))
}

/// Removes the folders of a file that hold nothing any more.
fn remove_empty_folders(root: &Path, file: &str) {
    let mut folder = file;
    while let Some((above, _)) = folder.rsplit_once('/') {
        // A folder with files refuses, as does one that is gone already; those above it may still be empty.
        let path = root.join(above);
        if path.exists() && make(|| fs::remove_dir(&path)).is_err() {
            return;
        }
        folder = above;
    }
}
