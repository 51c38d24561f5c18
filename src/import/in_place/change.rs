//! One change of the folder of a blog.

use crate::edits::ChangedFile;
use crate::path::SourcePath;

/// A change of the folder. Paths are seen from the folder, with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileChange {
    /// A file is made. Its text, or `None` if it is none.
    New(String, Option<String>),
    /// A file gets another path, and keeps its bytes.
    Moved {
        /// The path that it has.
        from: String,
        /// The path that it gets.
        to: String,
    },
    /// A text changes; its path may too.
    Changed {
        /// The path that it has.
        from: String,
        /// The path that it gets.
        to: String,
        /// The text that it has.
        old: String,
        /// The text that it gets.
        new: String,
    },
}

impl FileChange {
    /// Returns the change in the form of other commands.
    pub fn as_changed_file(&self) -> ChangedFile {
        let (before, after) = match self {
            FileChange::New(_, text) => (None, text.clone()),
            FileChange::Moved { .. } => (None, None),
            FileChange::Changed { old, new, .. } => (Some(old.as_str().into()), Some(new.clone())),
        };
        ChangedFile {
            from: self.from().map(SourcePath::new),
            to: Some(SourcePath::new(self.to())),
            before,
            after,
        }
    }

    /// Returns the path that the file gets.
    pub fn to(&self) -> &str {
        match self {
            FileChange::New(to, _) | FileChange::Moved { to, .. } | FileChange::Changed { to, .. } => to,
        }
    }

    /// Returns the path that the file has.
    pub fn from(&self) -> Option<&str> {
        match self {
            FileChange::New(..) => None,
            FileChange::Moved { from, .. } | FileChange::Changed { from, .. } => Some(from),
        }
    }
}
