//! What the bytes of a file say about the picture in it, without decoding it.

use image::metadata::Orientation;

use crate::digest::Digest;
use crate::images::container;
use crate::images::pixels::{Pixels, Still, Turn};

/// The picture in a file; none when the file does not begin as a format that is known here.
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
