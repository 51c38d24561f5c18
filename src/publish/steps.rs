//! The steps of publishing, in an order in which the site is complete after every step, or the next build completes it.
//!
//! No page may refer to a file that does not exist yet, at any time at which somebody reads the output or the process
//! ends. Therefore files come before the pages that name them: assets, new lists such as feeds, new pages, pages that
//! replace older ones, lists that replace older ones. Removals are last, in the opposite order. Two exceptions remain: two
//! new pages, or two removed ones, can name each other; and where a file replaces a folder or a folder a file, the old one
//! must be removed first. This file lists the steps; `perform` does them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::ops::Bound;

use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::publish::across_disks::partial_copy;
use crate::publish::errors::foreign;
use crate::publish::existing::{ExistingOutput, Folder};
use crate::publish::role::Role;
use crate::publish::staged_file;
use crate::publish::staged_file::{Staged, StagedFile, StagedFiles};

/// One step of publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Write the journal of new paths, and sync the staged files, so that they survive a power cut.
    Announce,
    /// Rename a new folder into place, with its files of one role.
    MoveFolder(String, Role),
    /// Rename a file into place.
    MoveFile(OutPath, Staged),
    /// Remove a file of ours, unless the second path is that of a new file and names the same file on this disk.
    Remove(OutPath, Option<OutPath>),
    /// Remove the partial copy of a file that a stopped build was copying to another disk.
    RemovePart(OutPath),
    /// Remove a folder if it is empty.
    Tidy(String),
    /// Write the new manifest.
    Conclude,
}

/// Steps that may be done in any order.
pub(super) type Phase = Vec<Step>;

/// When a file is renamed into place: the turns are done one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    NewAssets,
    Assets,
    NewLists,
    NewPages,
    Pages,
    Lists,
}

/// Returns the phases of publishing, in order; none when the output is already as it should be.
pub(super) fn phases(existing: &ExistingOutput, files: &StagedFiles) -> Result<Vec<Phase>, Diagnostic> {
    let stale: BTreeSet<&OutPath> = existing.ours().filter(|path| !files.contains_key(*path)).collect();
    let is_listed = |(path, file): (&OutPath, &StagedFile)| {
        existing.published.files.get(path) == Some(&file.digest) && file.staged == Staged::Unchanged
    };
    if stale.is_empty() && existing.is_settled() && files.iter().all(is_listed) {
        return Ok(Vec::new());
    }
    let (early, late): (Vec<&OutPath>, Vec<&OutPath>) =
        stale.iter().partition(|path| is_in_the_way(path, files));
    check_folders_in_the_way(existing, files, &early)?;
    let mut phases = vec![vec![Step::Announce], removals_of_parts(existing)];
    phases.extend(removals(existing, &early, files));
    phases.extend(moves(existing, files)?);
    phases.extend(removals(existing, &late, files));
    phases.push(vec![Step::Conclude]);
    phases.retain(|phase| !phase.is_empty());
    Ok(phases)
}

/// Returns the removals of files that a stopped build has copied to another disk in part.
fn removals_of_parts(existing: &ExistingOutput) -> Phase {
    if existing.is_settled() {
        return Phase::new();
    }
    let is_there = |path: &&OutPath| {
        let part = partial_copy(&existing.disk(path.as_str()));
        matches!(existing.folder(staged_file::folder(path)), Ok(Folder::There))
            && fs::symlink_metadata(part).is_ok_and(|found| found.is_file())
    };
    let ours = existing.published.files.keys().chain(&existing.announced);
    let parts: BTreeSet<&OutPath> = ours.filter(is_there).collect();
    parts.into_iter().map(|path| Step::RemovePart(path.clone())).collect()
}

/// Returns the renames of all staged files, by their turn.
fn moves(existing: &ExistingOutput, files: &StagedFiles) -> Result<Vec<Phase>, Diagnostic> {
    let mut turns: BTreeMap<Turn, Phase> = BTreeMap::new();
    let mut inside: BTreeMap<Role, Vec<&OutPath>> = BTreeMap::new();
    for (path, file) in files {
        let step = || Step::MoveFile(path.clone(), file.staged);
        let role = Role::of(path);
        match file.staged {
            Staged::Unchanged => {}
            Staged::InNewFolder => inside.entry(role).or_default().push(path),
            Staged::New(_) | Staged::BehindFolder(_) => {
                turns.entry(Turn::of_new(role)).or_default().push(step());
            }
            Staged::Replacing(_) => turns.entry(Turn::of_replacing(role)).or_default().push(step()),
        }
    }
    let mut made: HashSet<&str> = HashSet::new();
    for (role, paths) in inside {
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in &paths {
            match outermost_missing(existing, path, &made)? {
                Some(folder) => drop(folders.insert(folder)),
                None => {
                    let step = Step::MoveFile((*path).clone(), Staged::InNewFolder);
                    turns.entry(Turn::of_new(role)).or_default().push(step);
                }
            }
        }
        let moves = folders.into_iter().map(|folder| Step::MoveFolder(folder.to_owned(), role));
        turns.entry(Turn::of_new(role)).or_default().extend(moves);
        made.extend(paths.into_iter().flat_map(folders_above));
    }
    Ok(turns.into_values().collect())
}

