//! Comments that have waited for a decision too long.

use crate::checks::subject::Subject;
use std::sync::Arc;

use crate::content::{Comment, CommentState};
use crate::diagnostic::{Diagnostic, codes, counted};

/// The number of days after which the commenter has given up.
const DAYS: i64 = 7;

/// Finds them.
pub(super) fn waiting(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let held = subject.comments.iter().filter(|comment| comment.state == CommentState::Held);
    let aged = held.map(|comment| (comment, subject.days_since(&comment.date)));
    let warning = |(comment, days): (&Arc<Comment>, i64)| {
        let days = counted(usize::try_from(days).unwrap_or(0), "day");
        Diagnostic::warning(codes::WAITING_COMMENT, format!("a comment by {} has waited for {days}", comment.author))
            .at(comment.text.span(comment.state_at.clone()))
            .why("who gets no answer does not write again")
            .help(format!(
                "decide: `steadfast comments approve {0}`, `steadfast comments reject {0}`, or all in turn with `steadfast comments review`",
                comment.full_id()
            ))
    };
    aged.filter(|(_, days)| *days >= DAYS).map(warning).collect()
}
