//! The search index as files.

use crate::render::search::shards::Shards;

/// All files of the index, except the list of them.
#[derive(Debug)]
pub struct Index {
    pub(super) words: Shards,
    pub(super) texts: ResultTexts,
}

/// The files with the texts that results show.
#[derive(Debug)]
pub(super) struct ResultTexts {
    pub(super) files: Vec<Vec<u8>>,
    /// A version for each family of files.
    pub(super) versions: Vec<String>,
}
