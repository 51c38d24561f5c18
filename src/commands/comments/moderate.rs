//! Performs the decisions about comments that are made at the preview's desk. They use the same functions and the same journal
//! as the commands.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clock;
use crate::commands::comments::add;
use crate::commands::randomness;
use crate::comments::{Articles, Decided, Intake, Queue};
use crate::content::{Comment, CommentState};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::preview::{Action, Done, Moderate};

/// Returns the function that performs the desk's actions on a site. Decisions are dated `now`, or by the clock.
pub(in super::super) fn moderator(root: PathBuf, now: Option<Moment>) -> Box<Moderate> {
    Box::new(move |action, comments| {
        let now = now.clone().map_or_else(clock::build_moment, Ok);
        let now = now.map_err(|fault| vec![Diagnostic::error(codes::BAD_INPUT, fault)])?;
        perform(&root, action, comments, &now)
    })
}

fn perform(
    root: &Path,
    action: Action,
    comments: Vec<Arc<Comment>>,
    now: &Moment,
) -> Result<Done, Vec<Diagnostic>> {
    let mut report = Report::new();
    let Some(mut queue) = Queue::with(root, comments, &mut report) else { return Err(report.sorted()) };
    let now = now.within(&queue.config().zone);
    let decided = match action {
        Action::Decide(comment, state) => queue.decide(&[comment], state, &now)?,
        Action::Undo(comment) => queue.undo(&comment, &now)?,
        Action::UndoLast => queue.undo_last(&now)?,
        Action::Reply { to, text, by } => return reply(root, queue, &to, &text, by.as_deref(), &now),
    };
    Ok(Done { decided: decided.into_iter().map(with_state_before).collect(), answer: None })
}

/// Approves a comment and answers it, as `w` of `comments review` does.
fn reply(
    root: &Path,
    queue: Queue,
    parent: &Arc<Comment>,
    text: &str,
    by: Option<&str>,
    now: &Moment,
) -> Result<Done, Vec<Diagnostic>> {
    let one = |fault: Diagnostic| vec![fault];
    if text.trim().is_empty() {
        return Err(one(Diagnostic::error(codes::MISSING_KEY, "the answer has no text")));
    }
    let articles = Articles::read(root, queue.config(), now);
    let signature = add::signature(&articles, parent, by).map_err(one)?;
    let mut intake = Intake::new(queue, articles, randomness::bytes);
    let decided = match parent.state {
        CommentState::Approved => Vec::new(),
        _ => intake.queue.decide(&[Arc::clone(parent)], CommentState::Approved, now)?,
    };
    let answer = intake.reply(parent, text, &signature, now).map_err(one)?;
    Ok(Done { decided: decided.into_iter().map(with_state_before).collect(), answer: Some(answer) })
}

fn with_state_before(decided: Decided) -> (Arc<Comment>, CommentState) {
    (decided.comment, decided.before)
}
