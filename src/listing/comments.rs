//! The list of comments.

use std::sync::Arc;

use crate::content::Comment;
use crate::listing::cell::Cell;
use crate::listing::table::{Fit, Table};

/// Returns the list of comments in every state, newest first. The text of a comment is not in it.
pub fn comments(comments: &[Arc<Comment>]) -> Table {
    let mut table = Table::new(&[
        ("date", Fit::Kept),
        ("state", Fit::Kept),
        ("author", Fit::Cut),
        ("article", Fit::Cut),
        ("id", Fit::Kept),
        ("reply_to", Fit::Hidden),
        ("by", Fit::Hidden),
        ("received_from", Fit::Hidden),
        ("held_because", Fit::Hidden),
        ("file", Fit::Hidden),
    ]);
    let mut sorted: Vec<&Arc<Comment>> = comments.iter().collect();
    sorted.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.text.file.cmp(&b.text.file)));
    for comment in sorted {
        let text_of = |value: Option<&str>| Cell::text(value.unwrap_or_default());
        table.rows.push(vec![
            Cell::Date(comment.date.clone()),
            Cell::text(comment.state.as_str()),
            Cell::text(comment.author.as_str()),
            Cell::text(comment.article.value.as_str()),
            Cell::text(comment.id.value.as_str()),
            text_of(comment.reply_to.as_ref().map(|id| id.value.as_str())),
            text_of(comment.by.as_ref().map(|by| by.value.as_str())),
            text_of(comment.received_from.as_deref()),
            text_of(comment.held_because.as_deref()),
            Cell::text(comment.text.file.as_str()),
        ]);
    }
    table
}
