//! Asks git whether a folder can be changed safely: whether every change can be undone.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::diagnostic::{Diagnostic, codes};

/// What to do instead.
const OTHERWISE: &str = "or import into a new folder, which changes nothing in this one: --root DIR";

/// Checks that a folder is in a work tree of git, and that nothing in it has changed since the last commit.
///
/// # Errors
///
/// Returns an error that says what to do.
pub(super) fn check_clean(folder: &Path) -> Result<(), Box<Diagnostic>> {
    let changed = git(folder, &["status", "--porcelain", "--untracked-files=normal", "--", "."])?;
    let Some(first) = changed.lines().next() else { return Ok(()) };
    let count = changed.lines().count();
    let more = if count > 1 { format!(", and {} more", count - 1) } else { String::new() };
    let message = format!("the folder has changes that are not committed: `{}`{more}", first.trim());
    Err(Box::new(refused(message, &format!("commit or stash them, {OTHERWISE}"))))
}

/// Checks that git has all of some files, so that it can bring them back.
///
/// # Errors
///
/// Returns an error that names the first that it does not have.
pub(super) fn check_tracked<'p>(
    folder: &Path,
    files: impl Iterator<Item = &'p str>,
) -> Result<(), Box<Diagnostic>> {
    let listed = git(folder, &["ls-files", "-z", "--", "."])?;
    let tracked: BTreeSet<&str> = listed.split('\0').collect();
    let Some(file) = { files }.find(|file| !tracked.contains(file)) else { return Ok(()) };
    let message = format!("`{file}` would change, and git ignores it");
    Err(Box::new(refused(
        message,
        &format!("add it with `git add --force`, or move it elsewhere, {OTHERWISE}"),
    )))
}

fn refused(message: String, help: &str) -> Diagnostic {
    Diagnostic::error(codes::NOT_READY, message)
        .why("git must be able to bring back what an import changes in place")
        .help(help)
}

/// Returns what git says.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Box<Diagnostic>> {
    // git must not ask, and must not change anything.
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .output()
        .map_err(|reason| {
            Box::new(refused(format!("git cannot be run: {reason}"), &format!("install git, {OTHERWISE}")))
        })?;
    if !output.status.success() {
        let shown = folder.display();
        let message = format!("`{shown}` is not in a work tree of git");
        let help = format!("make one: `git init`, `git add .`, `git commit -m Before`, {OTHERWISE}");
        return Err(Box::new(refused(message, &help)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
