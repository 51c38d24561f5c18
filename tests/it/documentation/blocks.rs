//! The blocks of code on the pages of README and docs.

use std::collections::BTreeMap;

use crate::architecture::files;

/// A block of code.
#[derive(Debug)]
pub(super) struct Block {
    /// The page and the line of its fence: `docs/writing.md:12`.
    pub(super) place: String,
    /// The first word after the fence.
    pub(super) language: String,
    /// The value of `title="…"` after the fence.
    pub(super) title: Option<String>,
    pub(super) text: String,
}

/// Returns every page of the documentation by its path.
pub(super) fn pages() -> BTreeMap<String, String> {
    let mut pages = files("docs", ".md");
    for page in ["CONTRIBUTING.md", "README.md", "SECURITY.md"] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        pages.insert(page.to_owned(), std::fs::read_to_string(file).unwrap());
    }
    pages
}

/// Returns the fenced blocks of a page, in order. A block in a list is read without its indentation.
pub(super) fn blocks(page: &str, text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let info = line.trim_start().trim_start_matches('`');
        let fence = &line[indent..line.len() - info.len()];
        if fence.len() < 3 {
            continue;
        }
        let body = lines.by_ref().take_while(|(line, _)| line.trim() != fence);
        let body = body.map(|(line, _)| format!("{}\n", line.get(indent..).unwrap_or("")));
        let title = info.split_once("title=\"").and_then(|(_, rest)| rest.split_once('"'));
        blocks.push(Block {
            place: format!("{page}:{number}"),
            language: info.split_whitespace().next().unwrap_or("").to_owned(),
            title: title.map(|(title, _)| title.to_owned()),
            text: body.collect(),
        });
    }
    blocks
}
