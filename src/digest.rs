//! Digests of files: they name fingerprinted files and show whether a file changed.

use std::hash::Hasher;
use std::io::{Read, Write};
use std::{fmt, io};

/// A BLAKE3 digest of 256 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Computes the digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(*blake3::hash(bytes).as_bytes())
    }

    /// Copies everything from `from` to `to`, and returns the digest and the number of the copied bytes.
    pub fn of_copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<(Digest, u64)> {
        let (mut hasher, mut length, mut buffer) = (blake3::Hasher::new(), 0, vec![0; 64 * 1024]);
        loop {
            match from.read(&mut buffer) {
                Ok(0) => return Ok((Digest(*hasher.finalize().as_bytes()), length)),
                Ok(count) => {
                    hasher.update(&buffer[..count]);
                    to.write_all(&buffer[..count])?;
                    length += count as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Parses the 64 hexadecimal digits that `Display` writes.
    pub fn parse(hex: &str) -> Option<Digest> {
        blake3::Hash::from_hex(hex).ok().map(|hash| Digest(*hash.as_bytes()))
    }

    /// The first 128 bits, for large collections in memory. They do not collide by chance either.
    pub fn half(&self) -> [u8; 16] {
        *self.0.first_chunk().expect("a digest has 32 bytes")
    }

    /// The first `N` bytes, where even half of the digest is too large.
    pub fn first<const N: usize>(&self) -> [u8; N] {
        *self.0.first_chunk().expect("nobody asks for more than 32 bytes")
    }

    /// The first eight hexadecimal digits, enough to tell versions of one file apart.
    pub fn short(&self) -> String {
        self.0[..4].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

/// Computes the digest of values that implement [`Hash`](std::hash::Hash).
///
/// The digest of a value may differ between two versions of the program or two machines.
#[derive(Clone, Debug, Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// Returns the digest of all values so far.
    pub fn digest(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl Hasher for Digester {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        u64::from_le_bytes(self.digest().first())
    }
}
