//! What a command wants to change, before it is completed and checked.

use crate::edits::Changes;
use crate::moves::list_page::ListPage;
use crate::path::{SourcePath, Url};

/// What a command wants to change.
#[derive(Debug, Default)]
pub struct Wanted {
    /// The changes so far.
    pub changes: Changes,
    /// The list that gets another name: its kind, the old name and the new one.
    pub(super) list: Option<(ListPage, String, String)>,
    /// The removed text, and what becomes of its address.
    pub(super) removed: Option<(SourcePath, Leave)>,
}

/// What becomes of the address of a removed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leave {
    /// It leads to another address.
    To(Url),
    /// It is listed as gone.
    Gone,
}
