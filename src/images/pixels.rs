//! The data in the header of an image.

use crate::digest::Digest;
use crate::images::format::Format;

/// The result of reading the header of an image file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pixels {
    /// A still image.
    Still(Still),
    /// An animation of this width and height. It is published unchanged.
    Moving(u32, u32),
    /// A file that cannot be read. Holds the reason as one clause.
    Broken(&'static str),
    /// A file of more than [`LARGEST_FILE`](crate::images::LARGEST_FILE) bytes, which was not read.
    TooLarge,
}

/// The header of a still image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Still {
    /// The format.
    pub format: Format,
    /// Width in pixels, after the image is rotated.
    pub width: u32,
    /// Height in pixels, after the image is rotated.
    pub height: u32,
    /// How the stored pixels must be rotated and mirrored.
    pub turn: Turn,
    /// The digest of the whole file.
    pub digest: Digest,
}

impl Still {
    /// Returns the number of pixels.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// How the stored pixels must be rotated and mirrored: the Exif orientation, 1 to 8.
///
/// Source: CIPA DC-008, "Orientation".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn(pub(super) u8);

impl Turn {
    /// The pixels are stored upright.
    pub const NONE: Turn = Turn(1);

    /// Returns whether the pixels are stored upright.
    pub fn is_none(self) -> bool {
        self == Turn::NONE
    }

    /// Returns whether the rotation swaps width and height.
    pub fn is_on_its_side(self) -> bool {
        self.0 >= 5
    }
}
