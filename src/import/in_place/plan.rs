//! What has to change in the folder of a blog, so that it is a site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, codes};
use crate::edits::with_line_ends_of;
use crate::file_kinds;
use crate::import::account::Account;
use crate::import::faults::unwritable;
use crate::import::in_place::change::FileChange;
use crate::import::in_place::least_change::least_change;
use crate::import::install::{TABLES, files_below};
use crate::import::own_fields::OwnFields;
use crate::import::source::{Source, SourceFile};
use crate::import::staging::Staging;
use crate::import::yaml_value::YamlValue;
use crate::path::SourcePath;
use crate::source::is_part;

/// Where files go that the new site would read, and that are no part of it.
pub const ASIDE: &str = "import/old/";

/// The folder into which builds write. Some programs write there too, others read it.
const OUTPUT: &str = "public/";

/// What has to change in the folder of a blog.
#[derive(Clone, Debug, Default)]
pub struct InPlacePlan {
    /// The changes, sorted by path.
    pub changes: Vec<FileChange>,
    /// The files of the old program that move to [`ASIDE`], because a build would read or meet them.
    pub aside: Vec<FileChange>,
    /// The number of files that stay as they are.
    pub unchanged: usize,
}

/// Whether the folder is a site already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderState {
    /// It has no settings of a site yet.
    Blog,
    /// It has settings: an earlier import made a site of it.
    Site,
}

impl InPlacePlan {
    /// Compares what an import has written with the folder of its source. The texts that an import would change without need
    /// are replaced in `staging`.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read or written, or if a file that is no part of the blog is in the way.
    pub fn of(
        source: &Source,
        staging: &mut Staging,
        account: &Account,
        config: &Config,
        state: FolderState,
    ) -> Result<InPlacePlan, Diagnostic> {
        let staged = files_below(staging.path()).map_err(|reason| unwritable(staging.path(), &reason))?;
        let origin = |to: &str| account.origins.get(to).and_then(|from| source.file(from));
        let read: Vec<_> = staged
            .par_iter()
            .filter_map(|(to, disk)| Some((to, comparison(origin(to)?, to, disk, config)?)))
            .collect();
        let mut plan = InPlacePlan::default();
        if state == FolderState::Blog {
            plan.aside = aside(source, &staged, account);
        }
        let mut undeclared = OwnFields::default();
        let mut compared: BTreeMap<&str, FileChange> = BTreeMap::new();
        for (to, Comparison { change, keys }) in read {
            for (key, value) in keys {
                undeclared.add(&key, &value);
            }
            if let FileChange::Changed { new, .. } = &change {
                staging.text(&SourcePath::new(to.clone()), new)?;
            } else if let Some(file) = origin(to).filter(|file| file.path != *to) {
                staging.copy(&SourcePath::new(to.clone()), file)?;
            }
            compared.insert(to, change);
        }
        let is_output = |change: &FileChange| change.from().is_some_and(|from| from.starts_with(OUTPUT));
        let has_old_output = plan.aside.iter().any(is_output);
        for (to, disk) in &staged {
            let change = match compared.remove(to.as_str()) {
                Some(change) => change,
                None if to == ".gitignore" => ignored(source, disk, has_old_output, staging)?,
                None if to == "site.yaml" => declared(disk, &undeclared, staging)?,
                None => FileChange::New(to.clone(), fs::read_to_string(disk).ok()),
            };
            match change {
                FileChange::Moved { from, to } if from == to => plan.unchanged += 1,
                FileChange::Changed { from, to, old, new } if from == to && old == new => plan.unchanged += 1,
                change => plan.changes.push(change),
            }
        }
        plan.changes.sort_by(|a, b| a.to().cmp(b.to()));
        in_the_way(source, &plan)?;
        Ok(plan)
    }

    /// Returns the paths of files that change or get another path, except those that another program has made.
    pub fn touched(&self) -> impl Iterator<Item = &str> {
        let of_author =
            self.aside.iter().filter_map(FileChange::from).filter(|path| !path.starts_with(OUTPUT));
        self.changes.iter().filter_map(FileChange::from).chain(of_author)
    }
}

/// A file beside the one that it was made of.
struct Comparison {
    change: FileChange,
    keys: Vec<(String, YamlValue)>,
}

