//! The commands that only read comments: `list`, `show`, `export`, `stats`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use crate::commands::comments::cli::{Export, Format, List, Show, StateArgument, Stats};
use crate::commands::comments::desk::Desk;
use crate::commands::comments::show;
use crate::commands::exit::Exit;
use crate::commands::output;
use crate::content::{Comment, CommentState};
use crate::diagnostic::{Diagnostic, counted};

/// The most articles that `stats` lists.
const MOST_ARTICLES: usize = 10;

/// `list`: prints a line for each comment, and their number.
pub(super) fn list(desk: Desk<'_>, arguments: &List) -> Exit {
    let comments = match chosen(&desk, arguments.state, arguments.article.as_deref()) {
        Ok(comments) => comments,
        Err(fault) => return desk.refuse([fault]),
    };
    match arguments.format {
        Format::Json => show::write_all(&comments, |comment| format!("{}\n", show::json(comment))),
        Format::Human => {
            show::write_all(&comments, show::line);
            output::say(&format!("{}\n", counts(&comments)));
        }
    }
    desk.finish()
}

/// `show`: prints one comment.
pub(super) fn show(desk: Desk<'_>, arguments: &Show) -> Exit {
    let comment = match desk.queue.find(&arguments.id) {
        Ok(comment) => comment,
        Err(fault) => return desk.refuse([fault]),
    };
    output::say(&match arguments.format {
        Format::Human => show::whole(comment, desk.queue.mail(comment).as_deref()),
        Format::Json => format!("{}\n", show::json_with_mail(comment, desk.queue.mail(comment).as_deref())),
    });
    Exit::Done
}

/// `export`: prints comments as JSON.
pub(super) fn export(desk: Desk<'_>, arguments: &Export) -> Exit {
    match chosen(&desk, arguments.state, None) {
        Ok(comments) => show::write_all(&comments, |comment| format!("{}\n", show::json(comment))),
        Err(fault) => return desk.refuse([fault]),
    }
    desk.finish()
}

/// `stats`: prints the number of comments by state, article and month.
pub(super) fn stats(desk: Desk<'_>, arguments: &Stats) -> Exit {
    let comments = desk.queue.comments();
    let (mut states, mut months, mut articles) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for comment in comments {
        *states.entry(comment.state.as_str()).or_insert(0) += 1;
        *months.entry(comment.date.format("%Y-%m")).or_insert(0) += 1;
        *articles.entry(comment.article.value.as_str()).or_insert(0) += 1;
    }
    match arguments.format {
        Format::Json => {
            let stats = json!({"states": states, "months": months, "articles": articles});
            output::say(&format!("{stats}\n"));
        }
        Format::Human => {
            let mut text = format!("{}\n", counts(comments));
            let mut most: Vec<(&str, usize)> = articles.into_iter().collect();
            most.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
            for (title, rows) in [
                (
                    "most comments",
                    most.into_iter()
                        .take(MOST_ARTICLES)
                        .map(|(name, count)| (name.to_owned(), count))
                        .collect::<Vec<_>>(),
                ),
                ("by month", months.into_iter().rev().take(12).collect()),
            ] {
                text.push_str(&format!("\n{title}\n"));
                text.extend(rows.iter().map(|(name, count)| format!("  {count:>6}  {name}\n")));
            }
            output::say(&text);
        }
    }
    desk.finish()
}

/// Returns the comments of a state and an article, oldest first.
pub(super) fn chosen(
    desk: &Desk<'_>,
    state: Option<StateArgument>,
    article: Option<&str>,
) -> Result<Vec<Arc<Comment>>, Diagnostic> {
    let state = state.map(CommentState::from);
    let folders = article.map(|name| folders(desk, name)).transpose()?;
    let is_chosen = |comment: &&Arc<Comment>| {
        state.is_none_or(|state| comment.state == state)
            && folders.as_ref().is_none_or(|folders| folders.contains(&comment.article.value))
    };
    let mut chosen: Vec<Arc<Comment>> = desk.queue.comments().iter().filter(is_chosen).cloned().collect();
    // The sort is stable: comments of the same moment stay in the order of their files.
    chosen.sort_by(|a, b| a.date.cmp(&b.date));
    Ok(chosen)
}

/// Returns the possible names of an article's folder of comments. Reads the articles only if no folder has the given name.
fn folders(desk: &Desk<'_>, name: &str) -> Result<Vec<String>, Diagnostic> {
    if desk.queue.comments().iter().any(|comment| comment.article.value == name) {
        return Ok(vec![name.to_owned()]);
    }
    let articles = desk.articles();
    articles.find(name).map(|article| vec![article.slug.clone(), article.file.stem().to_owned()])
}

/// Returns the counts by state: `3 comments: 1 held, 2 approved`.
fn counts(comments: &[Arc<Comment>]) -> String {
    let mut states: BTreeMap<CommentState, usize> = BTreeMap::new();
    for comment in comments {
        *states.entry(comment.state).or_insert(0) += 1;
    }
    let states: Vec<String> =
        states.iter().map(|(state, count)| format!("{count} {}", state.as_str())).collect();
    let colon = if states.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", counted(comments.len(), "comment"), states.join(", "))
}