/// Returns the outermost folder above a file that neither the output has nor an earlier turn has made.
fn outermost_missing<'a>(
    existing: &ExistingOutput,
    path: &'a OutPath,
    made: &HashSet<&str>,
) -> Result<Option<&'a str>, Diagnostic> {
    for folder in folders_above(path) {
        if !made.contains(folder) && existing.folder(folder)? == Folder::Missing {
            return Ok(Some(folder));
        }
    }
    Ok(None)
}

/// Returns the removals of files of ours, and of the folders that are empty then, innermost first.
fn removals(existing: &ExistingOutput, stale: &[&OutPath], files: &StagedFiles) -> Vec<Phase> {
    if stale.is_empty() {
        return Vec::new();
    }
    let twins: HashMap<String, &OutPath> = files.keys().map(|path| (path.folded(), path)).collect();
    let mut removed: BTreeMap<Role, Phase> = BTreeMap::new();
    let mut folders: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for path in stale {
        // A missing folder, or one that is now a symbolic link, holds no file of ours.
        if !matches!(existing.folder(staged_file::folder(path)), Ok(Folder::There)) {
            continue;
        }
        let twin = twins.get(&path.folded()).copied().cloned();
        removed.entry(Role::of(path)).or_default().push(Step::Remove((*path).clone(), twin));
        for (depth, folder) in folders_above(path).enumerate() {
            folders.entry(depth).or_default().insert(folder);
        }
    }
    let tidied = folders.into_values().rev();
    let tidied = tidied.map(|level| level.into_iter().map(|folder| Step::Tidy(folder.to_owned())).collect());
    removed.into_values().rev().chain(tidied).collect()
}

/// Returns an error if a folder is at the path of a file, and holds more than what is removed before.
fn check_folders_in_the_way(
    existing: &ExistingOutput,
    files: &StagedFiles,
    early: &[&OutPath],
) -> Result<(), Diagnostic> {
    let blocked = files.iter().filter(|(_, file)| matches!(file.staged, Staged::BehindFolder(_)));
    for (path, _) in blocked {
        if let Some(kept) = kept_below(existing, path.as_str(), early) {
            let message = format!("`{path}` in the output is a folder, where the site has a file");
            let disk = existing.disk(&kept);
            return Err(
                foreign(message, &disk).help(format!("move it out of the output: {}", disk.display()))
            );
        }
    }
    Ok(())
}

/// Returns the path of something in a folder that is still there when these files have been removed.
fn kept_below(existing: &ExistingOutput, folder: &str, removed: &[&OutPath]) -> Option<String> {
    let inside = format!("{folder}/");
    if !removed.iter().any(|path| path.as_str().starts_with(&inside)) {
        return Some(folder.to_owned());
    }
    for entry in fs::read_dir(existing.disk(folder)).ok()?.flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let kept = if is_folder {
            kept_below(existing, &path, removed)
        } else {
            (!removed.iter().any(|removed| removed.as_str() == path)).then_some(path)
        };
        if kept.is_some() {
            return kept;
        }
    }
    None
}

/// Returns whether an old file blocks a new one: it is where a folder must be, or its folder is where a file must be.
fn is_in_the_way(stale: &OutPath, files: &StagedFiles) -> bool {
    let inside = format!("{stale}/");
    let first_inside = files.range::<str, _>((Bound::Included(inside.as_str()), Bound::Unbounded)).next();
    first_inside.is_some_and(|(path, _)| path.as_str().starts_with(&inside))
        || stale.as_str().match_indices('/').any(|(end, _)| files.contains_key(&stale.as_str()[..end]))
}

/// Iterates over the folders above a file of the output, outermost first.
fn folders_above(path: &OutPath) -> impl Iterator<Item = &str> {
    path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end])
}

impl Turn {
    /// The turn of a file whose path is free.
    fn of_new(role: Role) -> Turn {
        match role {
            Role::Asset => Turn::NewAssets,
            Role::List => Turn::NewLists,
            Role::Page => Turn::NewPages,
        }
    }

    /// The turn of a file that replaces an older one.
    fn of_replacing(role: Role) -> Turn {
        match role {
            Role::Asset => Turn::Assets,
            Role::Page => Turn::Pages,
            Role::List => Turn::Lists,
        }
    }
}
