//! Decisions about comments, made at the desk. What a decision does to files is the affair of the function that the
//! preview is started with; this module knows who may decide, and remembers what came of it until a page has said so.

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
use crate::preview::state::{Seen, State};
use crate::preview::watch::Signal;

/// How many outcomes are remembered: a page asks for its own at once.
const OUTCOMES: usize = 16;
/// How long the answer to a decision waits until the pages show it.
const PATIENCE: Duration = Duration::from_secs(3);

/// Does what was asked for, on the disk, to one of these comments: all that are known, in the order of their files. All
/// faults at once; then nothing was changed, or what was changed is shown.
pub type Moderate = dyn Fn(Action, Vec<Arc<Comment>>) -> Result<Done, Vec<Diagnostic>> + Send + Sync;

/// What was asked for at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action<C = Arc<Comment>> {
    /// Another state for a comment.
    Decide(C, CommentState),
    /// The last decision about a comment is taken back.
    Undo(C),
    /// The last decision of all is taken back.
    UndoLast,
    /// An answer as an author of the site. What it answers is approved.
    Reply {
        /// The comment to answer.
        to: C,
        /// The answer in Markdown.
        text: String,
        /// Who signs, as `by` names people; the article's first author when nobody is named.
        by: Option<String>,
    },
}

/// A comment as the author saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Its [`Comment::full_id`].
    pub(super) name: String,
    /// The [`mark`] of what the page showed. A comment that has another by now was decided or edited elsewhere.
    pub(super) mark: String,
}

impl<C> Action<C> {
    /// The comment that it is about.
    pub(super) fn comment(&self) -> Option<&C> {
        match self {
            Action::Decide(comment, _) | Action::Undo(comment) | Action::Reply { to: comment, .. } => {
                Some(comment)
            }
            Action::UndoLast => None,
        }
    }

    /// Whether it takes something back.
    pub(super) fn undoes(&self) -> bool {
        matches!(self, Action::Undo(_) | Action::UndoLast)
    }

    /// The same action about what is found for the comment.
    fn about<D>(self, find: impl FnOnce(C) -> Result<D, Diagnostic>) -> Result<Action<D>, Diagnostic> {
        Ok(match self {
            Action::Decide(comment, state) => Action::Decide(find(comment)?, state),
            Action::Undo(comment) => Action::Undo(find(comment)?),
            Action::UndoLast => Action::UndoLast,
            Action::Reply { to, text, by } => Action::Reply { to: find(to)?, text, by },
        })
    }
}

/// What came of a action.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Each comment as it is now, and the state that it had before.
    pub decided: Vec<(Arc<Comment>, CommentState)>,
    /// The answer that was written.
    pub answer: Option<Arc<Comment>>,
}

/// The digest of a comment's file: another one when anything in it has changed.
pub(super) fn mark(comment: &Comment) -> String {
    Digest::of(comment.text.whole.as_bytes()).to_string()
}

fn is_named(comment: &Comment, name: &str) -> bool {
    name.split_once('/') == Some((comment.article.value.as_str(), comment.id.value.as_str()))
}

/// Who may decide, who does it, and what came of it.
pub(super) struct Moderation {
    /// Where the site and the queue are.
    pub(super) origins: Origins,
    /// None where decisions are not to be made here.
    token: Option<Token>,
    moderate: Box<Moderate>,
    touched: Sender<Signal>,
    said: Mutex<Said>,
}

/// What came of a action, until a page has said it.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) done: Result<Done, Vec<Diagnostic>>,
    /// Whether it took something back.
    pub(super) is_undone: bool,
    /// The comment to go on with, by its [`Comment::full_id`].
    pub(super) next: Option<String>,
}

/// Outcomes by their numbers.
struct Said {
    next: u64,
    outcomes: VecDeque<(u64, Outcome)>,
}

