//! What publishing does, as a list: every step leaves a whole site or one that the next build mends.
//!
//! No page may refer to what is not there yet, whoever reads the output and whenever the process ends. Therefore files
//! come before the pages that name them: assets, lists such as feeds that are new, new pages, pages that replace older
//! ones, lists that replace older ones. Removals are last, in the opposite order. Only two new pages, or two that are
//! removed, can name one another; and where a file and a folder change places, the old one must go first.
//! Says what is to be done and does none of it; see `perform`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::ops::Bound;
use std::sync::PoisonError;

use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::publish::existing::Folder;
use crate::publish::stage::{Entry, Waits};
use crate::publish::{Stage, existing, perform, stage};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Write down which paths are new, and see that what waits survives a power cut.
    Announce,
    /// Move in a folder that was not there, with its files of one role.
    MoveFolder(String, Role),
    /// Move in a file.
    MoveFile(OutPath, Waits),
    /// Remove a file of ours, unless it is another name of one that has just moved in.
    Remove(OutPath, Option<OutPath>),
    /// Remove the half copy of a file that a build was moving to another disk when it was stopped.
    RemovePart(OutPath),
    /// Remove a folder if it is empty.
    Tidy(String),
    /// Write the new manifest.
    Conclude,
}

/// Steps that may be done in any order.
pub(super) type Phase = Vec<Step>;

/// What a file is to the pages of a site. New files move in by this order, and old ones are removed in the opposite one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Pages show it: a picture, a style.
    Asset,
    /// It lists pages for programs: a feed, a map of the site, rules of a server.
    List,
    /// It is a page.
    Page,
}

/// The time for a file to move in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    NewAssets,
    Assets,
    NewLists,
    NewPages,
    Pages,
    Lists,
}

