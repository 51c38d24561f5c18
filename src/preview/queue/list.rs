//! The parts of the queue's page around the single comments.

use crate::blog::Blog;
use crate::content::{CommentState, comment};
use crate::diagnostic::Span;
use crate::preview::moderation::Token;
use crate::preview::panel;
use crate::preview::panel::{Places, escaped};
use crate::preview::queue::articles::Articles;
use crate::preview::queue::view::{PAGE, View};
use crate::preview::state::Snapshot;

/// The data for the parts of the page.
pub(super) struct List<'a> {
    pub(super) blog: &'a Blog,
    pub(super) seen: &'a Snapshot,
    pub(super) token: Option<&'a Token>,
    pub(super) view: View,
    pub(super) articles: Articles<'a>,
}

impl List<'_> {
    pub(super) fn places(&self) -> Places<'_> {
        Places { root: &self.seen.root, editor: self.seen.editor() }
    }

    /// Returns the states with their counts, and a link to each.
    pub(super) fn states(&self) -> String {
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

    /// Returns the diagnostics of comments' files. A file that cannot be read is in no list.
    pub(super) fn faults(&self) -> String {
        let of_comment = |span: &Span| span.file.below(comment::FOLDER).is_some();
        let faults = self.seen.faults.iter().filter(|fault| fault.span.as_ref().is_some_and(of_comment));
        let faults: String = faults.take(PAGE).map(|fault| panel::single(fault, self.places())).collect();
        match faults.is_empty() {
            true => faults,
            false => format!("<section id=\"faults\" aria-label=\"Faults\">\n{faults}\n</section>\n"),
        }
    }

    /// Returns the links to the previous and the next page.
    pub(super) fn pages(&self, total: usize) -> String {
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

    /// Returns the hidden fields that each form sends.
    pub(super) fn hidden(&self, fields: &[(&str, &str)]) -> String {
        let token = self.token.map(Token::text).unwrap_or_default();
        let page = self.view.page.to_string();
        let all = [("token", token), ("state", self.view.state.as_str()), ("page", &page)];
        let field = |(name, value): &(&str, &str)| {
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escaped(value))
        };
        all.iter().chain(fields).map(field).collect()
    }
}
