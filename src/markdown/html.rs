//! A text as HTML, with the facts that pages, feeds and the search index need about it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::path::Url;

/// A text as HTML, and what was learned while writing it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html {
    /// The HTML, to be put into a page's main part.
    pub html: String,
    /// The headings in their order.
    pub headings: Vec<Heading>,
    /// Every id in the HTML, sorted.
    pub anchors: Vec<String>,
    /// The links to pages and files of this site.
    pub links: Vec<InternalLink>,
    /// The pictures, videos and sounds of this site, in their order.
    pub images: Vec<Url>,
    /// Whether it holds code that the stylesheet for code is for: with colours, a caption or marked lines.
    pub has_code: bool,
    /// The text without its markup, each block on lines of its own: what a reader sees, without the words that the
    /// program adds. Empty unless [`PlainText::Kept`].
    pub plain: String,
    /// What is wrong with the text; of each severity at most 100 are kept.
    pub diagnostics: Vec<Diagnostic>,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// Its text without markup, not escaped.
    pub text: String,
}

/// A link to an output of this site, whose anchor only the caller can check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalLink {
    /// The address linked to.
    pub url: Url,
    /// The id behind the `#`.
    pub anchor: Option<String>,
    /// The bytes of the file that hold the destination, or the link.
    pub at: Range<usize>,
}
