//! The parts of an image file.

/// A picture's file, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Parts<'a> {
    /// Width and height in pixels, as they are stored.
    pub(crate) size: (u32, u32),
    /// Whether it moves.
    pub(crate) moving: bool,
    /// The Exif block, from its byte order on.
    pub(crate) exif: Option<&'a [u8]>,
    /// The bytes that show the picture, in order.
    pub(crate) kept: Vec<&'a [u8]>,
    /// Whether there is anything else in the file.
    pub(crate) has_more: bool,
}

impl<'a> Parts<'a> {
    pub(crate) fn keep(&mut self, bytes: &'a [u8]) {
        self.kept.push(bytes);
    }

    pub(crate) fn drop(&mut self, bytes: &[u8]) {
        self.has_more |= !bytes.is_empty();
    }
}

/// Why a file cannot be taken apart, as one clause.
pub(crate) type Broken = &'static str;

pub(super) const CUT_OFF: Broken = "the file ends before the picture does";
pub(super) const NO_SIZE: Broken = "its header names no size";
pub(super) const DAMAGED: Broken = "its header is damaged";
