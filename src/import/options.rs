//! The options of an import.

use crate::date::Moment;
use crate::import::existing_site::ExistingSite;
use crate::import::source::Source;

/// What becomes of texts that readers of the old site did not see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DraftChoice {
    /// They become drafts.
    #[default]
    Keep,
    /// They are left out.
    LeaveOut,
}

/// Where the pictures of the old site are.
#[derive(Debug, Default)]
pub enum PictureSource {
    /// In the source, if it holds any.
    #[default]
    OfSource,
    /// At their addresses. They stay there.
    Addresses,
    /// In a folder.
    Folder(Source),
}

/// The options of an import.
#[derive(Debug)]
pub struct ImportOptions {
    /// The moment of the import.
    pub now: Moment,
    /// What becomes of drafts.
    pub drafts: DraftChoice,
    /// Where the pictures of the old site are.
    pub pictures: PictureSource,
    /// The site, if it is there already.
    pub site: Option<ExistingSite>,
}
