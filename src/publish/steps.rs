//! What publishing does, as a list: every step leaves a whole site or one that the next build mends.
//!
//! The order keeps a reader from meeting a page whose pictures are not there yet: new folders and assets, pages, feeds and
//! the rest, and only then removals. Says what is to be done and does none of it; see `perform`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::fs;
use std::iter;
use std::ops::Bound;
use std::sync::PoisonError;

use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::publish::Stage;
use crate::publish::ground;
use crate::publish::ground::Folder;
use crate::publish::stage;
use crate::publish::stage::Entry;
use crate::publish::stage::Waits;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Write down which paths are new, and see that what waits survives a power cut.
    Announce,
    /// Move in a folder that was not there.
    MoveFolder(String),
    /// Move in a file.
    MoveFile(OutPath, Waits),
    /// Remove a file of ours, unless it is another name of one that has just moved in.
    Remove(OutPath, Option<OutPath>),
    /// Remove a folder if it is empty.
    Tidy(String),
    /// Write the new manifest.
    Conclude,
}

/// Steps that may be done in any order.
pub(super) type Phase = Vec<Step>;

/// The time for a file to move in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Assets,
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
        let mut phases = vec![vec![Step::Announce]];
        phases.extend(self.removals(&early, &entries));
        phases.extend(self.moves(&entries)?);
        phases.extend(self.removals(&late, &entries));
        phases.push(vec![Step::Conclude]);
        phases.retain(|phase| !phase.is_empty());
        Ok(phases)
    }

    /// The moves of all files that wait, by their turn.
    fn moves(&self, entries: &BTreeMap<OutPath, Entry>) -> Result<Vec<Phase>, Diagnostic> {
        let mut folders: BTreeMap<String, Turn> = BTreeMap::new();
        let mut turns: BTreeMap<Turn, Phase> = BTreeMap::new();
        for (path, entry) in entries {
            match entry.waits {
                Waits::Unchanged => {}
                Waits::InNewFolder => {
                    let turn = folders.entry(self.outermost_missing(path)?).or_insert(Turn::Assets);
                    let holds_page = turn_of(path) != Turn::Assets;
                    *turn = if holds_page { Turn::NewPages } else { *turn };
                }
                Waits::Numbered(_) | Waits::BehindFolder(_) => {
                    turns.entry(turn_of(path)).or_default().push(Step::MoveFile(path.clone(), entry.waits));
                }
            }
        }
        for (folder, turn) in folders {
            turns.entry(turn).or_default().push(Step::MoveFolder(folder));
        }
        Ok(turns.into_values().collect())
    }

    /// The outermost folder above a file that the output does not have.
    fn outermost_missing(&self, path: &OutPath) -> Result<String, Diagnostic> {
        let folder = stage::folder(path);
        for (end, _) in folder.match_indices('/') {
            if self.ground.folder(&folder[..end])? == Folder::Missing {
                return Ok(folder[..end].to_owned());
            }
        }
        Ok(folder.to_owned())
    }

    /// The removal of files of ours and of the folders that are empty then, the innermost first.
    fn removals(&self, stale: &[&OutPath], entries: &BTreeMap<OutPath, Entry>) -> Vec<Phase> {
        if stale.is_empty() {
            return Vec::new();
        }
        let twins: HashMap<String, &OutPath> = entries.keys().map(|path| (path.folded(), path)).collect();
        let mut files = Phase::new();
        let mut folders: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for path in stale {
            // Behind a link, or where a folder is gone, there is nothing of ours.
            if !matches!(self.ground.folder(stage::folder(path)), Ok(Folder::There)) {
                continue;
            }
            let twin = twins.get(&path.folded()).copied().cloned();
            files.push(Step::Remove((*path).clone(), twin));
            for (depth, (end, _)) in path.as_str().match_indices('/').enumerate() {
                folders.entry(depth).or_default().insert(&path.as_str()[..end]);
            }
        }
        let tidied = folders.into_values().rev();
        let tidied =
            tidied.map(|level| level.into_iter().map(|folder| Step::Tidy(folder.to_owned())).collect());
        iter::once(files).chain(tidied).collect()
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
                return Err(ground::foreign(message, &disk)
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

/// When a file that replaces another, or joins a folder that is there, moves in.
fn turn_of(path: &OutPath) -> Turn {
    match path.as_str().rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => Turn::Pages,
        Some("json" | "txt" | "webmanifest" | "xml") => Turn::Lists,
        _ => Turn::Assets,
    }
}
