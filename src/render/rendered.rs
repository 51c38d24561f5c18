//! The result of rendering one output.

use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::images::Variant;
use crate::markdown::InternalLink;
use crate::path::SourcePath;
use crate::plan::SocialCard;
use crate::render::anchors::Anchors;
use crate::render::search::SearchText;

/// A rendered output.
#[derive(Debug)]
pub struct Rendered {
    /// The bytes of the output.
    pub bytes: Bytes,
    /// Diagnostics about its sources.
    pub diagnostics: Vec<Diagnostic>,
    /// The anchors and links of a page with a text.
    pub text_links: Option<TextLinks>,
    /// The text that readers find an article or standalone page by.
    pub search_text: Option<SearchText>,
}

/// The bytes of an output.
#[derive(Debug, PartialEq, Eq)]
pub enum Bytes {
    /// Rendered bytes.
    Rendered(Vec<u8>),
    /// The bytes of an asset.
    Copied(SourcePath),
    /// An image to be resized from an asset. This is slow, so look in the cache first.
    Drawn(Variant),
    /// A social card to be drawn. This is slow too.
    Card(SocialCard),
}

/// The anchors and links of a text, to check the links between pages.
#[derive(Clone, Debug)]
pub struct TextLinks {
    /// The text, for the spans of the links.
    pub text: Text,
    /// Every id of the page that links may name.
    pub anchors: Anchors,
    /// Links to places in outputs of this site.
    pub links: Vec<InternalLink>,
}

impl Rendered {
    pub(super) fn from_bytes(bytes: impl Into<Vec<u8>>) -> Rendered {
        Rendered::without_text(Bytes::Rendered(bytes.into()))
    }

    pub(super) fn without_text(bytes: Bytes) -> Rendered {
        Rendered { bytes, diagnostics: Vec::new(), text_links: None, search_text: None }
    }
}
