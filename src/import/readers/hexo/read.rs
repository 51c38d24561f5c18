//! Passes a Hexo blog to an import.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::import::notes::Note;
use crate::import::readers::hexo::lists::lists;
use crate::import::readers::hexo::site::HexoSite;
use crate::import::readers::hexo::texts::{self, ReadText};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::relative_links;
use crate::import::source::{Source, SourceFile};
use crate::import::source_root::root_with;
use crate::import::static_files::reason_to_leave_out;

/// Hexo.
pub(in super::super) const READER: Reader = Reader {
    name: "Hexo",
    argument: "hexo",
    form: SourceForm::Folder,
    source: "give the folder with `_config.yml` and `source/_posts`",
    recognises: |source| {
        let root = root_with(source, &["_config.yml"]);
        let has = |folder: &str| root.is_some_and(|root| source.has_folder(&format!("{root}{folder}")));
        has("source/_posts/") && (has("scaffolds/") || has("themes/") || source.files.iter().any(is_of_hexo))
    },
    read,
};

/// Themes have a second configuration, and the program has settings that Jekyll has not.
fn is_of_hexo(file: &SourceFile) -> bool {
    let names_it = |text: String| {
        text.contains("hexo") || text.contains("post_asset_folder") || text.contains("new_post_name")
    };
    file.name() == "_config.landscape.yml"
        || ["_config.yml", "package.json"].contains(&file.name()) && file.text().is_ok_and(names_it)
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let site = HexoSite::of(source);
    import.site(site.facts());
    import.old_lists(lists(&site));
    let folder = format!("{}source/", site.root);
    let found: Vec<(&SourceFile, &str, &str)> =
        source.below(&folder).filter_map(|file| text_of(file, &folder)).collect();
    let results: Vec<_> =
        found.par_iter().map(|(file, path, kind)| texts::read(file, path, kind, &site)).collect();
    let (mut read, mut left_out): (Vec<ReadText<'_>>, Vec<_>) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(text) => read.push(text),
            Err(note) => left_out.push(note),
        }
    }
    let mut posts = BTreeMap::new();
    let mut folders = BTreeMap::new();
    for text in &read {
        let Some(entry) = &text.prepared.entry else { continue };
        let stem = text.file.path.rsplit_once('.').map_or(text.file.path.as_str(), |(stem, _)| stem);
        let address = entry.address.clone().unwrap_or_default();
        folders.insert(stem.to_owned(), address.clone());
        let name = stem.rsplit('/').next().unwrap_or_default();
        for name in [name, text.name.as_str()] {
            posts.insert(name.to_owned(), (address.clone(), entry.title.clone()));
        }
    }
    let finished: Vec<_> = read.into_par_iter().map(|text| text.finish(&site, &posts)).collect();
    for prepared in finished.into_iter().chain(left_out) {
        prepared.pass_to(import)?;
    }
    site.feeds().into_iter().for_each(|feed| import.feed(feed));
    files(source, &site, &folder, &folders, import)
}

/// Returns the path of a text below its folder, and what it is.
fn text_of<'s>(file: &'s SourceFile, folder: &str) -> Option<(&'s SourceFile, &'s str, &'static str)> {
    let path = file.path.strip_prefix(folder)?;
    if !file.has_extension(&["md", "markdown"]) {
        return None;
    }
    for (folder, kind) in [("_posts/", "post"), ("_drafts/", "draft")] {
        if let Some(rest) = path.strip_prefix(folder) {
            return Some((file, rest, kind));
        }
    }
    (!path.starts_with('_') && !path.contains("/_")).then_some((file, path, "page"))
}

/// Passes the files of posts and the other files to the import.
fn files(
    source: &Source,
    site: &HexoSite,
    folder: &str,
    posts: &BTreeMap<String, String>,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    let named = std::collections::BTreeSet::new();
    for file in source.below(&site.root) {
        let Some(path) = file.path.strip_prefix(folder) else {
            import.note(Note::LeftOut, "configuration, layouts and data of the old generator", &file.path);
            continue;
        };
        if text_of(file, folder).is_some() {
            continue;
        }
        // A file of the folder with the name of a post has the address of the post.
        let of_post = file.path.match_indices('/').rev().find_map(|(at, _)| {
            let address = posts.get(&file.path[..at]).filter(|address| !address.is_empty())?;
            Some(relative_links::join(relative_links::folder(address), &file.path[at + 1..]))
        });
        match (of_post, reason_to_leave_out(path, &named)) {
            (Some(address), _) => import.file(&format!("static{address}"), file)?,
            (None, None) => import.file(&format!("static/{path}"), file)?,
            (None, Some(reason)) => import.note(Note::LeftOut, reason, &file.path),
        }
    }
    Ok(())
}
