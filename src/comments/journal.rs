//! The journal of decisions, with which the last decision, or the last about a comment, can be undone.
//!
//! A line is written before the file is changed. After a crash in between, the line describes a change that did not happen;
//! [`crate::comments::Queue::undo_last`] recognises it by the contents of the file.

use serde::{Deserialize, Serialize};

use crate::comments::edit::Decision;
use crate::comments::private::Private;
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

const NAME: &str = "decisions.jsonl";

/// A change of one comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    /// The number of the command: the length of the journal before its changes.
    pub(super) batch: u64,
    /// The moment, as in RFC 3339.
    pub(super) at: String,
    /// The comment's file.
    file: String,
    pub(super) from: Decision,
    pub(super) to: Decision,
    /// The batch of the earlier change that this one undoes.
    pub(super) undoes: Option<u64>,
}

impl Change {
    pub(super) fn new(file: &SourcePath, from: Decision, to: Decision) -> Change {
        Change { batch: 0, at: String::new(), file: file.as_str().to_owned(), from, to, undoes: None }
    }

    /// Returns the change that undoes this one, for a file with the decision `now`.
    pub(super) fn undone_from(self, now: Decision) -> Change {
        Change { undoes: Some(self.batch), to: self.from, from: now, ..self }
    }

    pub(super) fn file(&self) -> SourcePath {
        SourcePath::new(self.file.as_str())
    }
}

/// Writes the changes of one command to the journal.
pub(super) fn note(private: &Private, changes: Vec<Change>, at: &str) -> Result<(), Diagnostic> {
    let batch = private.length(NAME);
    let line = |change: Change| {
        let change = Change { batch, at: at.to_owned(), ..change };
        serde_json::to_string(&change).expect("texts and numbers are always JSON") + "\n"
    };
    private.append(NAME, &changes.into_iter().map(line).collect::<String>())
}

/// Returns the changes in effect, oldest first: those that were not undone and do not undo others.
pub(super) fn in_effect(private: &Private) -> Vec<Change> {
    let lines = private.lines(NAME);
    let mut in_effect: Vec<Change> = Vec::new();
    for change in lines.lines().filter_map(|line| serde_json::from_str::<Change>(line).ok()) {
        match change.undoes {
            Some(batch) => in_effect.retain(|old| old.batch != batch || old.file != change.file),
            None => in_effect.push(change),
        }
    }
    in_effect
}
