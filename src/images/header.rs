//! Reads the header of an image file. Does not decode the pixels.

use image::metadata::Orientation;

use crate::digest::Digest;
use crate::images::container;
use crate::images::pixels::{Pixels, Still, Turn};

/// Reads the header of an image file. Returns `None` if the first bytes are not those of a supported format.
pub fn look(bytes: &[u8]) -> Option<Pixels> {
    let format = container::format(bytes)?;
    let parts = match container::parts(format, bytes) {
        Ok(parts) => parts,
        Err(why) => return Some(Pixels::Broken(why)),
    };
    let (width, height) = parts.size;
    if parts.moving {
        return Some(Pixels::Moving(width, height));
    }
    let turn =
        parts.exif.and_then(Orientation::from_exif_chunk).map_or(Turn::NONE, |turn| Turn(turn.to_exif()));
    let (width, height) = if turn.is_on_its_side() { (height, width) } else { (width, height) };
    Some(Pixels::Still(Still { format, width, height, turn, digest: Digest::of(bytes) }))
}
