//! The bytes of a file that is put on the stage: in memory, or in another file.

use std::fs::File;
use std::path::Path;
use std::{fs, io};

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::publish::errors::unreadable;

/// The content of a file that will be published.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    /// These bytes, with their digest.
    Memory(&'a [u8], Digest),
    /// A copy of this file.
    File(&'a Path),
}

impl Content<'_> {
    /// Returns the length in bytes.
    pub(super) fn length(&self) -> Result<u64, Diagnostic> {
        match self {
            Content::Memory(bytes, _) => Ok(bytes.len() as u64),
            Content::File(from) => {
                fs::metadata(from).map(|found| found.len()).map_err(|reason| unreadable(from, &reason))
            }
        }
    }

    /// Returns the digest of the bytes. Reads the whole file.
    pub(super) fn digest(&self) -> Result<Digest, Diagnostic> {
        match self {
            Content::Memory(_, digest) => Ok(*digest),
            Content::File(from) => File::open(from)
                .and_then(|mut file| Digest::of_copy(&mut file, &mut io::sink()))
                .map(|(digest, _)| digest)
                .map_err(|reason| unreadable(from, &reason)),
        }
    }
}
