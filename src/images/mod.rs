//! Pictures made of pixels: what a file's bytes say about its picture, and smaller ones made from it.
//!
//! Bytes go in, bytes come out. Nothing here knows a disk, an address or an article, and nothing here panics or takes
//! more memory than [`MOST_PIXELS`] allow, whatever the bytes. The same bytes and the same [`Make`] give the same bytes.
//!
//! Without the feature `images` no file has a picture that anything could be made of; all pass through as they are.

#[cfg(feature = "images")]
mod colour;
#[cfg(feature = "images")]
mod container;
#[cfg(feature = "images")]
mod encode;
#[cfg(feature = "images")]
mod header;
#[cfg(feature = "images")]
mod memory_estimate;
mod memory_limit;
#[cfg(not(feature = "images"))]
mod none;
#[cfg(feature = "images")]
mod resize;
#[cfg(feature = "images")]
#[cfg(test)]
mod tests;

#[cfg(feature = "images")]
pub use header::look;
pub use memory_limit::Gate;
#[cfg(not(feature = "images"))]
pub use none::Drawing;
#[cfg(not(feature = "images"))]
pub use none::look;
#[cfg(feature = "images")]
pub use resize::Drawing;

use std::fmt;

use serde::Serialize;

use crate::digest::Digest;
use crate::path::SourcePath;

/// The most pixels that are decoded: 100 million take 300 to 400 MB while they are worked on.
pub const MOST_PIXELS: u64 = 100_000_000;

/// The most bytes of memory that one picture may take while it is worked on.
pub const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// The most bytes that a picture's file may have.
pub const LARGEST_FILE: u64 = 128 * 1024 * 1024;

/// The widest and highest that WebP can be. Source: RFC 9649, section 2.6.
pub const WIDEST_WEBP: u32 = 16_383;

/// Changes whenever the same [`Make`] gives other bytes than before.
const GENERATION: u32 = 1;

/// Whether lossy WebP can be written: the feature `webp`.
pub const WRITES_WEBP: bool = cfg!(feature = "webp");

/// A format of pictures that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// JPEG. Source: ITU-T T.81.
    Jpeg,
    /// PNG. Source: the W3C's "Portable Network Graphics", third edition.
    Png,
    /// WebP. Source: RFC 9649.
    WebP,
}

impl Format {
    /// The ending of such a file: `jpg`.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
        }
    }

    /// The media type: `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
        }
    }
}

/// What the bytes of a picture's file say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pixels {
    /// A still picture.
    Still(Still),
    /// A moving one, of this width and height. It stays as it is.
    Moving(u32, u32),
    /// Nothing that can be read; why, as one clause.
    Broken(&'static str),
    /// A file of more than [`LARGEST_FILE`] bytes, which was not read.
    TooLarge,
}

/// A still picture, as its header describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Still {
    /// Its format.
    pub format: Format,
    /// Width in pixels, as it is to be shown.
    pub width: u32,
    /// Height in pixels, as it is to be shown.
    pub height: u32,
    /// How the stored pixels must be turned to be shown.
    pub turn: Turn,
    /// The digest of the whole file.
    pub digest: Digest,
}

impl Still {
    /// How many pixels there are.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// How stored pixels are to be turned and mirrored, as Exif numbers it: 1 to 8. Source: CIPA DC-008, "Orientation".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn(u8);

impl Turn {
    /// As they are.
    pub const NONE: Turn = Turn(1);

    /// Whether there is anything to be turned.
    pub fn is_none(self) -> bool {
        self == Turn::NONE
    }

    /// Whether width and height change places.
    pub fn is_on_its_side(self) -> bool {
        self.0 >= 5
    }
}

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

/// Why nothing could be made of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read or written; why, as one clause.
    Broken(String),
    /// It would take so many bytes of memory, which are more than [`MOST_MEMORY`].
    TooLarge(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1024 * 1024;
        match self {
            Fault::Broken(why) => f.write_str(why),
            Fault::TooLarge(bytes) => {
                write!(
                    f,
                    "it would take {} MiB of memory, and {} MiB are the most",
                    bytes / MIB,
                    MOST_MEMORY / MIB
                )
            }
        }
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
