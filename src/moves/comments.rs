//! Comments go with the article that they belong to.

use std::collections::BTreeSet;

use crate::content;
use crate::content::{Article, Comment, Content};
use crate::diagnostic::Edit;
use crate::edits::Changes;
use crate::path::SourcePath;

/// Returns the comments of an article.
pub(super) fn of<'c>(article: &Article, content: &'c Content) -> Vec<&'c Comment> {
    let names = names_of(article);
    let others = content.articles.iter().filter(|other| other.text.file != article.text.file);
    let others: BTreeSet<&str> = others.flat_map(|other| names_of(other)).collect();
    let is_its = |comment: &&Comment| {
        let name = comment.article.value.as_str();
        names.contains(&name) && !others.contains(name)
    };
    content.comments.iter().map(AsRef::as_ref).filter(is_its).collect()
}

/// Moves the comments of an article that has other names now.
pub(super) fn follow(before: &Article, after: &Article, content: &Content, changes: &mut Changes) {
    let names = names_of(after);
    for comment in of(before, content) {
        let name = comment.article.value.as_str();
        if names.contains(&name) {
            continue;
        }
        let new = if name == before.slug.value.as_str() { names[1] } else { names[0] };
        let file = &comment.text.file;
        let whole = comment.text.whole();
        let matter = content::front_matter(file, &whole);
        let named = matter.as_ref().is_some_and(|matter| {
            let editor = matter.editor(file, &whole);
            let edit =
                editor.entry("article").and_then(|entry| editor.replace_text(entry.value.at.clone(), new));
            let is_named = edit.is_some();
            edit.into_iter().for_each(|edit: Edit| changes.edit(edit));
            is_named
        });
        let below = file.below("content/comments").and_then(|rest| rest.strip_prefix(name));
        if let Some(rest) = below.filter(|rest| !named && rest.starts_with('/')) {
            changes.move_file(file.clone(), SourcePath::new(format!("content/comments/{new}{rest}")));
        }
    }
}

/// The names that the folder of an article's comments may have: that of the file, and the slug.
fn names_of(article: &Article) -> [&str; 2] {
    [article.text.file.stem(), article.slug.value.as_str()]
}
