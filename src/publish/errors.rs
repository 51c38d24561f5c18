//! Diagnostics that several files of this module report.

use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, codes};

/// The operating system refused a change, and nothing of the published site has changed.
pub(super) fn unusable(path: &Path, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::OUTPUT_UNUSABLE, format!("`{}` cannot be written: {reason}", path.display()))
        .why("nothing was published; what was there before is as it was")
}

/// The operating system refused a change while files were being renamed into place.
pub(super) fn stopped(path: &Path, reason: &io::Error) -> Diagnostic {
    let message = format!("`{}` cannot be put in place: {reason}", path.display());
    Diagnostic::error(codes::OUTPUT_UNUSABLE, message)
        .why("some of the new files are in place already, each of them whole, and some are not")
        .help("build again when the cause is mended: it goes on where this build stopped")
}

/// A source file cannot be read.
pub(super) fn unreadable(from: &Path, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{}` cannot be read: {reason}", from.display()))
}

/// The output holds something that no build has written, where the site needs the path.
pub(super) fn foreign(message: String, disk: &Path) -> Diagnostic {
    Diagnostic::error(codes::FOREIGN_FILE, message)
        .why(format!("a build never overwrites what it did not write (`{}`)", disk.display()))
}
