//! The files of an Eleventy blog that are no texts.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::import::notes::Note;
use crate::import::readers::eleventy::cascade::Cascade;
use crate::import::readers::eleventy::site::{CONFIGURATIONS, EleventySite};
use crate::import::receiver::Import;
use crate::import::source::{Source, SourceFile};
use crate::import::static_files::reason_to_leave_out;

/// The note of a file that Eleventy did not copy.
const NOT_COPIED: &str = "files that the old site did not publish";

/// Passes the files that the old site published to the import. `texts` are the paths of those that are texts.
pub(super) fn read(
    source: &Source,
    site: &EleventySite,
    cascade: &Cascade,
    texts: &BTreeSet<&str>,
    named: &BTreeSet<String>,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    for file in source.below(&site.root) {
        if texts.contains(file.path.as_str()) || cascade.has_file(&file.path) {
            continue;
        }
        match address(file, site) {
            Some(path) => match reason_to_leave_out(&path, named) {
                Some(reason) => import.note(Note::LeftOut, reason, &file.path),
                None => import.file(&format!("static/{path}"), file)?,
            },
            None => {
                let inner = &file.path[site.root.len()..];
                let is_configuration = CONFIGURATIONS.contains(&file.name());
                let reason = reason_to_leave_out(inner, named).filter(|_| !is_configuration);
                let reason = reason.unwrap_or(match is_configuration {
                    true => "configuration, layouts and data of the old generator",
                    false => NOT_COPIED,
                });
                import.note(Note::LeftOut, reason, &file.path);
            }
        }
    }
    Ok(())
}

/// Returns the path of a file on the old site. Without a configuration, all files below the texts are on it.
fn address(file: &SourceFile, site: &EleventySite) -> Option<String> {
    if site.configuration.is_none() {
        return file.path.strip_prefix(&site.input).map(str::to_owned);
    }
    site.copied.iter().find_map(|(from, to)| {
        let rest = file.path.strip_prefix(from.trim_end_matches('/'))?;
        let is_inside = rest.is_empty() || rest.starts_with('/') || from.ends_with('/');
        let path = format!("{}/{}", to.trim_end_matches('/'), rest.trim_start_matches('/'));
        let path = path.trim_matches('/').to_owned();
        is_inside.then(|| if rest.is_empty() { to.clone() } else { path })
    })
}
