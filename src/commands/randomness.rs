//! The operating system's randomness, for what nobody may predict.

use std::io;

/// Six bytes.
pub(super) fn bytes() -> io::Result<[u8; 6]> {
    let mut bytes = [0; 6];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
