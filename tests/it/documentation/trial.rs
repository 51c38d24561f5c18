//! Tries one block: what is done with it, and what is wrong with it.

use super::blocks::Block;
use super::{commands, site};
use crate::driver::Folder;

/// An article for examples of text and of front matter that name no file.
const ARTICLE: &str = "content/articles/2026-01-05-example.md";
const EXAMPLE: &str = "---\ntitle: An example\n---\n\nA beginning.\n";

/// What is done with a block.
enum Use {
    /// Keys of `site.yaml`.
    Settings,
    /// Front matter of this file, with or without the lines of hyphens.
    FrontMatter(String),
    /// Text below front matter in an article.
    Text,
    /// The complete content of this file of the site.
    File(String),
    Commands,
    /// One JSON value a line.
    Json,
    /// Not tried.
    Shown,
}

fn use_of(block: &Block) -> Use {
    let title = block.title.as_deref();
    match (block.language.as_str(), title) {
        ("console" | "sh", _) => Use::Commands,
        ("json", None) => Use::Json,
        ("yaml", Some(file)) if file.starts_with("content/") && !block.text.starts_with("---") => {
            Use::FrontMatter(file.to_owned())
        }
        ("yaml", None) if block.place.starts_with("docs/front-matter.md") => {
            Use::FrontMatter(ARTICLE.to_owned())
        }
        ("yaml", None | Some("site.yaml")) => Use::Settings,
        ("markdown", None) => Use::Text,
        (_, Some(file))
            if ["archetypes/", "content/", "templates/", "static/", "languages/"]
                .iter()
                .any(|top| file.starts_with(top)) =>
        {
            Use::File(file.to_owned())
        }
        _ => Use::Shown,
    }
}

/// Tries a block in a folder, and builds if that can show an error. Returns what is wrong.
pub(super) fn play(block: &Block, folder: &Folder, below: &mut String) -> Vec<String> {
    let place = |file: &str| if below.is_empty() { file.to_owned() } else { format!("{below}/{file}") };
    match use_of(block) {
        Use::Settings => {
            let file = place("site.yaml");
            folder.write(&file, site::paste(&folder.read(&file), &block.text));
        }
        Use::FrontMatter(file) => {
            let file = place(&file);
            let text = if folder.path(&file).exists() { folder.read(&file) } else { EXAMPLE.to_owned() };
            folder.write(&file, with_keys(&text, &block.text));
        }
        Use::Text => {
            folder.write(
                &place(ARTICLE),
                format!("---\ntitle: An example\n---\n\nA beginning.\n\n{}", block.text),
            );
        }
        Use::File(file) => folder.write(&place(&file), &block.text),
        Use::Commands => return commands::play(block, folder, below),
        Use::Json => return json(block),
        Use::Shown => return Vec::new(),
    }
    Vec::new()
}

/// Builds the site. Returns what is wrong; names and addresses that an author must fill in are not reported.
pub(super) fn build(place: &str, folder: &Folder, below: &str) -> Vec<String> {
    let run = site::run(folder, below, "steadfast build --quiet");
    let warnings = run.stdout.matches("warning[").count() - run.stdout.matches("warning[not-ready]").count();
    if run.code == Some(0) && warnings == 0 { Vec::new() } else { vec![format!("{place}:\n{}", run.stdout)] }
}

/// Replaces some keys of a file's front matter with other ones.
fn with_keys(file: &str, keys: &str) -> String {
    let (own, text) = file.trim_start_matches("---\n").split_once("---\n").unwrap();
    let keys = keys.trim_start_matches("---\n").trim_end_matches("---\n");
    format!("---\n{}---\n{text}", site::paste(own, keys))
}

fn json(block: &Block) -> Vec<String> {
    let values = serde_json::Deserializer::from_str(&block.text).into_iter::<serde_json::Value>();
    let faults = values.filter_map(Result::err);
    faults.map(|fault| format!("{}: {fault}", block.place)).collect()
}
