//! The result of rendering one output.

use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::images::Variant;
use crate::markdown::InternalLink;
use crate::path::SourcePath;
use crate::plan::SocialCard;
use crate::render::search;

/// One output.
#[derive(Debug)]
pub struct Rendered {
    /// Its bytes.
    pub bytes: Bytes,
    /// What is wrong with its sources.
    pub diagnostics: Vec<Diagnostic>,
    /// For pages of text: what other pages may link to, and what it links to.
    pub text_links: Option<TextLinks>,
    /// For pages of text: what the page is found by when readers search.
    pub search_text: Option<search::SearchText>,
}

/// The bytes of an output.
#[derive(Debug, PartialEq, Eq)]
pub enum Bytes {
    /// As they are.
    Made(Vec<u8>),
    /// Those of an asset.
    Copied(SourcePath),
    /// Those of an image that is resized from an asset. This takes long, so look in the cache first.
    Drawn(Variant),
    /// Those of a social card, to be drawn likewise.
    Card(SocialCard),
}

/// What a text's links say.
#[derive(Clone, Debug)]
pub struct TextLinks {
    /// The text, which the links' places are in.
    pub text: Text,
    /// Every id of the text, sorted.
    pub anchors: Vec<String>,
    /// Links to outputs of this site.
    pub links: Vec<InternalLink>,
}

impl Rendered {
    pub(super) fn made(text: impl Into<Vec<u8>>) -> Rendered {
        Rendered::of(Bytes::Made(text.into()))
    }

    pub(super) fn of(bytes: Bytes) -> Rendered {
        Rendered { bytes, diagnostics: Vec::new(), text_links: None, search_text: None }
    }
}