/// Compares a file with the one that it was made of. `None` if one of them cannot be read; it is then taken as new.
fn comparison(from: &SourceFile, to: &str, disk: &Path, config: &Config) -> Option<Comparison> {
    let moved = || FileChange::Moved { from: from.path.clone(), to: to.to_owned() };
    if !file_kinds::is_markdown(to) {
        return Some(Comparison { change: moved(), keys: Vec::new() });
    }
    let (old, written) = (fs::read_to_string(&from.disk).ok()?, fs::read_to_string(disk).ok()?);
    let original = from.text().ok()?;
    let text = least_change(&SourcePath::new(to.to_owned()), &original, &written, config);
    let change = match text.text == original {
        true => moved(),
        false => FileChange::Changed {
            from: from.path.clone(),
            to: to.to_owned(),
            new: with_line_ends_of(&old, &text.text),
            old,
        },
    };
    Some(Comparison { change, keys: text.undeclared })
}

/// Adds the lines to the file of ignored paths that it does not have.
fn ignored(
    source: &Source,
    disk: &Path,
    has_old_output: bool,
    staging: &mut Staging,
) -> Result<FileChange, Diagnostic> {
    let mut lines = fs::read_to_string(disk).unwrap_or_default();
    if has_old_output {
        lines.push_str(&format!("/{ASIDE}{OUTPUT}\n"));
    }
    let Some(file) = source.file(".gitignore") else {
        staging.text(&SourcePath::new(".gitignore"), &lines)?;
        return Ok(FileChange::New(".gitignore".to_owned(), Some(lines)));
    };
    let old = file.text()?;
    let is_there =
        |line: &str| old.lines().any(|known| known.trim().trim_matches('/') == line.trim_matches('/'));
    let mut new = old.clone();
    for line in lines.lines().filter(|line| !is_there(line)) {
        if !new.is_empty() && !new.ends_with('\n') {
            new.push('\n');
        }
        new.push_str(&format!("{line}\n"));
    }
    let old = fs::read_to_string(&file.disk).unwrap_or(old);
    let new = with_line_ends_of(&old, &new);
    staging.text(&SourcePath::new(".gitignore"), &new)?;
    let (from, to) = (".gitignore".to_owned(), ".gitignore".to_owned());
    Ok(FileChange::Changed { from, to, old, new })
}

/// Declares the keys of front matter that stay.
fn declared(disk: &Path, undeclared: &OwnFields, staging: &mut Staging) -> Result<FileChange, Diagnostic> {
    let mut settings = fs::read_to_string(disk).map_err(|reason| unwritable(disk, &reason))?;
    let lines = undeclared.lines();
    let lines = match settings.contains("\nfields:\n") {
        true => lines.trim_start_matches("fields:\n"),
        false => &lines,
    };
    settings.push_str(lines);
    staging.text(&SourcePath::new("site.yaml"), &settings)?;
    Ok(FileChange::New("site.yaml".to_owned(), Some(settings)))
}

/// Returns the files that a build would read or meet, and that are no part of the new site.
fn aside(source: &Source, staged: &[(String, PathBuf)], account: &Account) -> Vec<FileChange> {
    let origins: BTreeSet<&str> =
        staged.iter().filter_map(|(to, _)| account.origins.get(to)).map(String::as_str).collect();
    let is_read = |path: &str| is_part(&SourcePath::new(path)) || path.starts_with(OUTPUT);
    let files = source.files.iter().map(|file| file.path.as_str());
    let left = files.filter(|path| is_read(path) && !origins.contains(path));
    left.map(|path| FileChange::Moved { from: path.to_owned(), to: format!("{ASIDE}{path}") }).collect()
}

/// Refuses a plan that would replace a file that is no part of the blog.
fn in_the_way(source: &Source, plan: &InPlacePlan) -> Result<(), Diagnostic> {
    let leaving: BTreeSet<&str> =
        plan.changes.iter().chain(&plan.aside).filter_map(FileChange::from).collect();
    let is_taken = |change: &&FileChange| {
        let to = change.to();
        source.file(to).is_some() && !leaving.contains(to) && !TABLES.contains(&to)
    };
    match plan.changes.iter().chain(&plan.aside).find(is_taken) {
        None => Ok(()),
        Some(change) => {
            let message = format!("`{}` is in the way: the new site has a file of this path", change.to());
            Err(Diagnostic::error(codes::BAD_INPUT, message).help("rename the file, or move it elsewhere"))
        }
    }
}
