//! Receives the outputs of a blog.

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use crate::render::Bytes;

/// The reason why rendering ends early.
#[derive(Debug)]
pub enum Stop {
    /// The bytes cannot be written.
    Fault(Box<Diagnostic>),
    /// The user asked for it.
    Asked,
}

impl Stop {
    pub(super) fn fault(self) -> Option<Diagnostic> {
        match self {
            Stop::Fault(fault) => Some(*fault),
            Stop::Asked => None,
        }
    }
}

/// Receives what is rendered. Several threads call it at once.
pub trait Receiver: Sync {
    /// Keeps the file that an earlier build rendered with this key, and has not been touched since. Returns `false` if there
    /// is no such file; then the output is rendered.
    fn keep(&self, _path: &OutPath, _key: &Digest) -> bool {
        false
    }

    /// Returns the bytes of a file that the last build has published, if nobody has touched it since.
    fn published(&self, _path: &OutPath) -> Option<Vec<u8>> {
        None
    }

    /// Takes the bytes of an output. The key is that of a file that later builds may keep: all who render with this key get
    /// these bytes, and no diagnostics.
    fn take(&self, path: &OutPath, bytes: Bytes, key: Option<&Digest>) -> Result<(), Stop>;
}

impl<F: Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync> Receiver for F {
    fn take(&self, path: &OutPath, bytes: Bytes, _: Option<&Digest>) -> Result<(), Stop> {
        self(path, bytes)
    }
}
