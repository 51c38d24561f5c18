//! What is wrong with a path that is to name a picture and names something else, and with one that leaves the site.

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::file_kinds;
use crate::file_kinds::Group;
use crate::path::Url;
use crate::render::links;
use crate::render::links::Links;

impl Links<'_> {
    /// The fault of a file that is named as a picture and is none, for keys that name pictures.
    pub(super) fn other_than_picture(&self, path: &str, url: &Url) -> Option<Diagnostic> {
        let Some(file) = self.plan.file_at(url) else { return Some(no_picture(path, "a page or a folder")) };
        let kind = self.assets.get(file)?.kind;
        match kind {
            Some(kind) if kind.group == Group::Image => None,
            Some(kind) => Some(no_picture(path, kind.name)),
            None => Some(no_picture(path, "a file of an unknown kind")),
        }
    }

    /// The fault of a path where no picture was found; an error where a picture would have another name.
    pub(super) fn or_no_picture(&self, path: &str, fault: Diagnostic) -> Diagnostic {
        let (path, ..) = links::parts(path);
        let kind = file_kinds::of_name(path.rsplit('/').next().unwrap_or_default());
        match kind {
            _ if fault.severity == Severity::Error => fault,
            Some(kind) if matches!(kind.group, Group::Image | Group::UnshownImage) => fault,
            Some(kind) => no_picture(path, kind.name),
            None => no_picture(path, "a path without the ending of one"),
        }
    }
}

/// The fault of a picture that is something else.
pub(super) fn no_picture(path: &str, found: &str) -> Diagnostic {
    Diagnostic::error(codes::NO_PICTURE, format!("`{path}` is no picture, but {found}"))
        .why("readers would see a blank in its place")
        .help("name a file such as `photo.jpg`, beside the text or in `static/`")
}

/// The fault of a path with more `..` than there are folders above it.
pub(super) fn leaves_the_site(path: &str) -> Diagnostic {
    Diagnostic::error(codes::OUTSIDE_LINK, format!("`{path}` leads out of the site"))
        .why("what lies outside the site's folder is never published, and browsers look for it elsewhere")
        .help("copy the file into the site, and name it there: `/notes.pdf` is `static/notes.pdf`")
}
