//! Errors about paths that should name an image: the target is something else, or the path leads out of the site.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::file_kinds;
use crate::file_kinds::Group;
use crate::path::{SourcePath, Url};
use crate::plan::Plan;
use crate::source::Asset;

/// Checks that the target of a path is an image. Returns an error if it is another file, a page or a folder.
pub(super) fn check_target(
    path: &str,
    url: &Url,
    plan: &Plan,
    assets: &BTreeMap<SourcePath, Asset>,
) -> Option<Diagnostic> {
    let Some(file) = plan.file_at(url) else { return Some(no_picture(path, "a page or a folder")) };
    let kind = assets.get(file)?.kind;
    match kind {
        Some(kind) if kind.group == Group::Image => None,
        Some(kind) => Some(no_picture(path, kind.name)),
        None => Some(no_picture(path, "a file of an unknown kind")),
    }
}

/// Returns the error of a path without a target. `missing` is the diagnostic of the failed look-up; it stays where it
/// is an error already, or where the file name is that of an image.
pub(super) fn without_target(path: &str, missing: Diagnostic) -> Diagnostic {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let kind = file_kinds::of_name(path.rsplit('/').next().unwrap_or_default());
    match kind {
        _ if missing.severity == Severity::Error => missing,
        Some(kind) if matches!(kind.group, Group::Image | Group::UnshownImage) => missing,
        Some(kind) => no_picture(path, kind.name),
        None => no_picture(path, "a path without the ending of one"),
    }
}

/// Returns the error of a path whose target is not an image.
pub(super) fn no_picture(path: &str, found: &str) -> Diagnostic {
    Diagnostic::error(codes::NO_PICTURE, format!("`{path}` is no picture, but {found}"))
        .why("readers would see a blank in its place")
        .help("name a file such as `photo.jpg`, beside the text or in `static/`")
}

/// Returns the error of a path with more `..` than there are folders above it.
pub(super) fn leaves_the_site(path: &str) -> Diagnostic {
    Diagnostic::error(codes::OUTSIDE_LINK, format!("`{path}` leads out of the site"))
        .why("what lies outside the site's folder is never published, and browsers look for it elsewhere")
        .help("copy the file into the site, and name it there: `/notes.pdf` is `static/notes.pdf`")
}
