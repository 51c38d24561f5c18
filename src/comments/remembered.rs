//! The index entry of a comment: some bytes, however long the comment is.

use crate::comments::marks::Mark;
use crate::comments::private::Addresses;
use crate::comments::rules::Facts;
use crate::content::{Comment, CommentState};
use crate::path::SourcePath;

/// The facts about a comment that new comments are checked against.
#[derive(Clone, Debug)]
pub struct Remembered {
    pub(super) file: SourcePath,
    pub(super) folder: String,
    pub(super) state: CommentState,
    pub(super) id: Mark<8>,
    pub(super) source: Option<Mark<10>>,
    pub(super) facts: Facts,
}

impl Remembered {
    /// The entry of a comment, with the mark of its mail address if that was stored.
    pub(super) fn of(comment: &Comment, mail: Option<Mark<8>>) -> Remembered {
        let folder = comment.article.value.clone();
        Remembered {
            file: comment.text.file.clone(),
            state: comment.state,
            id: id(&folder, &comment.id.value),
            source: comment.source_id.as_deref().map(Mark::of),
            facts: Facts::of(comment, mail),
            folder,
        }
    }

    /// The entry of a comment that was read from the disk.
    pub(super) fn read(comment: &Comment, addresses: &Addresses) -> Remembered {
        Remembered::of(comment, addresses.of(&comment.full_id()))
    }
}

/// The mark of an id within a folder. If two ids had the same mark, the second would only be refused.
pub(super) fn id(folder: &str, id: &str) -> Mark<8> {
    Mark::of(&format!("{folder}/{id}"))
}
