//! The queue: a page that lists held or decided comments. It works without scripts. On wide screens, it shows the page of a
//! comment beside the list.

mod articles;
mod item;
mod list;
mod outcome;
mod view;

pub(super) use view::View;

use crate::content::CommentState;
use crate::path::form;
use crate::preview::chrome;
use crate::preview::moderation::Moderation;
use crate::preview::queue::articles::Articles;
use crate::preview::queue::list::List;
use crate::preview::state::Snapshot;

/// Returns the page for a query.
pub(super) fn page(query: &str, seen: &Snapshot, moderation: &Moderation) -> String {
    let Some(blog) = &seen.blog else { return chrome::failed(seen, &seen.panel) };
    let fields = form::fields(query.as_bytes()).unwrap_or_default();
    let view = View::of(&fields);
    let said = fields.iter().find(|(name, _)| name == "said").and_then(|(_, number)| number.parse().ok());
    let (comments, total) = view.listed(seen);
    let held = seen.count(CommentState::Held);
    let waiting = if held > 0 { format!(" ({held})") } else { String::new() };
    let list = List { blog, seen, token: moderation.token(), view, articles: Articles::of(blog) };
    let items: String = comments.iter().map(|comment| list.item(comment)).collect();
    let beside = comments.first().and_then(|comment| list.beside(comment)).unwrap_or_default();
    let desk = chrome::DESK;
    format!(
        "{head}<body class=\"steadfast-page steadfast-queue\">\n<header>\n<p class=\"way\"><a href=\"{desk}\">Desk</a></p>\n\
         <h1>Comments</h1>\n{states}</header>\n<div class=\"columns\">\n<main>\n{off}{outcome}{faults}{empty}\
         <ol class=\"queue\">\n{items}</ol>\n{pages}</main>\n{beside}</div>\n\
         <script src=\"{desk}comments.js\" defer></script>\n</body>\n</html>\n",
        head = chrome::own_head(&format!("Comments{waiting} – {}", blog.site.config.title), seen),
        states = list.states(),
        off = if moderation.token().is_none() { OFF } else { "" },
        outcome = list.outcome(said, moderation),
        faults = list.faults(),
        empty = if total == 0 { empty(view.state) } else { "" },
        pages = list.pages(total),
    )
}

/// The reason why there are no buttons.
const OFF: &str = "<p class=\"off\">Others may reach a preview at another address (<code>--bind</code>), so comments can be \
                   read here and not decided. Start <code>steadfast serve</code> without <code>--bind</code>, or decide with \
                   <code>steadfast comments review</code>.</p>\n";

fn empty(state: CommentState) -> &'static str {
    match state {
        CommentState::Held => "<p class=\"empty\">No comment waits.</p>\n",
        CommentState::Approved => "<p class=\"empty\">No comment is approved.</p>\n",
        CommentState::Rejected => "<p class=\"empty\">No comment is rejected.</p>\n",
        CommentState::Spam => "<p class=\"empty\">No comment is spam.</p>\n",
    }
}
