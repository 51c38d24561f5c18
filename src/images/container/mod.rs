//! The parts of a picture's file: which hold the picture, and which tell something else about it.
//!
//! Nothing is decoded. Each format is walked from its first part to its last, so that a file that was cut off is found
//! here, where a decoder would show a grey half. What stands behind the last part belongs to no picture and is left out.

mod jpeg;
mod png;
mod webp;

use crate::images::Format;

/// A picture's file, taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// Width and height in pixels, as they are stored.
    pub(super) size: (u32, u32),
    /// Whether it moves.
    pub(super) moving: bool,
    /// The Exif block, from its byte order on.
    pub(super) exif: Option<&'a [u8]>,
    /// The bytes that show the picture, in order.
    pub(super) kept: Vec<&'a [u8]>,
    /// Whether there is anything else in the file.
    pub(super) has_more: bool,
}

impl<'a> Parts<'a> {
    fn keep(&mut self, bytes: &'a [u8]) {
        self.kept.push(bytes);
    }

    fn drop(&mut self, bytes: &[u8]) {
        self.has_more |= !bytes.is_empty();
    }
}

/// Why a file cannot be taken apart, as one clause.
pub(super) type Broken = &'static str;

const CUT_OFF: Broken = "the file ends before the picture does";
const NO_SIZE: Broken = "its header names no size";
const DAMAGED: Broken = "its header is damaged";

/// The format that the first bytes of a file announce.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(Format::Jpeg)
    } else if bytes.starts_with(png::SIGNATURE) {
        Some(Format::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else {
        None
    }
}

/// Takes a file apart.
pub(super) fn parts(format: Format, bytes: &[u8]) -> Result<Parts<'_>, Broken> {
    let parts = match format {
        Format::Jpeg => jpeg::parts(bytes),
        Format::Png => png::parts(bytes),
        Format::WebP => webp::parts(bytes),
    }?;
    if parts.size.0 == 0 || parts.size.1 == 0 {
        return Err(NO_SIZE);
    }
    Ok(parts)
}

/// The file without what tells more than the picture; none when there is nothing to take out.
pub(super) fn bare(format: Format, parts: &Parts<'_>) -> Option<Vec<u8>> {
    if !parts.has_more {
        return None;
    }
    let bytes = parts.kept.concat();
    Some(if format == Format::WebP { webp::with_its_length(bytes) } else { bytes })
}
