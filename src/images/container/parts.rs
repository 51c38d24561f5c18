//! The parts of an image file.

/// The parts of an image file.
#[derive(Debug, Default)]
pub(crate) struct Parts<'a> {
    /// Width and height in pixels, before the image is rotated.
    pub(crate) size: (u32, u32),
    /// `true` if the image is animated.
    pub(crate) moving: bool,
    /// The Exif block. It begins with the mark of the byte order.
    pub(crate) exif: Option<&'a [u8]>,
    /// The bytes that are needed to show the image, in order.
    pub(crate) kept: Vec<&'a [u8]>,
    /// `true` if the file has other bytes, such as metadata.
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

/// The reason why a file cannot be split into its parts, as one clause.
pub(crate) type Broken = &'static str;

pub(super) const CUT_OFF: Broken = "the file ends before the picture does";
pub(super) const NO_SIZE: Broken = "its header names no size";
pub(super) const DAMAGED: Broken = "its header is damaged";
