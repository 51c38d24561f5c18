//! The parts of a picture's file: which hold the picture, and which tell something else about it.
//!
//! Nothing is decoded. Each format is walked from its first part to its last, so that a file that was cut off is found
//! here, where a decoder would show a grey half. What stands behind the last part belongs to no picture and is left out.

mod jpeg;
mod parts;
mod png;
mod webp;

use parts::NO_SIZE;
pub(crate) use parts::{Broken, Parts};

use crate::images::format::Format;

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
