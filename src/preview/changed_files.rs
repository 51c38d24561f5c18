//! Describes a save for terminal and browsers: the saved files in words, the page to open, the style sheets to replace.

use std::collections::{BTreeMap, BTreeSet};

use crate::blog::Blog;
use crate::diagnostic::counted;
use crate::file_kinds;
use crate::path::SourcePath;

/// The addresses of style sheets: the old one, and the new one that replaces it.
pub(super) type Stylesheets = BTreeMap<String, String>;

/// Returns the files in a few words: `content/a.md and 2 files more`.
pub(super) fn in_words(changed: &BTreeSet<SourcePath>) -> String {
    let first = changed.first().map(SourcePath::to_string).unwrap_or_default();
    match changed.len() {
        0 | 1 => first,
        many => format!("{first} and {} more", counted(many - 1, "file")),
    }
}

/// Returns the style sheets by their old and their new address; `None` if anything else changed too.
///
/// If the address is the same, a query is added to it, so that the browser reads the file again.
pub(super) fn stylesheets(
    changed: &BTreeSet<SourcePath>,
    before: Option<&Blog>,
    after: Option<&Blog>,
    version: u64,
) -> Option<Stylesheets> {
    let mut stylesheets = Stylesheets::new();
    for file in changed {
        if file.below("static").is_none() || !file.has_extension("css") {
            return None;
        }
        let href = |blog: &Blog| Some(blog.site.config.base.href(blog.plan.source(file)?));
        let (old, new) = (href(before?)?, href(after?)?);
        let new = if old == new { format!("{new}?version={version}") } else { new };
        stylesheets.insert(old, new);
    }
    (!stylesheets.is_empty()).then_some(stylesheets)
}

/// Returns the address of the page of the one text that was saved; for a comment, of its article's page.
pub(super) fn page(changed: &BTreeSet<SourcePath>, blog: &Blog) -> Option<String> {
    let mut texts = changed.iter().filter(|file| file_kinds::is_markdown(file.name()));
    let (file, None) = (texts.next()?, texts.next()) else { return None };
    let url = match blog.plan.source(file) {
        Some(url) => url,
        None => {
            let has_comment = |entry: &crate::site::IndexedArticle| {
                entry.thread.iter().any(|shown| shown.comment.text.file == *file)
            };
            let id = blog.site.article_ids().find(|id| has_comment(blog.site.article(*id)))?;
            blog.plan.article(id)
        }
    };
    Some(blog.site.config.base.href(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_is_described_in_a_few_words() {
        let files = |names: &[&str]| names.iter().map(|name| SourcePath::new(*name)).collect();
        assert_eq!(in_words(&files(&["content/a.md"])), "content/a.md");
        assert_eq!(in_words(&files(&["content/b.md", "content/a.md"])), "content/a.md and 1 file more");
    }
}
