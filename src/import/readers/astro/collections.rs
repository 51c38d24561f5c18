//! The folders that hold the texts of a site of Astro or Next, and the addresses of the texts.

use std::collections::BTreeSet;

use crate::import::folder_texts::FolderText;
use crate::import::source::Source;

/// A folder of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Collection {
    /// The folder in the source, with `/` at the end.
    pub(super) folder: String,
    /// The folder of its addresses, with `/` at both ends.
    pub(super) route: String,
    /// Whether slugs are made of the names: in lower case, without signs.
    pub(super) has_slugs: bool,
}

/// Folders whose texts are at the addresses of their paths.
const ROUTES: [(&str, &str); 11] = [
    ("src/pages/", "/"),
    ("pages/", "/"),
    ("app/", "/"),
    ("src/app/", "/"),
    ("content/", "/"),
    ("data/blog/", "/blog/"),
    ("_posts/", "/posts/"),
    ("posts/", "/posts/"),
    ("src/posts/", "/posts/"),
    ("src/blog/", "/blog/"),
    ("blog/", "/blog/"),
];

/// Returns the folders of texts that are there.
pub(super) fn collections(source: &Source) -> Vec<Collection> {
    let mut found = Vec::new();
    for top in ["src/content/", "src/data/"] {
        let names: BTreeSet<&str> =
            source.below(top).filter_map(|file| Some(file.path[top.len()..].split_once('/')?.0)).collect();
        for name in names {
            let route = route(source, name).unwrap_or_else(|| format!("/{name}/"));
            found.push(Collection { folder: format!("{top}{name}/"), route, has_slugs: true });
        }
    }
    for (folder, route) in ROUTES {
        let route = route.to_owned();
        found.push(Collection { folder: folder.to_owned(), route, has_slugs: false });
    }
    found.retain(|collection| source.has_folder(&collection.folder));
    found
}

/// Returns the folder of the pages that show a collection: that of the component `[slug]` or `[...id]` which names it.
fn route(source: &Source, collection: &str) -> Option<String> {
    let top = "src/pages";
    let mut components = source.below("src/pages/").filter(|file| file.has_extension(&["astro"]));
    components.find_map(|file| {
        let is_dynamic = file.name().starts_with('[') && !file.name().contains("page");
        let text = is_dynamic.then(|| file.text().ok()).flatten()?;
        let names_it = [format!("getCollection(\"{collection}\""), format!("getCollection('{collection}'")];
        // The pages of one tag or author name the collection too.
        let is_of_list = ["tag", "categor", "author"].iter().any(|word| file.path.contains(word));
        if is_of_list || !names_it.iter().any(|call| text.contains(call.as_str())) {
            return None;
        }
        let folder = file.folder()[top.len()..].trim_matches('/');
        if folder.contains('[') {
            return None;
        }
        Some(if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") })
    })
}

/// Returns the address of a text: by its key, or by its path.
pub(super) fn address(collection: &Collection, text: &FolderText) -> String {
    let path = &text.path[collection.folder.len()..];
    let path = ["/index", "/page"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
    let path = if matches!(path, "index" | "page") { "" } else { path };
    let slug = text.keys.text_of("slug").or_else(|| text.keys.text_of("permalink"));
    let path = match slug {
        Some(slug) if slug.starts_with('/') => return with_slash(&slug),
        Some(slug) if collection.has_slugs => slug,
        Some(slug) => match path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{slug}"),
            None => slug,
        },
        None if collection.has_slugs => path.split('/').map(slugged).collect::<Vec<_>>().join("/"),
        None => path.to_owned(),
    };
    with_slash(&format!("{}{}", collection.route, path.trim_matches('/')))
}

fn with_slash(path: &str) -> String {
    let is_file = path.ends_with(".html");
    if path.ends_with('/') || is_file { path.to_owned() } else { format!("{path}/") }
}

/// Returns a name as github-slugger writes it.
fn slugged(name: &str) -> String {
    let lower = name.to_lowercase();
    let kept = lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