impl Stage {
    /// The phases of publishing, in order; none when the output is already as it should be.
    pub(super) fn phases(&self) -> Result<Vec<Phase>, Diagnostic> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let stale: BTreeSet<&OutPath> =
            self.ground.ours().filter(|path| !entries.contains_key(*path)).collect();
        let is_listed = |(path, entry): (&OutPath, &Entry)| {
            self.ground.published.files.get(path) == Some(&entry.digest) && entry.waits == Waits::Unchanged
        };
        if stale.is_empty() && self.ground.is_settled() && entries.iter().all(is_listed) {
            return Ok(Vec::new());
        }
        let (early, late): (Vec<&OutPath>, Vec<&OutPath>) =
            stale.iter().partition(|path| is_in_the_way(path, &entries));
        self.check_folders_in_the_way(&entries, &early)?;
        let mut phases = vec![vec![Step::Announce], self.removals_of_parts()];
        phases.extend(self.removals(&early, &entries));
        phases.extend(self.moves(&entries)?);
        phases.extend(self.removals(&late, &entries));
        phases.push(vec![Step::Conclude]);
        phases.retain(|phase| !phase.is_empty());
        Ok(phases)
    }

    /// The removal of what a build that was stopped has copied to another disk in part.
    fn removals_of_parts(&self) -> Phase {
        if self.ground.is_settled() {
            return Phase::new();
        }
        let is_there = |path: &&OutPath| {
            let part = perform::part(&self.ground.disk(path.as_str()));
            matches!(self.ground.folder(stage::folder(path)), Ok(Folder::There))
                && fs::symlink_metadata(part).is_ok_and(|found| found.is_file())
        };
        let ours = self.ground.published.files.keys().chain(&self.ground.announced);
        let parts: BTreeSet<&OutPath> = ours.filter(is_there).collect();
        parts.into_iter().map(|path| Step::RemovePart(path.clone())).collect()
    }

    /// The moves of all files that wait, by their turn.
    fn moves(&self, entries: &BTreeMap<OutPath, Entry>) -> Result<Vec<Phase>, Diagnostic> {
        let mut turns: BTreeMap<Turn, Phase> = BTreeMap::new();
        let mut inside: BTreeMap<Role, Vec<&OutPath>> = BTreeMap::new();
        for (path, entry) in entries {
            let step = || Step::MoveFile(path.clone(), entry.waits);
            let role = Role::of(path);
            match entry.waits {
                Waits::Unchanged => {}
                Waits::InNewFolder => inside.entry(role).or_default().push(path),
                Waits::New(_) | Waits::BehindFolder(_) => {
                    turns.entry(Turn::of_new(role)).or_default().push(step());
                }
                Waits::Replacing(_) => turns.entry(Turn::of_replacing(role)).or_default().push(step()),
            }
        }
        let mut made: HashSet<&str> = HashSet::new();
        for (role, paths) in inside {
            let mut folders: BTreeSet<&str> = BTreeSet::new();
            for path in &paths {
                match self.outermost_missing(path, &made)? {
                    Some(folder) => drop(folders.insert(folder)),
                    None => {
                        let step = Step::MoveFile((*path).clone(), Waits::InNewFolder);
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

    /// The outermost folder above a file that the output does not have and no earlier turn has made.
    fn outermost_missing<'a>(
        &self,
        path: &'a OutPath,
        made: &HashSet<&str>,
    ) -> Result<Option<&'a str>, Diagnostic> {
        for folder in folders_above(path) {
            if !made.contains(folder) && self.ground.folder(folder)? == Folder::Missing {
                return Ok(Some(folder));
            }
        }
        Ok(None)
    }

    /// The removal of files of ours and of the folders that are empty then, the innermost first.
    fn removals(&self, stale: &[&OutPath], entries: &BTreeMap<OutPath, Entry>) -> Vec<Phase> {
        if stale.is_empty() {
            return Vec::new();
        }
        let twins: HashMap<String, &OutPath> = entries.keys().map(|path| (path.folded(), path)).collect();
        let mut files: BTreeMap<Role, Phase> = BTreeMap::new();
        let mut folders: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for path in stale {
            // Behind a link, or where a folder is gone, there is nothing of ours.
            if !matches!(self.ground.folder(stage::folder(path)), Ok(Folder::There)) {
                continue;
            }
            let twin = twins.get(&path.folded()).copied().cloned();
            files.entry(Role::of(path)).or_default().push(Step::Remove((*path).clone(), twin));
            for (depth, folder) in folders_above(path).enumerate() {
                folders.entry(depth).or_default().insert(folder);
            }
        }
        let tidied = folders.into_values().rev();
        let tidied =
            tidied.map(|level| level.into_iter().map(|folder| Step::Tidy(folder.to_owned())).collect());
        files.into_values().rev().chain(tidied).collect()
    }

    /// Where a folder stands in the place of a file: an error unless it holds only what is removed before.
    fn check_folders_in_the_way(
        &self,
        entries: &BTreeMap<OutPath, Entry>,
        early: &[&OutPath],
    ) -> Result<(), Diagnostic> {
        let blocked = entries.iter().filter(|(_, entry)| matches!(entry.waits, Waits::BehindFolder(_)));
        for (path, _) in blocked {
            if let Some(kept) = self.kept_below(path.as_str(), early) {
                let message = format!("`{path}` in the output is a folder, where the site has a file");
                let disk = self.ground.disk(&kept);
                return Err(existing::foreign(message, &disk)
                    .help(format!("move it out of the output: {}", disk.display())));
            }
        }
        Ok(())
    }

    /// Something in a folder that the removal of these files leaves there.
    fn kept_below(&self, folder: &str, removed: &[&OutPath]) -> Option<String> {
        let inside = format!("{folder}/");
        if !removed.iter().any(|path| path.as_str().starts_with(&inside)) {
            return Some(folder.to_owned());
        }
        for entry in fs::read_dir(self.ground.disk(folder)).ok()?.flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let kept = if is_folder {
                self.kept_below(&path, removed)
            } else {
                (!removed.iter().any(|removed| removed.as_str() == path)).then_some(path)
            };
            if kept.is_some() {
                return kept;
            }
        }
        None
    }
}

/// Whether an old file keeps a new one out: it stands where a folder must be, or its folder where a file must be.
fn is_in_the_way(stale: &OutPath, entries: &BTreeMap<OutPath, Entry>) -> bool {
    let inside = format!("{stale}/");
    let first_inside = entries.range::<str, _>((Bound::Included(inside.as_str()), Bound::Unbounded)).next();
    first_inside.is_some_and(|(path, _)| path.as_str().starts_with(&inside))
        || stale.as_str().match_indices('/').any(|(end, _)| entries.contains_key(&stale.as_str()[..end]))
}

/// The folders that a file of the output lies in, the outermost first.
fn folders_above(path: &OutPath) -> impl Iterator<Item = &str> {
    path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end])
}

impl Role {
    /// The role of a file goes by its name alone.
    pub(super) fn of(path: &OutPath) -> Role {
        let (_, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => Role::Page,
            Some("json" | "txt" | "webmanifest" | "xml") | None => Role::List,
            _ => Role::Asset,
        }
    }

    /// The folder of the stage where files of this role wait for new folders.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Role::Asset => "new-assets",
            Role::List => "new-lists",
            Role::Page => "new-pages",
        }
    }
}

impl Turn {
    /// When a file moves to a place where nothing stands.
    fn of_new(role: Role) -> Turn {
        match role {
            Role::Asset => Turn::NewAssets,
            Role::List => Turn::NewLists,
            Role::Page => Turn::NewPages,
        }
    }

    /// When a file takes the place of an older one.
    fn of_replacing(role: Role) -> Turn {
        match role {
            Role::Asset => Turn::Assets,
            Role::Page => Turn::Pages,
            Role::List => Turn::Lists,
        }
    }
}
