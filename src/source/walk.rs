//! Finds the files of the author's folder, in the order of their names. Does not open them.
//!
//! This is the only module that uses walkdir. It follows symbolic links only if their target is inside the site.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::file_kinds;
use crate::path::SourcePath;
use crate::source::folders::{PLACES, SourceKind};
use crate::source::leftovers;

/// A file that a build reads.
pub(super) struct FoundFile {
    /// Its path from the root.
    pub(super) path: SourcePath,
    /// Its path on disk.
    pub(super) disk: PathBuf,
    /// Its kind, according to its path.
    pub(super) kind: SourceKind,
}

/// The folder of comments. A build shows some of them in pages, and does not publish their files.
const COMMENTS: &str = "content/comments";

/// The only hidden folder that web servers serve (RFC 8615).
const WELL_KNOWN: &str = "static/.well-known";

/// Returns every file of the site, sorted by path, and the number of symbolic links and unreadable entries.
///
/// Skipped files are reported if the author should know the reason. The folder `without` is not entered.
pub(super) fn files(root: &Path, without: Option<&str>, report: &mut Report) -> (Vec<FoundFile>, usize) {
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let (mut found, mut links) = (Vec::new(), 0);
    for place in PLACES {
        if root.join(place).symlink_metadata().is_ok() {
            let walk = in_order(root, place);
            links += below(root, &inside, walk, without, &mut |file| found.push(file), report);
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    refuse_same_names(&found, report);
    (found, links)
}

/// Returns every file at or below `place`, a path relative to the root, sorted by path.
pub(super) fn files_below(root: &Path, place: &str, report: &mut Report) -> Vec<FoundFile> {
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut found = Vec::new();
    if root.join(place).symlink_metadata().is_ok() {
        below(root, &inside, in_order(root, place), None, &mut |file| found.push(file), report);
    }
    found
}

/// Passes every file at or below `place` to `take`, in the order of the file system. Skipped files are not reported.
pub(super) fn each_below(root: &Path, place: &str, mut take: impl FnMut(FoundFile)) {
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    if root.join(place).symlink_metadata().is_ok() {
        let walk = WalkDir::new(root.join(place)).follow_links(true);
        below(root, &inside, walk, None, &mut take, &mut Report::new());
    }
}

fn in_order(root: &Path, place: &str) -> WalkDir {
    WalkDir::new(root.join(place)).follow_links(true).sort_by_file_name()
}

/// Reports files whose names differ only in the Unicode form of their accents: a link could mean either of them.
fn refuse_same_names(found: &[FoundFile], report: &mut Report) {
    for pair in found.windows(2).filter(|pair| pair[0].path == pair[1].path) {
        let path = &pair[0].path;
        report.push(
            Diagnostic::error(codes::BAD_PATH, format!("two files are named `{path}`"))
                .at(Span::file(path))
                .why("their names look the same, and differ only in how the disk stores an accent")
                .help("remove one of them, or give it another name"),
        );
    }
}

/// Passes the files of a walk to `take`, except those below the folder `without`. Returns the number of symbolic links
/// and unreadable entries.
fn below(
    root: &Path,
    inside: &Path,
    walk: WalkDir,
    without: Option<&str>,
    take: &mut impl FnMut(FoundFile),
    report: &mut Report,
) -> usize {
    let without = without.map(|folder| root.join(folder));
    let mut links = 0;
    let mut walk = walk.into_iter();
    while let Some(step) = walk.next() {
        let entry = match step {
            Ok(entry) => entry,
            Err(error) => {
                links += 1;
                report.extend(left_out(root, &error));
                continue;
            }
        };
        if without.as_deref() == Some(entry.path()) {
            walk.skip_current_dir();
            continue;
        }
        links += usize::from(entry.path_is_symlink());
        let action = action_for(root, inside, &entry);
        if !matches!(action, WalkAction::Take(..) | WalkAction::Enter) && entry.file_type().is_dir() {
            walk.skip_current_dir();
        }
        match action {
            WalkAction::Take(path, kind) => take(FoundFile { path, disk: entry.into_path(), kind }),
            WalkAction::Report(diagnostic) => report.push(*diagnostic),
            WalkAction::Enter | WalkAction::Ignore => {}
        }
    }
    links
}

/// The action for an entry of a folder.
enum WalkAction {
    Take(SourcePath, SourceKind),
    Enter,
    Ignore,
    Report(Box<Diagnostic>),
}

fn action_for(root: &Path, inside: &Path, entry: &DirEntry) -> WalkAction {
    let Some(path) = source_path(root, entry.path()) else {
        let shown = entry.path().strip_prefix(root).unwrap_or(entry.path()).display().to_string();
        return WalkAction::Report(
            Diagnostic::error(codes::BAD_PATH, format!("the name of `{shown}` is not UTF-8"))
                .at(Span::file(&SourcePath::new(shown)))
                .why("an address on the web is made from the name")
                .help("rename it, best with letters, digits and hyphens")
                .into(),
        );
    };
    if is_ignored(&path) {
        return WalkAction::Ignore;
    }
    if let Some(original) = leftovers::original_of(path.name()) {
        return WalkAction::Report(conflict_copy(&path, &original).into());
    }
    if entry.path_is_symlink() && !stays_inside(inside, entry.path()) {
        let message = format!("`{path}` is a link that leads out of the site's folder");
        return WalkAction::Report(
            Diagnostic::error(codes::OUTSIDE_LINK, message)
                .at(Span::file(&path))
                .why("a build publishes nothing from outside the site")
                .help("copy the file or folder into the site, in place of the link")
                .into(),
        );
    }
    if entry.path_is_symlink()
        && let Some(target) = hidden_target(inside, entry.path(), &path)
    {
        let message = format!("`{path}` is a link to `{target}`, which the site does not publish");
        return WalkAction::Report(
            Diagnostic::error(codes::OUTSIDE_LINK, message)
                .at(Span::file(&path))
                .why("a link must not publish what the site keeps to itself")
                .help("copy the file or folder into the site, in place of the link")
                .into(),
        );
    }
    let file_type = entry.file_type();
    match SourceKind::of(&path) {
        Some(SourceKind::Config | SourceKind::Ledger | SourceKind::Text | SourceKind::Language)
            if file_type.is_dir() =>
        {
            WalkAction::Report(not_a_file(&path, "a folder").into())
        }
        _ if file_type.is_dir() => WalkAction::Enter,
        _ if !file_type.is_file() => WalkAction::Report(not_a_file(&path, "a pipe, socket or device").into()),
        Some(kind) => WalkAction::Take(path, kind),
        // Licence files and web fonts.
        None if path.below("fonts").is_some() => WalkAction::Ignore,
        None => WalkAction::Report(out_of_place(&path).into()),
    }
}

/// Returns the path from the root with `/` between the segments, or `None` if a name is not UTF-8.
fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let names = path.strip_prefix(root).unwrap_or(path).iter().map(OsStr::to_str);
    Some(SourcePath::new(names.collect::<Option<Vec<&str>>>()?.join("/")))
}

/// Returns whether a file is not part of the site because of its name: hidden files and leftovers of programs.
fn is_ignored(path: &SourcePath) -> bool {
    let name = path.name();
    let is_well_known = path.as_str() == WELL_KNOWN || path.below(WELL_KNOWN).is_some();
    let hidden = name.starts_with('.') && !is_well_known;
    hidden || leftovers::is_leftover(name)
}

/// Returns whether a build reads a path: it is in one of the [`PLACES`], and neither it nor a folder above it is ignored.
pub fn is_part(path: &SourcePath) -> bool {
    let place = path.as_str().split('/').next().unwrap_or_default();
    let mut above = Some(path.as_str());
    let folders = std::iter::from_fn(|| {
        let folder = above?;
        above = folder.rsplit_once('/').map(|(folder, _)| folder);
        Some(SourcePath::new(folder))
    });
    PLACES.contains(&place) && folders.into_iter().all(|folder| !is_ignored(&folder))
}

pub(super) fn stays_inside(root: &Path, link: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.starts_with(root))
}

