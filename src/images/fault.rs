//! The errors of reading and writing an image.

use std::fmt;

use crate::images::limits::MOST_MEMORY;

/// The reason why an image cannot be processed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read or written. Holds the reason as one clause.
    Broken(String),
    /// It would take this many bytes of memory, more than [`MOST_MEMORY`].
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
