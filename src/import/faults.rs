//! Errors of files of the source and of the site.

use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;

/// Returns a path as messages show it.
pub(super) fn shown(path: &Path) -> SourcePath {
    SourcePath::new(path.display().to_string())
}

/// The error of a path that cannot be written.
pub(super) fn unwritable(path: &Path, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::NOT_WRITTEN, format!("`{}` cannot be written: {reason}", path.display()))
}
