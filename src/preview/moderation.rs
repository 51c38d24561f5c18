//! Decisions about comments that are made in the browser. This module checks who may decide, and keeps the outcome until a
//! page has shown it. The function that the preview is started with changes the files.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fmt, io};

use constant_time_eq::constant_time_eq;
use tokio::time;

use crate::content::{Comment, CommentState};
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::preview::origins::Origins;
use crate::preview::state::{SharedState, Snapshot};
use crate::preview::watch::Signal;

/// The number of outcomes that are kept: a page requests its own at once.
const OUTCOMES: usize = 16;
/// The longest time for which the answer to a decision waits until the pages show it.
const PATIENCE: Duration = Duration::from_secs(3);

/// Performs an action on the disk. The second argument holds all known comments, in the order of their files. Returns all
/// errors; then nothing was changed, or the pages show what was changed.
pub type Moderate = dyn Fn(Action, Vec<Arc<Comment>>) -> Result<Done, Vec<Diagnostic>> + Send + Sync;

/// A requested action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action<C = Arc<Comment>> {
    /// Gives a comment another state.
    Decide(C, CommentState),
    /// Undoes the last decision about a comment.
    Undo(C),
    /// Undoes the last decision of all.
    UndoLast,
    /// Answers a comment as an author of the site, and approves the comment.
    Reply {
        /// The comment to answer.
        to: C,
        /// The answer in Markdown.
        text: String,
        /// The author who signs, as in the key `by`; the article's first author if absent.
        by: Option<String>,
    },
}

/// A comment as the author saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Its [`Comment::full_id`].
    pub(super) name: String,
    /// The [`mark`] of the comment as the page showed it. If it differs now, the comment was decided or edited elsewhere.
    pub(super) mark: String,
}

impl<C> Action<C> {
    /// The comment that the action is about.
    pub(super) fn comment(&self) -> Option<&C> {
        match self {
            Action::Decide(comment, _) | Action::Undo(comment) | Action::Reply { to: comment, .. } => {
                Some(comment)
            }
            Action::UndoLast => None,
        }
    }

    /// Returns whether the action undoes something.
    pub(super) fn undoes(&self) -> bool {
        matches!(self, Action::Undo(_) | Action::UndoLast)
    }

    /// Returns the same action with the comment replaced by the result of `find`.
    fn about<D>(self, find: impl FnOnce(C) -> Result<D, Diagnostic>) -> Result<Action<D>, Diagnostic> {
        Ok(match self {
            Action::Decide(comment, state) => Action::Decide(find(comment)?, state),
            Action::Undo(comment) => Action::Undo(find(comment)?),
            Action::UndoLast => Action::UndoLast,
            Action::Reply { to, text, by } => Action::Reply { to: find(to)?, text, by },
        })
    }
}

/// The result of an action.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Each decided comment as it is now, and its state before.
    pub decided: Vec<(Arc<Comment>, CommentState)>,
    /// The answer that was written.
    pub answer: Option<Arc<Comment>>,
}

/// Returns the digest of a comment's file, which differs if anything in the file has changed.
pub(super) fn mark(comment: &Comment) -> String {
    Digest::of(comment.text.whole().as_bytes()).to_string()
}

fn is_named(comment: &Comment, name: &str) -> bool {
    name.split_once('/') == Some((comment.article.value.as_str(), comment.id.value.as_str()))
}

/// Checks and performs decisions, and keeps their outcomes.
pub(super) struct Moderation {
    /// The origins of the site and of the queue.
    pub(super) origins: Origins,
    /// The secret of this run; none if decisions are not allowed.
    token: Option<Token>,
    moderate: Box<Moderate>,
    touched: Sender<Signal>,
    outcomes: Mutex<Outcomes>,
}

/// The outcome of an action, until a page has shown it.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) done: Result<Done, Vec<Diagnostic>>,
    /// Whether it undid something.
    pub(super) is_undone: bool,
    /// The next comment to decide, by its [`Comment::full_id`].
    pub(super) next: Option<String>,
}

/// The latest outcomes, with their numbers.
struct Outcomes {
    next: u64,
    list: VecDeque<(u64, Outcome)>,
}

impl Moderation {
    /// Allows decisions to those who have the token; to nobody if the queue has no separate origin.
    pub(super) fn new(
        origins: Origins,
        moderate: Box<Moderate>,
        touched: Sender<Signal>,
        first: u64,
    ) -> io::Result<Moderation> {
        let token = origins.queue.as_ref().map(|_| Token::new()).transpose()?;
        let outcomes = Mutex::new(Outcomes { next: first, list: VecDeque::new() });
        Ok(Moderation { origins, token, moderate, touched, outcomes })
    }

