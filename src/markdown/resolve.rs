//! The caller's decisions about links and images.

use crate::diagnostic::Diagnostic;
use crate::images::Choice;
use crate::markdown::embeds::EmbedKind;
use crate::path::Url;

/// Decides where links and images lead.
///
/// It is asked about every destination except `#anchor`, `mailto:`, `tel:`, script URLs, and destinations with `{{` or
/// `{%`.
pub trait Resolve {
    /// Resolves the destination of a link.
    fn link(&self, destination: &str) -> LinkTarget;
    /// Resolves the URL of an image, video or sound.
    fn image(&self, destination: &str) -> ImageTarget;
    /// Returns a diagnostic for something embedded, if there is one; `address` is `None` for inline content.
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
        /// The URL of the target.
        url: Url,
        /// The fragment after the `#`, decoded.
        anchor: Option<String>,
    },
    /// To another site.
    External(String),
    /// To a part of the same host that this site does not build. The link is kept, with a diagnostic if it is
    /// suspicious.
    Kept {
        /// The value of `href`.
        href: String,
        /// The diagnostic, without its place.
        fault: Option<Box<Diagnostic>>,
    },
    /// Nowhere. The text is kept without a link; the diagnostic has no place yet. In raw HTML it becomes a warning.
    Missing(Box<Diagnostic>),
}

/// Where an image is.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageTarget {
    /// In this site.
    Local {
        /// The value of `src`, encoded.
        src: String,
        /// Width and height in pixels, so that the layout of the page does not shift while the image loads.
        dimensions: Option<(u32, u32)>,
        /// The URL of the image.
        url: Url,
        /// The image in several sizes. It is not used in raw HTML.
        choice: Option<Box<Choice>>,
    },
    /// On another site.
    External(String),
    /// On the same host, but apparently not built by this site. The image is kept, with a diagnostic without its place.
    Doubtful(String, Box<Diagnostic>),
    /// Nowhere. The alternative text is shown instead; the diagnostic has no place yet.
    Missing(Box<Diagnostic>),
}
