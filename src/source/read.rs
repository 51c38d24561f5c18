//! Reads the author's folder from the disk, each file once, many at a time, with the theme's files underneath.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::Span;
use crate::diagnostic::codes;
use crate::path::SourcePath;
use crate::source::Asset;
use crate::source::AssetBytes;
use crate::source::Kind;
use crate::source::Origin;
use crate::source::Piece;
use crate::source::Sources;
use crate::source::decode;
use crate::source::picture;
use crate::source::walk;
use crate::source::walk::Found;

/// The most bytes that a text may have.
pub(super) const LARGEST_TEXT: u64 = 16 * 1024 * 1024;

/// Everything below `root` that a build uses, with the theme's files underneath.
pub fn read(root: &Path, report: &mut Report) -> Sources {
    everything(root, report).0
}

/// The sources, and how many links there are among them.
pub(super) fn everything(root: &Path, report: &mut Report) -> (Sources, usize) {
    let mut sources = Sources::theme();
    if let Err(fault) = check_root(root) {
        report.push(fault);
        return (sources, 0);
    }
    let (found, links) = walk::files(root, report);
    let pieces: Vec<Result<Piece, Diagnostic>> = found.par_iter().map(piece).collect();
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

/// One file as what its place makes it.
pub(super) fn piece(found: &Found) -> Result<Piece, Diagnostic> {
    let Found { path, disk, kind } = found;
    let refused = |reason: io::Error| walk::unreadable(path, &reason);
    match kind {
        Kind::Asset => {
            // Opened to learn now, not when half of the site is staged, that it can be.
            once_more(|| fs::File::open(disk)).map_err(refused)?;
            let dimensions = picture::of_file(path, disk);
            Ok(Piece::Asset(Asset { bytes: AssetBytes::File(disk.clone()), dimensions }))
        }
        Kind::ThemeAsset => {
            let bytes: Arc<[u8]> = once_more(|| fs::read(disk)).map_err(refused)?.into();
            Ok(Piece::Asset(Asset { bytes: AssetBytes::Memory(bytes), dimensions: None }))
        }
        Kind::Config | Kind::Text | Kind::Template | Kind::Language => {
            let bytes = once_more(|| at_most(disk, LARGEST_TEXT + 1)).map_err(refused)?;
            if bytes.len() as u64 > LARGEST_TEXT {
                return Err(too_large(path));
            }
            Ok(Piece::Text(decode::text(path, &bytes)?.into()))
        }
    }
}

/// Tries again, once, what failed because an editor was just putting a new version in the file's place.
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

fn too_large(path: &SourcePath) -> Diagnostic {
    Diagnostic::error(
        codes::TOO_LARGE,
        format!("`{path}` has more than 16 MiB, the most that a text may have"),
    )
    .at(Span::file(path))
    .help("split it, or move it to `static/` if it is a document to download")
}
