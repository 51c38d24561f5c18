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

/// The resolved target of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// An output of this site.
    Internal {
        /// The value of `href`, encoded, with the anchor.
        href: String,
        /// The URL of the target.
        url: Url,
        /// The fragment after the `#`, decoded.
        anchor: Option<String>,
    },
    /// A URL on another site.
    External(String),
    /// A URL on the same host that this site does not build. The link is kept, with a diagnostic if it is suspicious.
    Kept {
        /// The value of `href`.
        href: String,
        /// The diagnostic, without a location.
        fault: Option<Box<Diagnostic>>,
    },
    /// The target does not exist. The text is kept without a link. The diagnostic has no location yet. In raw HTML it
    /// becomes a warning.
    Missing(Box<Diagnostic>),
}

/// The resolved location of an image.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageTarget {
    /// A file of this site.
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
    /// A URL on another site.
    External(String),
    /// A URL on the same host that this site seems not to build. The image is kept. The diagnostic has no location yet.
    Doubtful(String, Box<Diagnostic>),
    /// The image does not exist. The alternative text is shown instead. The diagnostic has no location yet.
    Missing(Box<Diagnostic>),
}
