//! The result of publishing, in counts.

use crate::path::OutPath;

/// The changes that publishing has made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The number of files that are new or changed.
    pub written: usize,
    /// The number of files that were already in the output and were not changed.
    pub unchanged: usize,
    /// The number of files of earlier builds that this site does not have.
    pub removed: usize,
    /// The removed files that the last finished build had published, in path order.
    pub gone: Vec<OutPath>,
    /// The size of the whole site in bytes.
    pub bytes: u64,
}
