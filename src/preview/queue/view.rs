//! A view of the queue: which comments it lists, and on which of its pages.

use std::sync::Arc;

use crate::content::{Comment, CommentState, comment};
use crate::digest::Digest;
use crate::preview::chrome;
use crate::preview::state::Snapshot;

/// The number of comments on one page.
pub(super) const PAGE: usize = 50;

/// The state of the listed comments, and the page of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct View {
    pub(super) state: CommentState,
    /// The number of the page, from 1 on.
    pub(super) page: usize,
}

impl View {
    /// Parses the fields of a query or a form; without any, the view lists held comments.
    pub(in super::super) fn of(fields: &[(String, String)]) -> View {
        let value =
            |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let state = comment::STATES.iter().find(|(word, _)| value("state") == Some(word));
        let page = value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        View { state: state.map_or(CommentState::Held, |(_, state)| *state), page: usize::max(page, 1) }
    }

    /// Returns the query of the list's address.
    pub(super) fn query(self) -> String {
        match self.page {
            1 => format!("?state={}", self.state.as_str()),
            page => format!("?state={}&page={page}", self.state.as_str()),
        }
    }

    /// Returns the address that shows the outcome of a decision, with the next comment as its fragment.
    pub(in super::super) fn after(self, number: u64, next: Option<&str>) -> String {
        let anchor = next.map(|name| format!("#{}", anchor(name))).unwrap_or_default();
        format!("{}{}{}&said={number}{anchor}", chrome::DESK, chrome::COMMENTS, self.query())
    }

    /// Returns the comments of the list: held ones by date, decided ones beginning with the latest decision.
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

    /// Returns the comments of the page, and the length of the whole list.
    pub(super) fn listed(self, seen: &Snapshot) -> (Vec<&Arc<Comment>>, usize) {
        let comments = self.comments(seen);
        let total = comments.len();
        let from = (self.page - 1).saturating_mul(PAGE).min(total);
        (comments[from..usize::min(from + PAGE, total)].to_vec(), total)
    }

    /// Returns the next comment to decide: the decided one if it is still in the list, otherwise the one that followed it.
    pub(in super::super) fn next(self, decided: &str, before: &Snapshot, after: &Snapshot) -> Option<String> {
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

/// Returns the anchor of a comment in the list: a digest, since names of folders may contain any character.
pub(super) fn anchor(name: &str) -> String {
    format!("q{}", Digest::of(name.as_bytes()).short())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::form;

    #[test]
    fn a_view_is_parsed_from_a_query() {
        let view = |query: &str| View::of(&form::fields(query.as_bytes()).unwrap());
        assert_eq!(view(""), View { state: CommentState::Held, page: 1 });
        assert_eq!(view("state=spam&page=3").query(), "?state=spam&page=3");
        for odd in ["state=x&page=0", "page=-1", "page=99999999999999999999999"] {
            assert_eq!(view(odd), view(""), "{odd}");
        }
    }
}