/// The error for a conflict copy: a second version of a file that the author has not merged yet.
fn conflict_copy(path: &SourcePath, original: &str) -> Diagnostic {
    let message = format!("`{path}` is a copy that was made because two versions of a file were in conflict");
    Diagnostic::error(codes::CONFLICT_COPY, message)
        .at(Span::file(path))
        .why("only one of the two versions can be the right one")
        .help(format!("bring what you want to keep into `{original}` beside it, and delete this copy"))
}

/// Returns the target of a link inside the site, if the link would publish a file that must not be published unchanged:
/// a file outside the folders that a build reads, a hidden file, a comment, or Markdown that is linked from `static/`.
fn hidden_target(inside: &Path, link: &Path, path: &SourcePath) -> Option<SourcePath> {
    let target = source_path(inside, &link.canonicalize().ok()?)?;
    let is_of = |file: &SourcePath, place: &str| file.as_str() == place || file.below(place).is_some();
    let same = |place: &str| is_of(&target, place) == is_of(path, place);
    let is_static_of_texts = path.below("static").is_some()
        && is_of(&target, "content")
        && (link.is_dir() || file_kinds::is_markdown(target.name()));
    // Templates, languages and fonts contain no pages, so a link in these folders must lead to the same folder.
    let may = is_part(&target)
        && same(COMMENTS)
        && same("templates")
        && same("languages")
        && same("fonts")
        && same("site.yaml")
        && !is_static_of_texts;
    (!may).then_some(target)
}

