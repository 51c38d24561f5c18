//! The files that the texts of a folder name by relative paths: they stay beside the text, or get a path of the site.

use std::collections::BTreeMap;

use crate::import::old_pages::join_path;
use crate::import::source::Source;

/// The files that texts name, each with its place in the new site.
pub(super) type NamedFiles = BTreeMap<String, String>;

/// Returns the destination of a file that a text names, and remembers the file. Files below `texts`, a folder with `/` at
/// the end, keep their place beside the texts; `None` if there is no such file, or its destination stays.
pub(super) fn named_file(
    source: &Source,
    texts: &str,
    folder: &str,
    path: &str,
    files: &mut NamedFiles,
) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let file = match decoded.strip_prefix("@/").or_else(|| decoded.strip_prefix("~/")) {
        Some(rest) => format!("src/{rest}"),
        None => join_path(folder, &decoded),
    };
    source.file(&file)?;
    let is_beside = file.starts_with(texts) && !decoded.starts_with(['@', '~']);
    if is_beside {
        files.insert(file, String::new());
        return Some(path.to_owned());
    }
    let below = ["src/", "public/", "static/"]
        .iter()
        .find_map(|top| file.strip_prefix(top))
        .unwrap_or(&file)
        .to_owned();
    files.insert(file, format!("static/{below}"));
    Some(format!("/{below}"))
}
