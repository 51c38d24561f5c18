//! Unpacks a zip archive as it was downloaded. Nothing is written outside the target folder, and no more than the limits.
//!
//! The only user of the zip crate.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::diagnostic::{Diagnostic, codes};
use crate::disk_change::make;
use crate::import::faults::{shown, unwritable};

/// The most bytes of all files together.
const MOST_BYTES: u64 = 16 * 1024 * 1024 * 1024;

/// The most files.
const MOST_FILES: usize = 500_000;

/// A file may be larger than in the archive by this factor. Texts are larger by 3 to 10 times.
const MOST_GROWTH: u64 = 200;

/// The size of a file to which [`MOST_GROWTH`] does not apply, in bytes.
const SMALL: u64 = 1024 * 1024;

/// Returns whether a file begins like a zip archive.
pub(super) fn is_archive(path: &Path) -> bool {
    let mut head = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && (head == *b"PK\x03\x04" || head == *b"PK\x05\x06")
}

/// Unpacks an archive into a folder, which is made.
///
/// # Errors
///
/// Returns an error if the archive is broken, is encrypted, holds a path that leaves the folder, or is larger than the limits.
pub(super) fn unpack(archive: &Path, folder: &Path) -> Result<(), Diagnostic> {
    let name = shown(archive);
    let broken = |reason: &dyn std::fmt::Display| {
        Diagnostic::error(codes::BAD_INPUT, format!("`{name}` cannot be unpacked: {reason}"))
            .help("download it again, or unpack it yourself and give the folder")
    };
    let file = File::open(archive).map_err(|reason| crate::exports::unreadable(&name, &reason))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|reason| broken(&reason))?;
    make(|| fs::create_dir_all(folder)).map_err(|reason| unwritable(folder, &reason))?;
    if archive.len() > MOST_FILES {
        return Err(broken(&"it has more than 500,000 files"));
    }
    let (mut bytes, mut paths) = (0, BTreeSet::new());
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|reason| broken(&reason))?;
        // Links could lead outside; the folders follow from the files.
        if entry.is_dir() || entry.is_symlink() {
            continue;
        }
        let Some(path) = entry.enclosed_name() else {
            let path = entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
            return Err(broken(&format!("the path `{path}` leaves the folder")));
        };
        if !paths.insert(path.to_string_lossy().to_lowercase()) {
            return Err(broken(&format!("two files in it have the path `{}`", path.display())));
        }
        let most = (entry.compressed_size().saturating_mul(MOST_GROWTH)).max(SMALL);
        let to = folder.join(&path);
        if let Some(above) = to.parent() {
            make(|| fs::create_dir_all(above)).map_err(|reason| unwritable(above, &reason))?;
        }
        let mut out = make(|| File::create(&to)).map_err(|reason| unwritable(&to, &reason))?;
        let read =
            io::copy(&mut entry.by_ref().take(most + 1), &mut out).map_err(|reason| broken(&reason))?;
        bytes += read;
        if read > most || bytes > MOST_BYTES {
            return Err(broken(&format!("`{}` grows without end when it is unpacked", path.display())));
        }
    }
    Ok(())
}
