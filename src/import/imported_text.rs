//! The facts about an article or a page of the new site that its comments need.

use crate::date::Moment;
use crate::import::entry::EntryKind;
use crate::path::SourcePath;

/// An article or a page that an import has written.
#[derive(Clone, Debug)]
pub struct ImportedText {
    /// What it is.
    pub kind: EntryKind,
    /// Its file, from the root of the site.
    pub file: SourcePath,
    /// Its title.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its address on the new site, and former ones.
    pub addresses: Vec<String>,
    /// Its date; that of the import for a page.
    pub date: Moment,
}
