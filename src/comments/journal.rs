//! What was decided when, so that the last decision, or one by its comment, can be taken back.
//!
//! A line is written before the file is changed. After a crash in between, the line names a change that did not happen,
//! which [`crate::comments::Queue::undo_last`] sees by the file.

use serde::{Deserialize, Serialize};

use crate::comments::edit::Decision;
use crate::comments::private::Private;
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

const NAME: &str = "decisions.jsonl";

/// One comment's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    /// The changes of one command have one number: the length of the journal before them.
    pub(super) batch: u64,
    /// When, as in RFC 3339.
    pub(super) at: String,
    /// The comment's file.
    file: String,
    pub(super) from: Decision,
    pub(super) to: Decision,
    /// Whether it takes an earlier change back.
    pub(super) undoes: Option<u64>,
}

impl Change {
    pub(super) fn new(file: &SourcePath, from: Decision, to: Decision) -> Change {
        Change { batch: 0, at: String::new(), file: file.as_str().to_owned(), from, to, undoes: None }
    }

    /// The change that takes this one back, for a file that says `now`.
    pub(super) fn undone_from(self, now: Decision) -> Change {
        Change { undoes: Some(self.batch), to: self.from, from: now, ..self }
    }

    pub(super) fn file(&self) -> SourcePath {
        SourcePath::new(self.file.as_str())
    }
}

/// Writes changes down as one command's, of this moment.
pub(super) fn note(private: &Private, changes: Vec<Change>, at: &str) -> Result<(), Diagnostic> {
    let batch = private.length(NAME);
    let line = |change: Change| {
        let change = Change { batch, at: at.to_owned(), ..change };
        serde_json::to_string(&change).expect("texts and numbers are always JSON") + "\n"
    };
    private.append(NAME, &changes.into_iter().map(line).collect::<String>())
}

/// The changes that stand, oldest first: those that were not taken back and take none back.
pub(super) fn standing(private: &Private) -> Vec<Change> {
    let lines = private.lines(NAME);
    let mut standing: Vec<Change> = Vec::new();
    for change in lines.lines().filter_map(|line| serde_json::from_str::<Change>(line).ok()) {
        match change.undoes {
            Some(batch) => standing.retain(|old| old.batch != batch || old.file != change.file),
            None => standing.push(change),
        }
    }
    standing
}
