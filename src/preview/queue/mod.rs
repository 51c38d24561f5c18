//! The queue: a page that lists held or decided comments. It works without scripts. On wide screens, it shows the page of a
//! comment beside the list.

mod item;
mod outcome;

use std::sync::Arc;

use crate::blog::Blog;
use crate::content::{Comment, CommentState, comment};
use crate::diagnostic::Span;
use crate::digest::Digest;
use crate::path::form;
use crate::preview::moderation::{Moderation, Token};
use crate::preview::panel::{Places, escaped};
use crate::preview::queue::item::Articles;
use crate::preview::state::Snapshot;
use crate::preview::{chrome, panel};

/// The number of comments on one page.
const PAGE: usize = 50;

/// Which comments are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct View {
    state: CommentState,
    /// The number of the page, from 1 on.
    page: usize,
}

impl View {
    /// Parses the fields of a query or a form; without any, the view lists held comments.
    pub(super) fn of(fields: &[(String, String)]) -> View {
        let value =
            |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let state = comment::STATES.iter().find(|(word, _)| value("state") == Some(word));
        let page = value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        View { state: state.map_or(CommentState::Held, |(_, state)| *state), page: usize::max(page, 1) }
    }

    /// The address of the list.
    fn query(self) -> String {
        match self.page {
            1 => format!("?state={}", self.state.as_str()),
            page => format!("?state={}&page={page}", self.state.as_str()),
        }
    }

    /// The address that shows the outcome of a decision, with the next comment as its fragment.
    pub(super) fn after(self, number: u64, next: Option<&str>) -> String {
        let anchor = next.map(|name| format!("#{}", anchor(name))).unwrap_or_default();
        format!("{}{}{}&said={number}{anchor}", chrome::DESK, chrome::COMMENTS, self.query())
    }

    /// The comments of the list: held ones by date, decided ones from the last decision on.
    fn comments(self, seen: &Snapshot) -> Vec<&Arc<Comment>> {
        let mut comments: Vec<_> = seen.comments.iter().filter(|known| known.state == self.state).collect();
        let decided = |comment: &Comment| comment.decided.as_ref().map(|decided| decided.value.unix());
        let by_date =
            |a: &Arc<Comment>, b: &Arc<Comment>| (&a.date, &a.text.file).cmp(&(&b.date, &b.text.file));
        match self.state {
            CommentState::Held => comments.sort_by(|a, b| by_date(a, b)),
            _ => comments.sort_by(|a, b| decided(b).cmp(&decided(a)).then_with(|| by_date(b, a))),
        }
        comments
    }

    /// The comments of the page, and the length of the whole list.
    fn listed(self, seen: &Snapshot) -> (Vec<&Arc<Comment>>, usize) {
        let comments = self.comments(seen);
        let total = comments.len();
        let from = (self.page - 1).saturating_mul(PAGE).min(total);
        (comments[from..usize::min(from + PAGE, total)].to_vec(), total)
    }

    /// The next comment to decide: the decided one if it is still in the list, otherwise the one that followed it.
    pub(super) fn next(self, decided: &str, before: &Snapshot, after: &Snapshot) -> Option<String> {
        let names = |seen: &Snapshot| -> Vec<String> {
            self.comments(seen).into_iter().map(|comment| comment.full_id()).collect()
        };
        let (before, after) = (names(before), names(after));
        let at = before.iter().position(|known| known == decided).unwrap_or(0);
        let forwards = before.iter().skip(at);
        let backwards = before.iter().take(at).rev();
        let candidates = [decided].into_iter().chain(forwards.chain(backwards).map(String::as_str));
        candidates.into_iter().find(|known| after.iter().any(|now| now == known)).map(str::to_owned)
    }
}

/// The anchor of a comment in the list: a digest, since names of folders may contain any character.
fn anchor(name: &str) -> String {
    format!("q{}", Digest::of(name.as_bytes()).short())
}

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

/// The data for the parts of the page.
struct List<'a> {
    blog: &'a Blog,
    seen: &'a Snapshot,
    token: Option<&'a Token>,
    view: View,
    articles: Articles<'a>,
}

impl List<'_> {
    fn places(&self) -> Places<'_> {
        Places { root: &self.seen.root, editor: self.seen.editor() }
    }

    /// The states with their counts, and a link to each.
    fn states(&self) -> String {
        let link = |(word, state): &(&str, CommentState)| {
            let current = if *state == self.view.state { " aria-current=\"page\"" } else { "" };
            format!(
                "<li><a href=\"{}\"{current}>{}{} <span class=\"count\">{}</span></a></li>\n",
                View { state: *state, page: 1 }.query(),
                word[..1].to_uppercase(),
                &word[1..],
                self.seen.count(*state)
            )
        };
        let links: String = comment::STATES.iter().map(link).collect();
        format!("<nav aria-label=\"Comments by state\">\n<ul class=\"states\">\n{links}</ul>\n</nav>\n")
    }

    /// The diagnostics of comments' files. A file that cannot be read is in no list.
    fn faults(&self) -> String {
        let of_comment = |span: &Span| span.file.below(comment::FOLDER).is_some();
        let faults = self.seen.faults.iter().filter(|fault| fault.span.as_ref().is_some_and(of_comment));
        let faults: String = faults.take(PAGE).map(|fault| panel::one(fault, self.places())).collect();
        match faults.is_empty() {
            true => faults,
            false => format!("<section id=\"faults\" aria-label=\"Faults\">\n{faults}\n</section>\n"),
        }
    }

    /// Links to the previous and the next page.
    fn pages(&self, total: usize) -> String {
        let view = self.view;
        let link = |page: usize, word: &str| {
            format!("<a href=\"{}\">{word}</a> ", escaped(&View { page, ..view }.query()))
        };
        let before = if view.page > 1 { link(view.page - 1, "Back") } else { String::new() };
        let behind = view.page.saturating_mul(PAGE) < total;
        let behind = if behind { link(view.page + 1, "More") } else { String::new() };
        match before.len() + behind.len() {
            0 => String::new(),
            _ => format!("<p class=\"pages\">{before}{behind}</p>\n"),
        }
    }

    /// The fields that each form sends.
    fn hidden(&self, fields: &[(&str, &str)]) -> String {
        let token = self.token.map(Token::text).unwrap_or_default();
        let page = self.view.page.to_string();
        let all = [("token", token), ("state", self.view.state.as_str()), ("page", &page)];
        let field = |(name, value): &(&str, &str)| {
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escaped(value))
        };
        all.iter().chain(fields).map(field).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_from_what_an_address_says() {
        let view = |query: &str| View::of(&form::fields(query.as_bytes()).unwrap());
        assert_eq!(view(""), View { state: CommentState::Held, page: 1 });
        assert_eq!(view("state=spam&page=3").query(), "?state=spam&page=3");
        for odd in ["state=x&page=0", "page=-1", "page=99999999999999999999999"] {
            assert_eq!(view(odd), view(""), "{odd}");
        }
    }
}
