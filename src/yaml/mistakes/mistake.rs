//! A mistake that was recognised, as the parts of a message.

use std::ops::Range;

/// A slip that was recognised.
pub(crate) struct Mistake {
    pub(crate) message: String,
    pub(crate) at: Range<usize>,
    pub(crate) why: Option<String>,
    pub(crate) help: String,
    /// The line at fault, when the rest can be read without it.
    pub(crate) line: Option<Range<usize>>,
}
