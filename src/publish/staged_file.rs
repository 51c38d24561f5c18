//! A file that a build has staged, and the location of its bytes until it is published.

use std::collections::BTreeMap;

use crate::digest::Digest;
use crate::path::OutPath;

/// All files of a build, by their paths in the output.
pub(super) type StagedFiles = BTreeMap<OutPath, StagedFile>;

/// A file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StagedFile {
    pub(super) digest: Digest,
    /// Its length in bytes.
    pub(super) length: u64,
    pub(super) staged: Staged,
}

/// The location of the bytes of a file before it is published. Numbers are file names in the folder of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Staged {
    /// Not staged: the output has the file already.
    Unchanged,
    /// Under a number. The folder exists in the output, and nothing is at the path.
    New(usize),
    /// Under a number. It will replace an older file.
    Replacing(usize),
    /// Under a number. An old folder is at the path, and must be removed first.
    BehindFolder(usize),
    /// In a copy of a folder that the output does not have yet. There is one copy for each role.
    InNewFolder,
}

/// Returns the folder of a file of the output. Empty for a file at the top.
pub(super) fn folder(path: &OutPath) -> &str {
    path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}