impl Moderation {
    /// Decisions by `moderate`, for whoever has the token; by nobody where the queue has no origin of its own.
    pub(super) fn new(
        origins: Origins,
        moderate: Box<Moderate>,
        touched: Sender<Signal>,
        first: u64,
    ) -> io::Result<Moderation> {
        let token = origins.queue.as_ref().map(|_| Token::new()).transpose()?;
        let said = Mutex::new(Said { next: first, outcomes: VecDeque::new() });
        Ok(Moderation { origins, token, moderate, touched, said })
    }

    /// What a form must send along; none where decisions are not to be made here.
    pub(super) fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// Does what was asked for. This takes as long as the disk does.
    pub(super) fn perform(&self, action: Action<Choice>, seen: &Seen) -> Result<Done, Vec<Diagnostic>> {
        let action = action.about(|choice| chosen(&choice, seen)).map_err(|fault| vec![fault])?;
        let done = (self.moderate)(action, seen.comments.to_vec());
        if let Ok(done) = &done {
            // The system tells of changes too, but not everywhere and not at once.
            let files = done.comments().map(|comment| comment.text.file.clone()).collect();
            let _ = self.touched.send(Signal::Look(files));
        }
        done
    }

    /// Remembers an outcome, and gives its number.
    pub(super) fn remember(&self, outcome: Outcome) -> u64 {
        let mut said = self.said();
        let number = said.next;
        said.next += 1;
        said.outcomes.push_back((number, outcome));
        if said.outcomes.len() > OUTCOMES {
            said.outcomes.pop_front();
        }
        number
    }

    /// The outcome of a number.
    pub(super) fn outcome(&self, number: u64) -> Option<Outcome> {
        self.said().outcomes.iter().find(|(known, _)| *known == number).map(|(_, outcome)| outcome.clone())
    }

    fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Done {
    fn comments(&self) -> impl Iterator<Item = &Arc<Comment>> {
        self.decided.iter().map(|(comment, _)| comment).chain(&self.answer)
    }

    /// Whether the preview has taken in what was done.
    fn is_shown(&self, seen: &Seen) -> bool {
        self.comments().all(|comment| {
            find(&comment.text.file, seen).is_some_and(|known| known.text.whole == comment.text.whole)
        })
    }
}

/// The comment that the author saw, if it is still as the author saw it. No part of a form is ever taken for a path.
fn chosen(choice: &Choice, seen: &Seen) -> Result<Arc<Comment>, Diagnostic> {
    let Choice { name: wanted, mark: shown } = choice;
    let named: Vec<_> = seen.comments.iter().filter(|comment| is_named(comment, wanted)).collect();
    // Two files may have one id, which is a fault; even then the one that was seen is meant.
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

fn find<'a>(file: &SourcePath, seen: &'a Seen) -> Option<&'a Arc<Comment>> {
    let at = seen.comments.binary_search_by(|known| known.text.file.cmp(file)).ok()?;
    Some(&seen.comments[at])
}

/// Waits until the pages show what was done, so that the page that follows is no older than the decision.
pub(super) async fn until_shown(done: &Done, state: &State) {
    let mut news = state.channel.listen();
    let shown = async {
        while !done.is_shown(&state.now()) {
            // What was missed is in the state.
            let _ = news.recv().await;
        }
    };
    let _ = time::timeout(PATIENCE, shown).await;
}

/// What only a page of this run of the preview can know: 256 bits of the operating system's randomness, in hexadecimal
/// digits.
pub(super) struct Token(String);

impl Token {
    fn new() -> io::Result<Token> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// For the hidden field of a form, and nothing else.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether a form has sent it. How long that takes says nothing about it.
    pub(super) fn is(&self, sent: &str) -> bool {
        constant_time_eq(self.0.as_bytes(), sent.as_bytes())
    }
}

/// So that it never gets into a log.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_its_own_and_never_shown() {
        let (one, other) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(one.text().len(), 64);
        assert!(one.is(one.text()));
        for wrong in ["", other.text(), &one.text()[1..], &format!("{}0", one.text())] {
            assert!(!one.is(wrong), "{wrong}");
        }
        assert_eq!(format!("{one:?}"), "Token");
    }
}
