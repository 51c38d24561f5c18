//! Why an image cannot be read.

use std::fmt;

use crate::images::limits::MOST_MEMORY;

/// Why nothing could be made of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read or written; why, as one clause.
    Broken(String),
    /// It would take so many bytes of memory, which are more than [`MOST_MEMORY`].
    TooLarge(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1024 * 1024;
        match self {
            Fault::Broken(why) => f.write_str(why),
            Fault::TooLarge(bytes) => {
                write!(
                    f,
                    "it would take {} MiB of memory, and {} MiB are the most",
                    bytes / MIB,
                    MOST_MEMORY / MIB
                )
            }
        }
    }
}
