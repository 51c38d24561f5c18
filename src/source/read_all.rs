//! Reads the files of the author's folder in parallel, each file once, and adds the theme's files that it does not replace.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::SourcePath;
use crate::source::asset::AssetBytes;
use crate::source::folders::{CONFIG, SourceKind};
use crate::source::sources::{LoadedFile, Origin, Sources};
use crate::source::walk::FoundFile;
use crate::source::{image_header, text_encoding, walk};
use crate::{file_kinds, theme};

/// The number of files that are read before their contents are passed to the caller.
const PORTION: usize = 1024;
/// The minimum number of folders that are walked at the same time.
const FOLDERS: usize = 8;

/// The maximum size of a text in bytes.
pub(super) const LARGEST_TEXT: u64 = 16 * 1024 * 1024;

/// The maximum size of a font in bytes. Fonts with all Chinese characters have up to 30 million.
const LARGEST_FONT: u64 = 64 * 1024 * 1024;

/// Reads every file below `root` that a build uses, and adds the theme's files that the site does not replace.
pub fn read(root: &Path, report: &mut Report) -> Sources {
    everything(root, report).0
}

/// Does the same as [`read`], but does not enter `folder`, such as `content/comments`.
pub fn read_without(root: &Path, folder: &str, report: &mut Report) -> Sources {
    chosen(root, Some(folder), report).0
}

/// Reads only the settings. Returns `None` if the file is missing or cannot be read; a read error is reported.
pub fn settings(root: &Path, report: &mut Report) -> Option<Arc<str>> {
    if let Err(fault) = check_root(root) {
        report.push(fault);
        return None;
    }
    let found = walk::files_below(root, CONFIG, report);
    match found.iter().find(|found| found.kind == SourceKind::Config).map(piece)? {
        Ok(LoadedFile::Text(text)) => Some(text),
        Ok(LoadedFile::Asset(_) | LoadedFile::Font(_)) => None,
        Err(fault) => {
            report.push(fault);
            None
        }
    }
}

/// Reads only the Markdown files below one folder of `root`, such as `content/comments`.
///
/// `read` is called in parallel. Its results are passed to `take` folder by folder, in the order of the file names. At most
/// `PORTION` results are in memory at a time.
pub fn each_below<T: Send>(
    root: &Path,
    folder: &str,
    read: impl Fn(SourcePath, Arc<str>) -> T + Sync,
    mut take: impl FnMut(T),
    report: &mut Report,
) {
    for parts in parts(root, folder).chunks(FOLDERS.max(rayon::current_num_threads())) {
        let walked: Vec<(Vec<FoundFile>, Report)> = parts
            .par_iter()
            .map(|part| {
                let mut report = Report::new();
                (walk::files_below(root, part, &mut report), report)
            })
            .collect();
        let mut found = Vec::new();
        for (files, faults) in walked {
            report.extend(faults.sorted());
            found.extend(files);
        }
        each_of(found, &read, &mut take, report);
    }
}

/// Does the same as [`each_below`] in any order and in portions, for folders with so many files that a list of their names
/// would be too long. Does not report errors.
pub fn each_in_any_order<T: Send>(
    root: &Path,
    folder: &str,
    read: impl Fn(SourcePath, Arc<str>) -> Option<T> + Sync,
    mut take: impl FnMut(Vec<T>),
) {
    let one = |found: &FoundFile| match piece(found) {
        Ok(LoadedFile::Text(text)) => read(found.path.clone(), text),
        _ => None,
    };
    let mut portion = Vec::with_capacity(PORTION);
    let add = |found: FoundFile| {
        portion.extend(Some(found).filter(|found| found.kind == SourceKind::Text));
        if portion.len() == PORTION {
            take(portion.par_iter().filter_map(one).collect());
            portion.clear();
        }
    };
    walk::each_below(root, folder, add);
    take(portion.par_iter().filter_map(one).collect());
}

/// Reads the Markdown files in a list, as [`each_below`] does for a folder.
fn each_of<T: Send>(
    mut found: Vec<FoundFile>,
    read: &(impl Fn(SourcePath, Arc<str>) -> T + Sync),
    take: &mut impl FnMut(T),
    report: &mut Report,
) {
    found.retain(|found| found.kind == SourceKind::Text);
    for portion in found.chunks(PORTION) {
        let one = |found: &FoundFile| match piece(found) {
            Ok(LoadedFile::Text(text)) => Ok(Some(read(found.path.clone(), text))),
            Ok(LoadedFile::Asset(_) | LoadedFile::Font(_)) => Ok(None),
            Err(fault) => Err(fault),
        };
        let made: Vec<Result<Option<T>, Diagnostic>> = portion.par_iter().map(one).collect();
        for made in made {
            match made {
                Ok(made) => made.into_iter().for_each(&mut *take),
                Err(fault) => report.push(fault),
            }
        }
    }
}

/// Returns the paths of the entries of a folder, so that they can be walked in parallel, or the path of the folder itself
/// if it cannot be listed or a name is not UTF-8.
fn parts(root: &Path, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return vec![folder.to_owned()] };
    let name =
        |entry: io::Result<fs::DirEntry>| Some(format!("{folder}/{}", entry.ok()?.file_name().to_str()?));
    let mut names =
        entries.map(name).collect::<Option<Vec<String>>>().unwrap_or_else(|| vec![folder.to_owned()]);
    names.sort_unstable();
    names
}