/// The warning for a file in a location where a build expects another kind of file.
fn out_of_place(path: &SourcePath) -> Diagnostic {
    let fault = |what| {
        Diagnostic::warning(codes::SKIPPED_FILE, format!("`{path}` is {what}, and is left out"))
            .at(Span::file(path))
    };
    match path.below("languages") {
        Some(_) => fault("no language file")
            .help("a language file is named after its language: `languages/de.yaml`, `languages/en-GB.yaml`"),
        None => fault("a file, not a folder").help(format!("make a folder `{path}`, or remove the file")),
    }
}

fn not_a_file(path: &SourcePath, what: &str) -> Diagnostic {
    Diagnostic::warning(codes::SKIPPED_FILE, format!("`{path}` is {what}, not a file, and is left out"))
        .at(Span::file(path))
        .help("rename it or move it out of the site's folder")
}

/// Returns the diagnostic for a path that could not be read, or `None` if it has been deleted meanwhile or is ignored.
fn left_out(root: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let place = error.path().unwrap_or(root);
    let path = source_path(root, place)
        .unwrap_or_else(|| SourcePath::new(place.strip_prefix(root).unwrap_or(place).to_string_lossy()));
    if is_ignored(&path) {
        return None;
    }
    let is_link = place.symlink_metadata().is_ok_and(|found| found.file_type().is_symlink());
    let warning = |what: &str| {
        Some(
            Diagnostic::warning(codes::SKIPPED_FILE, format!("`{path}` is {what}, and is left out"))
                .at(Span::file(&path))
                .help("remove the link, or let it name a file or folder of the site"),
        )
    };
    match error.io_error() {
        None => warning("a link to a folder that holds it"),
        Some(reason) if is_link && reason.kind() == io::ErrorKind::NotFound => {
            warning("a link that leads nowhere")
        }
        // It was deleted after its folder was listed.
        Some(reason) if reason.kind() == io::ErrorKind::NotFound && !place.exists() => None,
        Some(reason) => Some(unreadable(&path, reason)),
    }
}

/// The error for a file that the operating system cannot read.
pub(super) fn unreadable(path: &SourcePath, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{path}` cannot be read: {reason}"))
        .at(Span::file(path))
        .why("the site would be published without it")
}
