//! The settings of the site into which a blog is imported.

use std::fs;
use std::path::Path;

use crate::config;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::import::ExistingSite;
use crate::path::SourcePath;
use crate::source;

/// Returns the settings of a site; `None` if the folder is empty or does not exist.
///
/// # Errors
///
/// Returns an error if the settings cannot be read, or if the folder holds something else.
pub(super) fn of_site(root: &Path, report: &mut Report) -> Result<Option<ExistingSite>, Box<Diagnostic>> {
    let is_free = || {
        !root.is_file()
            && fs::read_dir(root).map_or(true, |entries| entries.flatten().all(|entry| is_hidden(&entry)))
    };
    match of_folder(root, report)? {
        Some(site) => Ok(Some(site)),
        None if is_free() => Ok(None),
        None => Err(Box::new(not_a_site(root))),
    }
}

/// Returns the settings of a folder; `None` if it has none.
///
/// # Errors
///
/// Returns an error if the settings cannot be read.
pub(super) fn of_folder(root: &Path, report: &mut Report) -> Result<Option<ExistingSite>, Box<Diagnostic>> {
    let file = root.join("site.yaml");
    if !file.exists() {
        return Ok(None);
    }
    let text = fs::read(&file).map_err(|reason| {
        Diagnostic::error(codes::UNREADABLE, format!("`{}` cannot be read: {reason}", file.display()))
    })?;
    let text = source::text_of(&SourcePath::new("site.yaml"), &text)?;
    let config = config::parse(Some(&text), None, report);
    config.map(|config| Some(ExistingSite::new(root, config, &text))).ok_or_else(|| {
        Box::new(
            Diagnostic::error(codes::NOT_READY, "the settings of the site cannot be read")
                .help("mend `site.yaml`, or import into a new folder: --root DIR"),
        )
    })
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn not_a_site(root: &Path) -> Diagnostic {
    let message = format!("`{}` is neither a site nor an empty folder", root.display());
    Diagnostic::error(codes::MISSING_CONFIG, message).help("name a new folder for the site: --root my-blog")
}
