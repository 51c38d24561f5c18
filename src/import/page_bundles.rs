//! Where the texts of a folder, and the files beside them, are placed in the new site.

/// Folders below `content/` whose texts are no articles, or whose files are not published.
const RESERVED: [&str; 8] =
    ["pages", "authors", "series", "comments", "snippets", "data", "tags", "categories"];

/// Returns the file of an article: the path that it had, unless its first folder has a meaning of its own here.
pub(super) fn article_file(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    match RESERVED.contains(&first.to_lowercase().as_str()) {
        true => format!("articles/{path}"),
        false => path.to_owned(),
    }
}

/// Returns the file of a page that has files beside it.
pub(super) fn page_file(path: &str) -> String {
    format!("pages/{}", path.trim_start_matches('/'))
}
