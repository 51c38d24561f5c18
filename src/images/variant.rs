//! The sizes and formats that an image is published in.

use serde::Serialize;

use crate::digest::Digest;
use crate::images::format::Format;
use crate::path::SourcePath;

/// Changes whenever the same [`Make`] gives other bytes than before.
pub(super) const GENERATION: u32 = 1;

/// One file that is made from a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The picture's file.
    pub file: SourcePath,
    /// The digest of that file.
    pub of: Digest,
    /// What is made of it.
    pub make: Make,
}

/// What is made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// The picture itself without what else its file tells: place, camera, owner. Its pixels are the same, unless they
    /// must be turned.
    Whole,
    /// The picture in another size or format.
    Scaled {
        /// Width in pixels, never more than the picture's.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The format.
        format: Format,
        /// 1 to 100, for formats that lose something.
        quality: u8,
    },
}

impl Variant {
    /// The digest of everything that decides the bytes of this file.
    pub fn key(&self) -> Digest {
        let version = env!("CARGO_PKG_VERSION");
        Digest::of(format!("{version} {GENERATION} {} {:?}", self.of, self.make).as_bytes())
    }
}

/// The same picture in several sizes and formats, as a browser chooses among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// For `src=`: what every browser can show.
    pub src: String,
    /// For `srcset=` of the `img`: the same format in several widths; empty when there is one only.
    pub srcset: String,
    /// For `source` elements before it, the best first.
    pub sources: Vec<Source>,
}

/// One `source` element of a `picture`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// For `type=`.
    pub media_type: &'static str,
    /// For `srcset=`.
    pub srcset: String,
}
