//! The commands that decide about comments: `approve`, `reject`, `spam`, `undo`.

use std::sync::Arc;

use crate::commands::comments::desk::Desk;
use crate::commands::comments::show;
use crate::commands::exit::Exit;
use crate::commands::output;
use crate::comments::Decided;
use crate::content::{Comment, CommentState};

/// `approve`
pub(super) fn approve(desk: Desk<'_>, names: &[String]) -> Exit {
    decide(desk, names, CommentState::Approved)
}

/// `reject`
pub(super) fn reject(desk: Desk<'_>, names: &[String]) -> Exit {
    decide(desk, names, CommentState::Rejected)
}

/// `spam`
pub(super) fn spam(desk: Desk<'_>, names: &[String]) -> Exit {
    decide(desk, names, CommentState::Spam)
}

fn decide(mut desk: Desk<'_>, names: &[String], state: CommentState) -> Exit {
    let (mut comments, mut faults): (Vec<Arc<Comment>>, Vec<_>) = (Vec::new(), Vec::new());
    for name in names {
        match desk.queue.find(name) {
            Ok(comment) if comments.iter().any(|known| Arc::ptr_eq(known, comment)) => {}
            Ok(comment) => comments.push(Arc::clone(comment)),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return desk.refuse(faults);
    }
    match desk.queue.decide(&comments, state, &desk.now) {
        Ok(decided) => print(&decided),
        Err(faults) => return desk.refuse(faults),
    }
    Exit::Done
}

/// `undo`
pub(super) fn undo(mut desk: Desk<'_>, name: Option<&str>) -> Exit {
    let now = desk.now.clone();
    let undone = match name {
        None => desk.queue.undo_last(&now),
        Some(name) => match desk.queue.find(name).cloned() {
            Ok(comment) => desk.queue.undo(&comment, &now),
            Err(fault) => Err(vec![fault]),
        },
    };
    match undone {
        Ok(undone) if undone.is_empty() => {
            output::say("there is nothing to take back\n");
            Exit::Done
        }
        Ok(undone) => {
            print(&undone);
            Exit::Done
        }
        Err(faults) => desk.refuse(faults),
    }
}

/// Prints a line for each comment, with its states before and after.
pub(super) fn print(decided: &[Decided]) {
    let line = |decided: &Decided| {
        let Decided { comment, before } = decided;
        let change = match (*before, comment.state) {
            (before, now) if before == now => format!("is {} already", now.as_str()),
            (before, now) => format!("{} → {}", before.as_str(), now.as_str()),
        };
        format!(
            "{}: {change} ({}: {})\n",
            comment.full_id(),
            show::harmless(&comment.author),
            show::excerpt(&comment.text.body())
        )
    };
    output::say(&decided.iter().map(line).collect::<String>());
}
