//! A recognised mistake, as the parts of a message.

use std::ops::Range;

/// A recognised mistake.
pub(crate) struct Mistake {
    pub(crate) message: String,
    pub(crate) at: Range<usize>,
    pub(crate) why: Option<String>,
    pub(crate) help: String,
    /// The faulty line, if the rest is readable without it.
    pub(crate) line: Option<Range<usize>>,
}
