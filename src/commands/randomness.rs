//! Random bytes of the operating system, for values that nobody may predict.

use std::io;

/// Returns six random bytes.
pub(super) fn bytes() -> io::Result<[u8; 6]> {
    let mut bytes = [0; 6];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
