//! The attributes of images that exist in several sizes: `src`, `srcset`, `sizes`.

use crate::config::ImageSettings;
use crate::images::{Choice, Source};
use crate::path::BaseUrl;
use crate::plan::images::{Responsive, Set};
use crate::site::Site;

/// Returns the displayed width of images in texts, for `sizes=`.
pub(super) fn sizes(site: &Site) -> &str {
    // Without settings no image has several sizes, and `sizes` is not written.
    site.config.images.as_ref().map_or("", |ImageSettings { sizes, .. }| sizes)
}

/// Returns the sizes and formats that a browser can choose from.
pub(super) fn choice(sizes: &Responsive, base: &BaseUrl) -> Choice {
    let source = |set: &Set| Source { media_type: set.format.media_type(), srcset: srcset(set, base) };
    // `src` names a single size already.
    let own = sizes.own.as_ref().filter(|set| set.candidates.len() > 1);
    Choice {
        src: base.href(&sizes.fallback),
        srcset: own.map(|set| srcset(set, base)).unwrap_or_default(),
        sources: sizes.sources.iter().map(source).collect(),
    }
}

/// `/a-480.webp 480w, /a-800.webp 800w`
fn srcset(set: &Set, base: &BaseUrl) -> String {
    let candidates = set.candidates.iter();
    let candidates = candidates.map(|size| format!("{} {}w", base.href(&size.url), size.width));
    candidates.collect::<Vec<_>>().join(", ")
}
