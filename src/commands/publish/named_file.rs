//! Finds the text that an author names: by its path, its name or its slug.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::commands::site_folder;
use crate::content::file_slug;
use crate::diagnostic::nearest;
use crate::path::SourcePath;

/// Returns the Markdown file with this path, seen from the current folder or from the site's; or the only one with this name, with
/// or without its extension and its date. The error is a message.
pub(super) fn find(
    name: &str,
    root: &Path,
    texts: &BTreeMap<SourcePath, Arc<str>>,
) -> Result<SourcePath, String> {
    let from_root = SourcePath::new(name.trim_start_matches("./").replace('\\', "/"));
    if let Some(file) =
        site_folder::path_from_root(root, Path::new(name)).filter(|file| texts.contains_key(file))
    {
        return Ok(file);
    }
    if texts.contains_key(&from_root) {
        return Ok(from_root);
    }
    let is_it = |file: &&SourcePath| {
        file.name() == name || file.stem() == name || file_slug(file) == name && !name.is_empty()
    };
    let of_texts = || texts.keys().filter(|file| file.below("content/comments").is_none());
    let found: Vec<&SourcePath> = of_texts().filter(is_it).collect();
    match found.as_slice() {
        [file] => Ok((*file).clone()),
        [] => {
            let names = of_texts().flat_map(|file| [file.as_str(), file.name(), file_slug(file)]);
            let help = nearest(name, names).map_or_else(
                || "`steadfast list drafts` shows the drafts".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            );
            Err(format!("error: the site has no text `{name}`\n  help: {help}\n"))
        }
        several => {
            let names: Vec<String> = several.iter().map(|file| format!("`{file}`")).collect();
            Err(format!(
                "error: several texts are named `{name}`\n  help: name one by its path: {}\n",
                names.join(", ")
            ))
        }
    }
}
