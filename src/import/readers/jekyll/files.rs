//! The files of a Jekyll blog that are no texts, and its comments.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::import::notes::Note;
use crate::import::old_lists::list_of_template;
use crate::import::permalink_styles::slugified;
use crate::import::readers::jekyll::site::JekyllSite;
use crate::import::receiver::Import;
use crate::import::source::{Source, SourceFile};
use crate::import::static_files::reason_to_leave_out;

/// The notes of files.
const TEMPLATE: &str = "files that Jekyll fills: feeds, search and style sheets of the old theme";
const BESIDE: &str = "files beside posts, which Jekyll does not publish";
const EXCLUDED: &str = "files that the configuration excludes";

/// Files that are feeds.
const FEEDS: [&str; 4] = ["feed.xml", "atom.xml", "rss.xml", "index.xml"];

/// Endings of files that may have front matter.
const FILLED: [&str; 9] = ["xml", "json", "txt", "css", "js", "html", "htm", "svg", "webmanifest"];
/// Folders with comments of Staticman.
const COMMENTS: [&str; 3] = ["_data/comments/", "_comments/", "comments/"];

/// Passes the files that the old site published to the import. `texts` are the paths of those that are texts.
pub(super) fn read(
    source: &Source,
    site: &JekyllSite,
    texts: &BTreeSet<&str>,
    named: &BTreeSet<String>,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    let comments = comments(source, site, import);
    for file in &source.files {
        if texts.contains(file.path.as_str())
            || comments.as_deref().is_some_and(|folder| file.path.starts_with(folder))
        {
            continue;
        }
        let Some(path) = file.path.strip_prefix(site.root.as_str()) else {
            import.note(Note::LeftOut, EXCLUDED, &file.path);
            continue;
        };
        let reason = reason_to_leave_out(path, named).filter(|_| !site.included.contains(path));
        let is_collection_file = site
            .collections
            .iter()
            .any(|(name, _)| path.starts_with(&format!("{}_{name}/", site.collections_folder)));
        let reason = match reason {
            _ if path.contains("_posts/") || path.contains("_drafts/") => Some(BESIDE),
            Some(_) if is_collection_file => None,
            Some(reason) => Some(reason),
            None if !site.publishes(path) => Some(EXCLUDED),
            None if is_filled(file) => {
                let text = file.text().unwrap_or_default();
                import.old_lists(list_of_template(path, &text, slugified).into_iter().collect());
                Some(TEMPLATE)
            }
            None => None,
        };
        match reason {
            Some(reason) => {
                if site.publishes(path) && FEEDS.contains(&file.name()) {
                    import.feed(format!("/{path}"));
                }
                import.note(Note::LeftOut, reason, &file.path);
            }
            None => {
                // A file of a collection has the address of the collection.
                let path = path.strip_prefix(site.collections_folder.as_str()).unwrap_or(path);
                let path = if is_collection_file { path.trim_start_matches('_') } else { path };
                import.file(&format!("static/{path}"), file)?;
            }
        }
    }
    Ok(())
}

/// Returns whether a file has front matter.
fn is_filled(file: &SourceFile) -> bool {
    file.has_extension(&FILLED) && file.text().is_ok_and(|text| text.starts_with("---\n"))
}

/// Names the comments of the blog to the import, and returns their folder.
fn comments(source: &Source, site: &JekyllSite, import: &mut Import<'_>) -> Option<String> {
    let is_comment = |file: &SourceFile| file.has_extension(&["yml", "yaml", "json"]);
    let folders = COMMENTS.iter().map(|folder| format!("{}{folder}", site.root));
    let folder = { folders }.find(|folder| source.below(folder).any(is_comment))?;
    let first = source.below(&folder).next()?;
    let depth = first.path[folder.len()..].matches('/').count() + 1;
    let disk = first.disk.ancestors().nth(depth)?.to_owned();
    import.comments("staticman", disk);
    Some(folder)
}
