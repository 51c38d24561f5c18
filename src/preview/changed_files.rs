//! What a save means for a browser that shows the site: which page to open, which style sheets to change.

use std::collections::BTreeSet;

use crate::blog::Blog;
use crate::diagnostic::counted;
use crate::file_kinds;
use crate::path::SourcePath;
use crate::preview::rebuild::Stylesheets;

/// The files in a few words: `content/a.md and 2 files more`.
pub(super) fn in_words(changed: &BTreeSet<SourcePath>) -> String {
    let first = changed.first().map(SourcePath::to_string).unwrap_or_default();
    match changed.len() {
        0 | 1 => first,
        many => format!("{first} and {} more", counted(many - 1, "file")),
    }
}

/// The style sheets by their old and their new address; nothing when anything else changed too.
///
/// A new address makes the browser read the file, whose own address may be the same.
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

/// The page of the one text that was saved; that of its article for a comment.
pub(super) fn page(changed: &BTreeSet<SourcePath>, blog: &Blog) -> Option<String> {
    let mut texts = changed.iter().filter(|file| file_kinds::is_markdown(file.name()));
    let (file, None) = (texts.next()?, texts.next()) else { return None };
    let url = match blog.plan.source(file) {
        Some(url) => url,
        None => {
            let has_comment = |entry: &crate::site::Entry| {
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
    fn a_save_is_told_in_a_few_words() {
        let files = |names: &[&str]| names.iter().map(|name| SourcePath::new(*name)).collect();
        assert_eq!(in_words(&files(&["content/a.md"])), "content/a.md");
        assert_eq!(in_words(&files(&["content/b.md", "content/a.md"])), "content/a.md and 1 file more");
    }
}
