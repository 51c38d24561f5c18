//! Reports the outcome of a decision in words, with a button to undo it.

use std::sync::Arc;

use crate::content::{Comment, CommentState};
use crate::diagnostic::{Diagnostic, counted};
use crate::preview::chrome::DECIDE;
use crate::preview::moderation::{Done, Moderation, Outcome, mark};
use crate::preview::panel;
use crate::preview::panel::escaped;
use crate::preview::queue::list::List;
use crate::preview::queue::view::anchor;

/// The button that undoes a decision: value, comment, label.
type Undo<'a> = (&'static str, Option<&'a Arc<Comment>>, &'static str);

impl List<'_> {
    /// Returns the outcome of the decision that the query names, and the button to undo it.
    pub(super) fn outcome(&self, said: Option<u64>, moderation: &Moderation) -> String {
        let outcome = said.and_then(|number| moderation.outcome(number));
        let next = outcome.as_ref().and_then(|outcome| outcome.next.as_deref()).map(anchor);
        let words = outcome.as_ref().map(|outcome| self.words(outcome)).unwrap_or_default();
        format!(
            "<div id=\"steadfast-outcome\" data-said=\"{}\" data-next=\"{}\">\n<div role=\"status\" \
             aria-live=\"polite\">{words}</div>\n{}</div>\n",
            said.map(|number| number.to_string()).unwrap_or_default(),
            next.unwrap_or_default(),
            self.undo(outcome.as_ref())
        )
    }

    fn words(&self, outcome: &Outcome) -> String {
        match &outcome.done {
            Ok(done) => format!("<p>{}</p>", done_in_words(done, outcome.is_undone)),
            Err(faults) => {
                let one = |fault: &Diagnostic| panel::single(fault, self.places());
                format!("<p>That was not done.</p>{}", faults.iter().map(one).collect::<String>())
            }
        }
    }

    /// Returns the button that undoes the reported decision, or otherwise the last decision of all.
    fn undo(&self, outcome: Option<&Outcome>) -> String {
        if self.token.is_none() {
            return String::new();
        }
        let (does, comment, word) = way_back(outcome);
        let comment = comment.map(|comment| (comment.full_id(), mark(comment)));
        let fields =
            comment.as_ref().map(|(name, mark)| [("comment", name.as_str()), ("mark", mark.as_str())]);
        format!(
            "<form autocomplete=\"off\" method=\"post\" action=\"{DECIDE}\">{}<button name=\"do\" value=\"{does}\" data-key=\"u\" \
             aria-keyshortcuts=\"u\">{word} <kbd>u</kbd></button></form>\n",
            self.hidden(fields.as_ref().map_or(&[], <[_; 2]>::as_slice))
        )
    }
}

fn way_back(outcome: Option<&Outcome>) -> Undo<'_> {
    let done = outcome.filter(|outcome| !outcome.is_undone).and_then(|outcome| outcome.done.as_ref().ok());
    let changed = |done: &'_ Done| done.decided.iter().any(|(comment, before)| comment.state != *before);
    match done {
        Some(done) if changed(done) => ("undo", done.decided.first().map(|(comment, _)| comment), "Undo"),
        Some(Done { answer: Some(answer), .. }) => ("reject", Some(answer), "Take the answer back"),
        _ => ("undo-last", None, "Undo the last decision"),
    }
}

fn done_in_words(done: &Done, is_undone: bool) -> String {
    if let Some(answer) = &done.answer {
        return format!("Answered as {}.", strong(answer));
    }
    match (done.decided.as_slice(), is_undone) {
        ([], _) => "There is nothing to take back.".to_owned(),
        ([(comment, before)], _) if comment.state == *before => {
            format!("{} is {} already.", strong(comment), comment.state.as_str())
        }
        ([(comment, _)], true) => {
            format!("Taken back: {} is {} again.", strong(comment), comment.state.as_str())
        }
        (several, true) => format!("Taken back: {}.", counted(several.len(), "decision")),
        ([(comment, _), ..], false) => {
            let word = match comment.state {
                CommentState::Held => "Held",
                CommentState::Approved => "Approved",
                CommentState::Rejected => "Rejected; its file stays",
                CommentState::Spam => "Spam; its file stays",
            };
            format!("{word}: {}.", strong(comment))
        }
    }
}

fn strong(comment: &Comment) -> String {
    format!("<strong>{}</strong>", escaped(&comment.author))
}