/// Reads the sources, and counts the symbolic links among them.
pub(super) fn everything(root: &Path, report: &mut Report) -> (Sources, usize) {
    chosen(root, None, report)
}

fn chosen(root: &Path, without: Option<&str>, report: &mut Report) -> (Sources, usize) {
    let mut sources = Sources::theme();
    if let Err(fault) = check_root(root) {
        report.push(fault);
        return (sources, 0);
    }
    let (found, links) = walk::files(root, without, report);
    let pieces: Vec<Result<LoadedFile, Diagnostic>> = found.par_iter().map(piece).collect();
    for (found, piece) in found.into_iter().zip(pieces) {
        match piece {
            Ok(piece) => sources.add(found.path, Origin::Site, piece),
            Err(fault) => report.push(fault),
        }
    }
    (sources, links)
}

fn check_root(root: &Path) -> Result<(), Diagnostic> {
    let shown = root.display();
    let what = match fs::metadata(root) {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => format!("`{shown}` is a file, not a site's folder"),
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => format!("there is no folder `{shown}`"),
        Err(reason) => {
            let message = format!("the site's folder `{shown}` cannot be read: {reason}");
            return Err(Diagnostic::error(codes::UNREADABLE, message));
        }
    };
    Err(Diagnostic::error(codes::MISSING_CONFIG, what).help(
        "name the folder that holds `site.yaml` with `--root`, or make a new site with `steadfast init`",
    ))
}

/// Reads one file according to its kind.
pub(super) fn piece(found: &FoundFile) -> Result<LoadedFile, Diagnostic> {
    let FoundFile { path, disk, kind } = found;
    let refused = |reason: io::Error| walk::unreadable(path, &reason);
    match kind {
        SourceKind::Asset => {
            // Open the file now, so that an error is reported before half of the site is staged.
            once_more(|| fs::File::open(disk)).map_err(refused)?;
            let seen = image_header::of_file(path, disk).map_err(refused)?;
            Ok(LoadedFile::Asset(seen.asset(AssetBytes::File(disk.clone()))))
        }
        SourceKind::ThemeAsset => {
            let bytes = once_more(|| fs::read(disk)).map_err(refused)?;
            let bytes = Arc::from(theme::published(path.as_str(), &bytes).as_ref());
            let kind = file_kinds::of_name(path.name());
            let seen = image_header::FileFacts { kind, ..image_header::FileFacts::default() };
            Ok(LoadedFile::Asset(seen.asset(AssetBytes::Memory(bytes))))
        }
        SourceKind::Font => {
            let bytes = once_more(|| at_most(disk, LARGEST_FONT + 1)).map_err(refused)?;
            if bytes.len() as u64 > LARGEST_FONT {
                let message = format!("`{path}` has more than 64 MiB, the most that a font may have");
                return Err(Diagnostic::error(codes::TOO_LARGE, message)
                    .at(Span::file(path))
                    .help("give a font of one script alone, or remove the file"));
            }
            Ok(super::font(bytes.into()))
        }
        SourceKind::Config
        | SourceKind::Ledger
        | SourceKind::Text
        | SourceKind::Template
        | SourceKind::Language => {
            let bytes = once_more(|| at_most(disk, LARGEST_TEXT + 1)).map_err(refused)?;
            if bytes.len() as u64 > LARGEST_TEXT {
                return Err(too_large(path));
            }
            if has_too_many_marks(&bytes) {
                return Err(too_many_marks(path));
            }
            Ok(LoadedFile::Text(text_encoding::text(path, &bytes)?.into()))
        }
    }
}

/// Retries once if a file is missing: an editor may be replacing it with a new version.
fn once_more<T>(attempt: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match attempt() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => attempt(),
        outcome => outcome,
    }
}

fn at_most(disk: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = fs::File::open(disk)?;
    let mut bytes = Vec::with_capacity(file.metadata()?.len().min(limit) as usize + 1);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The maximum number of Markdown marks in a text. Each mark takes up to 300 bytes of memory while Markdown is parsed. A
/// text of 10 MB about loyalty has a few hundred thousand marks, including the ends of its lines.
const MOST_MARKS: usize = 1_000_000;

/// Returns whether a text has more characters with a meaning in Markdown than any text that people read.
fn has_too_many_marks(bytes: &[u8]) -> bool {
    // A shorter text cannot have too many marks.
    bytes.len() > MOST_MARKS && {
        let is_mark = |byte: &&u8| b"\n\r[]*_`<>&|~\\!\"'-.:@".contains(byte);
        bytes.iter().filter(is_mark).count() > MOST_MARKS
    }
}

fn too_many_marks(path: &SourcePath) -> Diagnostic {
    let message = format!("`{path}` has more than a million lines, brackets and other marks of Markdown");
    Diagnostic::error(codes::TOO_LARGE, message)
        .at(Span::file(path))
        .why("each of them takes memory, and so many would fill it")
        .help("split it, or move it to `static/` if it is a document to download")
}

fn too_large(path: &SourcePath) -> Diagnostic {
    Diagnostic::error(
        codes::TOO_LARGE,
        format!("`{path}` has more than 16 MiB, the most that a text may have"),
    )
    .at(Span::file(path))
    .help("split it, or move it to `static/` if it is a document to download")
}
