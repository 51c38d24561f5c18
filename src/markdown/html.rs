//! A text as HTML, with the facts that pages, feeds and the search index need about it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::path::Url;

/// A converted text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html {
    /// The HTML for the main part of a page.
    pub html: String,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// All ids in the HTML, sorted.
    pub anchors: Vec<String>,
    /// The links to pages and files of this site.
    pub links: Vec<InternalLink>,
    /// The images, videos and sounds of this site, in order.
    pub images: Vec<Url>,
    /// `true` if the page needs the stylesheet for code: a code block has colours, a caption or marked lines.
    pub has_code: bool,
    /// The text without markup, each block on its own lines, without the labels that the program adds. Empty unless
    /// [`PlainText::Kept`](crate::markdown::PlainText::Kept).
    pub plain: String,
    /// The diagnostics; at most 100 of each severity.
    pub diagnostics: Vec<Diagnostic>,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The level, from 2 to 6.
    pub level: u8,
    /// The id.
    pub id: String,
    /// The text without markup, not escaped.
    pub text: String,
}

/// A link to an output of this site. The caller checks its fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalLink {
    /// The URL of the target.
    pub url: Url,
    /// The fragment after the `#`.
    pub anchor: Option<String>,
    /// The byte range of the destination in the file, or of the whole link.
    pub at: Range<usize>,
}
