//! Finds a comment by what the author types: an id, `article/id`, or the beginning of either.

use std::sync::Arc;

use crate::content::Comment;
use crate::diagnostic::{Diagnostic, codes, nearest};

/// The number of comments that a message lists.
const SHOWN: usize = 4;

/// Returns the comment of a name; an error if there is none, or more than one.
pub(super) fn find<'a>(name: &str, comments: &'a [Arc<Comment>]) -> Result<&'a Arc<Comment>, Diagnostic> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Diagnostic::error(codes::UNKNOWN_COMMENT, "the id is empty").help(LIST));
    }
    let (article, id) = match name.rsplit_once('/') {
        Some((article, id)) => (Some(article), id),
        None => (None, name),
    };
    let of_article = |comment: &&Arc<Comment>| article.is_none_or(|article| comment.article.value == article);
    let whole: Vec<_> = comments.iter().filter(of_article).filter(|comment| comment.id.value == id).collect();
    let begin = || comments.iter().filter(of_article).filter(|comment| comment.id.value.starts_with(id));
    let found = if whole.is_empty() && !id.is_empty() { begin().collect() } else { whole };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(unknown(name, comments)),
        several => Err(ambiguous(name, several)),
    }
}

const LIST: &str = "`steadfast comments list` shows the ids";

fn unknown(name: &str, comments: &[Arc<Comment>]) -> Diagnostic {
    let fault = Diagnostic::error(codes::UNKNOWN_COMMENT, format!("there is no comment `{name}`"));
    let guess = if name.contains('/') {
        let names: Vec<String> = comments.iter().map(|comment| comment.full_id()).collect();
        nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
    } else {
        nearest(name, comments.iter().map(|comment| comment.id.value.as_str())).map(str::to_owned)
    };
    fault.help(guess.map_or_else(|| LIST.to_owned(), |guess| format!("did you mean `{guess}`?")))
}

fn ambiguous(name: &str, several: &[&Arc<Comment>]) -> Diagnostic {
    let mut names: Vec<String> =
        several.iter().take(SHOWN).map(|comment| format!("`{}`", comment.full_id())).collect();
    if several.len() > SHOWN {
        names.push(format!("{} more", several.len() - SHOWN));
    }
    Diagnostic::error(codes::UNKNOWN_COMMENT, format!("`{name}` may be {} comments", several.len()))
        .help(format!("write more of the id, or the article before it: {}", names.join(", ")))
}
