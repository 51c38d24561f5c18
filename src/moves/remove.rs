//! Removes a text.

use crate::diagnostic::Diagnostic;
use crate::moves::comments;
use crate::moves::facts::Facts;
use crate::moves::relocate::{beside, known};
use crate::moves::wanted::{Leave, Wanted};
use crate::path::SourcePath;

/// Returns the change that removes an article or a page, the files in its own folder, and its comments.
///
/// # Errors
///
/// Returns a fault if there is no such text.
pub fn remove(facts: &Facts<'_>, file: &SourcePath, leave: Leave) -> Result<Wanted, Diagnostic> {
    known(facts, file)?;
    let mut wanted = Wanted::default();
    wanted.changes.remove(file.clone());
    beside(facts, file)?.into_iter().for_each(|file| wanted.changes.remove(file));
    if let Some(article) = facts.content.articles.iter().find(|article| article.text.file == *file) {
        for comment in comments::of(article, &facts.content) {
            wanted.changes.remove(comment.text.file.clone());
        }
    }
    wanted.removed = Some((file.clone(), leave));
    Ok(wanted)
}
