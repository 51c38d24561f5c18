//! Stores the result of the last read of the author's folder, and reads changed files again after an edit.
//!
//! A change is detected by the bytes of a file, not by its times: editors, checkouts and file systems can set wrong times.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use crate::diagnostic::{Diagnostic, Report};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::source::asset::AssetBytes;
use crate::source::file_stamp::Stamp;
use crate::source::folders::SourceKind;
use crate::source::sources::{Origin, Sources};
use crate::source::walk::FoundFile;
use crate::source::{file_stamp, leftovers, on_disk, read_all, walk};

/// Sources, with the diagnostics from reading them.
#[derive(Debug)]
pub struct Reading {
    /// The files that were read.
    pub sources: Sources,
    root: PathBuf,
    /// The diagnostics by file. Those of the folder itself have an empty path.
    faults: BTreeMap<SourcePath, Vec<Diagnostic>>,
    layout: Layout,
    /// The digests of touched files that are not kept in memory, from when they were last touched.
    digests: BTreeMap<SourcePath, Digest>,
    /// The metadata of all files that are not kept in memory.
    stamps: Arc<BTreeMap<SourcePath, Stamp>>,
}

/// Says whether one file can be read again without the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// Every file has exactly one path.
    Plain,
    /// Symbolic links give a file several paths, or may do so after the next edit.
    Linked,
}

/// The current state of a file that may have changed.
enum CurrentFile {
    /// It is not part of the site, and was not before.
    Nothing,
    /// It must be read.
    File(FoundFile),
    /// It does not exist.
    Gone,
    /// All files must be read to know.
    Unclear,
}

impl Reading {
    /// Reads everything below `root`.
    pub fn new(root: &Path) -> Reading {
        let mut report = Report::new();
        let (sources, links) = read_all::everything(root, &mut report);
        let mut faults: BTreeMap<SourcePath, Vec<Diagnostic>> = BTreeMap::new();
        for fault in report.sorted() {
            let file = fault.span.as_ref().map_or_else(|| SourcePath::new(""), |span| span.file.clone());
            faults.entry(file).or_default().push(fault);
        }
        let layout = if links == 0 { Layout::Plain } else { Layout::Linked };
        let stamps = Arc::new(file_stamp::of_files(&sources));
        Reading { sources, root: root.to_owned(), faults, layout, digests: BTreeMap::new(), stamps }
    }

