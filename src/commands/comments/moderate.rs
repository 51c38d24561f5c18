//! What the preview's desk does to comments: the same as the commands, by the same calls, with the same journal.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::commands::build;
use crate::commands::comments::take;
use crate::commands::randomness;
use crate::comments::Articles;
use crate::comments::Decided;
use crate::comments::Intake;
use crate::comments::Queue;
use crate::content::Comment;
use crate::content::CommentState;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::preview::Done;
use crate::preview::Moderate;
use crate::preview::Wish;

/// What the desk of a site is started with. Decisions are dated `now`, or by the clock.
pub(in crate::commands) fn moderator(root: PathBuf, now: Option<Moment>) -> Box<Moderate> {
    Box::new(move |wish, comments| {
        let now = now.clone().map_or_else(build::now, Ok);
        let now = now.map_err(|fault| vec![Diagnostic::error(codes::BAD_INPUT, fault)])?;
        perform(&root, wish, comments, &now)
    })
}

fn perform(
    root: &Path,
    wish: Wish,
    comments: Vec<Arc<Comment>>,
    now: &Moment,
) -> Result<Done, Vec<Diagnostic>> {
    let mut report = Report::new();
    let Some(mut queue) = Queue::with(root, comments, &mut report) else { return Err(report.sorted()) };
    let now = now.within(&queue.config().zone);
    let decided = match wish {
        Wish::Decide(comment, state) => queue.decide(&[comment], state, &now)?,
        Wish::Undo(comment) => queue.undo(&comment, &now)?,
        Wish::UndoLast => queue.undo_last(&now)?,
        Wish::Reply { to, text, by } => return reply(root, queue, &to, &text, by.as_deref(), &now),
    };
    Ok(Done { decided: decided.into_iter().map(told).collect(), answer: None })
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
    let signature = take::signature(&articles, parent, by).map_err(one)?;
    let mut intake = Intake::new(queue, articles, randomness::bytes);
    let decided = match parent.state {
        CommentState::Approved => Vec::new(),
        _ => intake.queue.decide(&[Arc::clone(parent)], CommentState::Approved, now)?,
    };
    let answer = intake.reply(parent, text, &signature, now).map_err(one)?;
    Ok(Done { decided: decided.into_iter().map(told).collect(), answer: Some(answer) })
}

fn told(decided: Decided) -> (Arc<Comment>, CommentState) {
    (decided.comment, decided.before)
}
