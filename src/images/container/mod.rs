//! Splits an image file into the parts that show the image and those that hold metadata.
//!
//! Nothing is decoded. Each file is read from its first part to its last, so that a truncated file is an error here. A
//! decoder would show the missing half in grey. Bytes behind the last part are not part of the image and are removed.

mod jpeg;
mod parts;
mod png;
mod webp;

use parts::NO_SIZE;
pub(crate) use parts::{Broken, Parts};

use crate::images::format::Format;

/// Returns the format of a file by its first bytes.
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

/// Splits a file into its parts.
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

/// Returns the file without metadata, or `None` if there is nothing to remove.
pub(super) fn bare(format: Format, parts: &Parts<'_>) -> Option<Vec<u8>> {
    if !parts.has_more {
        return None;
    }
    let bytes = parts.kept.concat();
    Some(if format == Format::WebP { webp::with_its_length(bytes) } else { bytes })
}