    /// The token that a form must send; none if decisions are not allowed.
    pub(super) fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// Performs an action. Blocks while the disk is written.
    pub(super) fn perform(&self, action: Action<Choice>, seen: &Snapshot) -> Result<Done, Vec<Diagnostic>> {
        let action = action.about(|choice| chosen(&choice, seen)).map_err(|fault| vec![fault])?;
        let done = (self.moderate)(action, seen.comments.to_vec());
        if let Ok(done) = &done {
            // The system reports the change too, but not everywhere and not at once.
            let files = done.comments().map(|comment| comment.text.file.clone()).collect();
            let _ = self.touched.send(Signal::Touched(files));
        }
        done
    }

    /// Keeps an outcome, and returns its number.
    pub(super) fn remember(&self, outcome: Outcome) -> u64 {
        let mut outcomes = self.outcomes();
        let number = outcomes.next;
        outcomes.next += 1;
        outcomes.list.push_back((number, outcome));
        if outcomes.list.len() > OUTCOMES {
            outcomes.list.pop_front();
        }
        number
    }

    /// Returns the outcome with a number.
    pub(super) fn outcome(&self, number: u64) -> Option<Outcome> {
        self.outcomes().list.iter().find(|(known, _)| *known == number).map(|(_, outcome)| outcome.clone())
    }

    fn outcomes(&self) -> MutexGuard<'_, Outcomes> {
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Done {
    fn comments(&self) -> impl Iterator<Item = &Arc<Comment>> {
        self.decided.iter().map(|(comment, _)| comment).chain(&self.answer)
    }

    /// Returns whether a snapshot contains the results.
    fn is_shown(&self, seen: &Snapshot) -> bool {
        self.comments().all(|comment| {
            find(&comment.text.file, seen).is_some_and(|known| known.text.whole() == comment.text.whole())
        })
    }
}

/// Returns the comment that the author saw, if it has not changed since. No part of a form is ever used as a path.
fn chosen(choice: &Choice, seen: &Snapshot) -> Result<Arc<Comment>, Diagnostic> {
    let Choice { name: wanted, mark: shown } = choice;
    let named: Vec<_> = seen.comments.iter().filter(|comment| is_named(comment, wanted)).collect();
    // Two files may have the same id, which is an error; even then the mark tells which one the author saw.
    if let Some(found) = named.iter().find(|comment| mark(comment) == *shown) {
        return Ok(Arc::clone(found));
    }
    let Some(found) = named.first() else {
        let message = format!("there is no comment `{wanted}`, or not any more");
        return Err(Diagnostic::error(codes::UNKNOWN_COMMENT, message));
    };
    let message = format!("`{wanted}` has changed since you saw it");
    Err(Diagnostic::error(codes::COMMENT_CHANGED, message)
        .at(Span::file(&found.text.file))
        .why(format!("it was decided or edited elsewhere, and is {} now", found.state.as_str()))
        .help("look at it, and decide again"))
}

fn find<'a>(file: &SourcePath, seen: &'a Snapshot) -> Option<&'a Arc<Comment>> {
    let at = seen.comments.binary_search_by(|known| known.text.file.cmp(file)).ok()?;
    Some(&seen.comments[at])
}

/// Waits until the pages show the results, so that the next page is not older than the decision.
pub(super) async fn until_shown(done: &Done, state: &SharedState) {
    let mut news = state.channel.listen();
    let shown = async {
        while !done.is_shown(&state.now()) {
            // The state contains the effect of missed messages.
            let _ = news.recv().await;
        }
    };
    let _ = time::timeout(PATIENCE, shown).await;
}

/// A secret that only pages of this run of the preview contain: 256 random bits in hexadecimal digits.
pub(super) struct Token(String);

impl Token {
    fn new() -> io::Result<Token> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// The token as text, for the hidden field of a form only.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Returns whether a form has sent the token. Compares in constant time.
    pub(super) fn is(&self, sent: &str) -> bool {
        constant_time_eq(self.0.as_bytes(), sent.as_bytes())
    }
}

/// Hides the token, so that it never gets into a log.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_unique_and_never_printed() {
        let (one, other) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(one.text().len(), 64);
        assert!(one.is(one.text()));
        for wrong in ["", other.text(), &one.text()[1..], &format!("{}0", one.text())] {
            assert!(!one.is(wrong), "{wrong}");
        }
        assert_eq!(format!("{one:?}"), "Token");
    }
}
