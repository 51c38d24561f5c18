//! The role of a file in a site. It determines when the file is renamed into place.

use crate::path::OutPath;

/// The role of a file. New files are renamed into place in this order, and old ones are removed in the opposite order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Pages show it: an image, a style sheet.
    Asset,
    /// It lists pages for programs: a feed, a sitemap, rules of a server.
    List,
    /// It is a page.
    Page,
}

impl Role {
    /// Returns the role of a file, which depends on its name alone.
    pub(super) fn of(path: &OutPath) -> Role {
        let (_, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => Role::Page,
            Some("json" | "txt" | "webmanifest" | "xml") | None => Role::List,
            _ => Role::Asset,
        }
    }

    /// Returns the folder of the stage that holds files of this role for new folders.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Role::Asset => "new-assets",
            Role::List => "new-lists",
            Role::Page => "new-pages",
        }
    }
}
