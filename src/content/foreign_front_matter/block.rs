//! A block of foreign front matter, and the same in YAML.

use std::ops::Range;

/// Front matter in another form, at the start of a file.
#[derive(Debug)]
pub(crate) struct ForeignBlock {
    /// The message that reports it, in one sentence.
    pub(crate) message: String,
    /// The bytes of its first line.
    pub(crate) first: Range<usize>,
    /// The bytes of its last line.
    pub(crate) last: Range<usize>,
    /// The same keys as lines of YAML, without fences.
    pub(crate) yaml: Vec<String>,
}
