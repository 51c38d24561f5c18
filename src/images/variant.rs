//! The sizes and formats that an image is published in.

use serde::Serialize;

use crate::digest::Digest;
use crate::images::format::Format;
use crate::path::SourcePath;

/// The version of the image processing. It is raised when the same [`Make`] gives different bytes than before.
pub(super) const GENERATION: u32 = 1;

/// One file that is made from an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The path of the image file.
    pub file: SourcePath,
    /// The digest of that file.
    pub of: Digest,
    /// How the new file is made.
    pub make: Make,
}

/// How a file is made from an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// The image in its full size without metadata such as location, camera and owner. The pixels are unchanged unless
    /// the image must be rotated.
    Whole,
    /// The image in another size or format.
    Scaled {
        /// Width in pixels, at most the width of the image.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The format.
        format: Format,
        /// The quality for lossy formats, 1 to 100.
        quality: u8,
    },
}

impl Variant {
    /// Returns the digest of everything that determines the bytes of this file.
    pub fn key(&self) -> Digest {
        let version = env!("CARGO_PKG_VERSION");
        Digest::of(format!("{version} {GENERATION} {} {:?}", self.of, self.make).as_bytes())
    }
}

/// The same image in several sizes and formats, from which a browser chooses one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The value of `src=`: a file that every browser can show.
    pub src: String,
    /// The value of `srcset=` of the `img`: the same format in several widths. Empty if there is only one width.
    pub srcset: String,
    /// The `source` elements before the `img`, the best format first.
    pub sources: Vec<Source>,
}

/// One `source` element of a `picture`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The value of `type=`.
    pub media_type: &'static str,
    /// The value of `srcset=`.
    pub srcset: String,
}
