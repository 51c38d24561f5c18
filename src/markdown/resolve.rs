//! Where links and images lead: what the caller decides.

use crate::diagnostic::Diagnostic;
use crate::images::Choice;
use crate::markdown::embeds::EmbedKind;
use crate::path::Url;

/// What decides where links and pictures lead.
///
/// It is asked about every destination but `#anchor`, `mailto:`, `tel:`, those that would run a script, and those
/// that hold `{{` or `{%`.
pub trait Resolve {
    /// What a link's destination means.
    fn link(&self, destination: &str) -> LinkTarget;
    /// What the address of a picture, video or sound means.
    fn image(&self, destination: &str) -> ImageTarget;
    /// What is wrong with embedding something; `address` is none for what stands in the page itself.
    fn embed(&self, what: EmbedKind, address: Option<&str>) -> Option<Box<Diagnostic>> {
        let _ = (what, address);
        None
    }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// To an output of this site.
    Internal {
        /// The value of `href`, encoded, with the anchor.
        href: String,
        /// The address linked to.
        url: Url,
        /// The id behind the `#`, decoded.
        anchor: Option<String>,
    },
    /// To another site.
    External(String),
    /// To a part of the same host that this site does not make: written as it stands. It may be a fault all the same.
    Kept {
        /// The value of `href`.
        href: String,
        /// What is probably wrong with it; gets its place.
        fault: Option<Box<Diagnostic>>,
    },
    /// Nowhere: the text is kept, and the fault gets its place. In raw HTML it is only a warning.
    Missing(Box<Diagnostic>),
}

/// Where a picture is.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageTarget {
    /// In this site.
    Local {
        /// The value of `src`, encoded.
        src: String,
        /// Width and height in pixels, so that the page does not jump while it loads.
        dimensions: Option<(u32, u32)>,
        /// The picture's address.
        url: Url,
        /// The same picture in several sizes. Raw HTML gets none.
        choice: Option<Box<Choice>>,
    },
    /// On another site.
    External(String),
    /// On the same host, and not made by this site as far as can be seen: written as it stands, and the fault gets its
    /// place.
    Doubtful(String, Box<Diagnostic>),
    /// Nowhere: its text is shown instead, and the fault gets its place.
    Missing(Box<Diagnostic>),
}