    /// The diagnostics from reading, sorted by file.
    pub fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.values().flatten()
    }

    /// Reads the `touched` files or folders again. Returns the new sources and the paths that changed.
    ///
    /// The sources are the same as if everything were read again.
    pub fn again(&self, touched: &BTreeSet<SourcePath>) -> (Reading, BTreeSet<SourcePath>) {
        if self.layout == Layout::Linked {
            return self.all_again(touched);
        }
        let mut steps = Vec::new();
        for path in touched {
            match self.current(path) {
                CurrentFile::Nothing => {}
                CurrentFile::Unclear => return self.all_again(touched),
                step => steps.push((path, step)),
            }
        }
        let mut next = Reading {
            sources: self.sources.clone(),
            root: self.root.clone(),
            faults: self.faults.clone(),
            layout: self.layout,
            digests: self.digests.clone(),
            stamps: Arc::clone(&self.stamps),
        };
        for (path, step) in steps {
            next.faults.remove(path);
            next.sources.remove(path);
            if let CurrentFile::File(found) = step {
                match read_all::piece(&found) {
                    Ok(piece) => next.sources.add(found.path, Origin::Site, piece),
                    Err(fault) => next.faults.entry(found.path).or_default().push(fault),
                }
            }
        }
        let mut changed = next.touched_files(touched);
        changed.extend(touched.iter().filter(|path| self.differs(&next, path)).cloned());
        (next, changed)
    }

    /// Returns those touched files that are not kept in memory and have changed since they were last touched. A file that
    /// is large, or that is touched for the first time, counts as changed because there is no digest to compare.
    fn touched_files(&mut self, touched: &BTreeSet<SourcePath>) -> BTreeSet<SourcePath> {
        let mut changed = BTreeSet::new();
        for path in touched {
            let Some(AssetBytes::File(disk)) = self.sources.assets.get(path).map(|asset| &asset.bytes) else {
                self.digests.remove(path);
                continue;
            };
            let found = fs::metadata(disk).ok();
            if let Some(found) = &found {
                Arc::make_mut(&mut self.stamps).insert(path.clone(), Stamp::new(found));
            }
            let small = found.is_some_and(|found| found.len() <= read_all::LARGEST_TEXT);
            let digest = small.then(|| fs::read(disk).ok()).flatten().map(|bytes| Digest::of(&bytes));
            let known = match digest {
                Some(digest) => self.digests.insert(path.clone(), digest) == Some(digest),
                None => false,
            };
            if !known {
                changed.insert(path.clone());
            }
        }
        changed
    }

    /// Reads everything again: the `touched` files or any other files may have changed. Returns the new sources and the
    /// paths that changed.
    ///
    /// Unchanged texts keep their allocation, because later stages compare pointers first. Files that are not kept in
    /// memory count as touched if their metadata changed.
    pub fn all_again(&self, touched: &BTreeSet<SourcePath>) -> (Reading, BTreeSet<SourcePath>) {
        let mut next = Reading::new(&self.root);
        next.digests = self.digests.clone();
        let restamped = next.stamps.iter().filter(|(path, stamp)| self.stamps.get(*path) != Some(*stamp));
        let touched = restamped.map(|(path, _)| path).chain(touched).cloned().collect();
        let touched = next.touched_files(&touched);
        for (path, text) in &mut next.sources.texts {
            if let Some(known) = self.sources.texts.get(path).filter(|known| *known == text) {
                *text = Arc::clone(known);
            }
        }
        let paths = self.paths().chain(next.paths()).collect::<BTreeSet<SourcePath>>();
        let mut changed = touched;
        changed.extend(paths.into_iter().filter(|path| self.differs(&next, path)));
        (next, changed)
    }

    fn paths(&self) -> impl Iterator<Item = SourcePath> {
        let templates = self.sources.templates.keys();
        let templates = templates.map(|name| SourcePath::new(format!("templates/{name}")));
        let others = self.sources.texts.keys().chain(self.sources.assets.keys()).chain(self.faults.keys());
        let others = others.chain(self.sources.languages.keys()).chain(self.sources.fonts.keys());
        templates.chain(others.cloned()).chain([super::CONFIG, super::LEDGER].map(SourcePath::new))
    }

    fn differs(&self, other: &Reading, path: &SourcePath) -> bool {
        let (a, b) = (&self.sources, &other.sources);
        if self.faults.get(path) != other.faults.get(path) {
            return true;
        }
        match SourceKind::of(path) {
            Some(SourceKind::Config) => a.config != b.config,
            Some(SourceKind::Ledger) => a.ledger != b.ledger,
            Some(SourceKind::Text) => a.texts.get(path) != b.texts.get(path),
            Some(SourceKind::Language) => a.languages.get(path) != b.languages.get(path),
            Some(SourceKind::Font) => a.fonts.get(path) != b.fonts.get(path),
            Some(SourceKind::Template) => {
                let name = path.below("templates").unwrap_or_default();
                a.templates.get(name) != b.templates.get(name)
            }
            Some(SourceKind::ThemeAsset | SourceKind::Asset) => a.assets.get(path) != b.assets.get(path),
            None => false,
        }
    }

    fn current(&self, path: &SourcePath) -> CurrentFile {
        if !walk::is_part(path) {
            return CurrentFile::Nothing;
        }
        if leftovers::original_of(path.name()).is_some() {
            return CurrentFile::Unclear;
        }
        let held_files = self.holds_below(path);
        let disk = on_disk(&self.root, path);
        match (fs::symlink_metadata(&disk), SourceKind::of(path)) {
            (Ok(found), Some(kind)) if found.is_file() && !held_files => {
                CurrentFile::File(FoundFile { path: path.clone(), disk, kind })
            }
            (Err(reason), _) if is_absent(&reason) && !held_files => CurrentFile::Gone,
            _ => CurrentFile::Unclear,
        }
    }

    /// Returns whether `path` was a folder that contained files.
    fn holds_below(&self, path: &SourcePath) -> bool {
        let folder = SourcePath::new(format!("{path}/"));
        let next = |found: Option<&SourcePath>| found.is_some_and(|next| next.below(path.as_str()).is_some());
        let templates = path.below("templates").map(|name| format!("{name}/"));
        let held_templates = || {
            self.sources
                .templates
                .keys()
                .any(|name| templates.as_ref().is_some_and(|it| name.starts_with(it)))
        };
        path.as_str() == "templates"
            || next(self.sources.texts.range(folder.clone()..).next().map(|(path, _)| path))
            || next(self.sources.languages.range(folder.clone()..).next().map(|(path, _)| path))
            || next(self.sources.assets.range(folder.clone()..).next().map(|(path, _)| path))
            || next(self.sources.fonts.range(folder.clone()..).next().map(|(path, _)| path))
            || next(self.faults.range(folder..).next().map(|(path, _)| path))
            || held_templates()
    }
}

/// Returns whether a path does not exist, or its folder does not.
fn is_absent(reason: &io::Error) -> bool {
    matches!(reason.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
