//! What the header of an image says.

use crate::digest::Digest;
use crate::images::format::Format;

/// What the bytes of a picture's file say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pixels {
    /// A still picture.
    Still(Still),
    /// A moving one, of this width and height. It stays as it is.
    Moving(u32, u32),
    /// Nothing that can be read; why, as one clause.
    Broken(&'static str),
    /// A file of more than [`LARGEST_FILE`](crate::images::LARGEST_FILE) bytes, which was not read.
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
pub struct Turn(pub(super) u8);

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
