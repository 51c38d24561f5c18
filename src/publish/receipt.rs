//! The result of publishing, in counts.

use crate::path::OutPath;

/// What publishing has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The number of files that are new or changed.
    pub written: usize,
    /// The number of files that were in the output already and were not touched.
    pub unchanged: usize,
    /// The number of files of earlier builds that this site does not have.
    pub removed: usize,
    /// The removed files that the last finished build had published, in path order.
    pub gone: Vec<OutPath>,
    /// The size of the whole site in bytes.
    pub bytes: u64,
}
