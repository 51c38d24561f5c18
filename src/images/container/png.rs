//! Splits a PNG file into chunks, each with its length, name and checksum.
//!
//! Source: the W3C's "Portable Network Graphics", third edition.

use crate::images::container::parts::{Broken, CUT_OFF, DAMAGED, Parts};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that a decoder may skip, but that change how the image looks.
const SEEN: [&[u8; 4]; 11] =
    [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"mDCV", b"cLLI"];

pub(super) fn parts(bytes: &[u8]) -> Result<Parts<'_>, Broken> {
    let mut parts = Parts::default();
    parts.keep(&bytes[..SIGNATURE.len()]);
    let mut at = SIGNATURE.len();
    loop {
        let head = bytes.get(at..at + 8).ok_or(CUT_OFF)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let name = &head[4..];
        let end = at.checked_add(12).and_then(|end| end.checked_add(length)).ok_or(CUT_OFF)?;
        let chunk = bytes.get(at..end).ok_or(CUT_OFF)?;
        let data = &chunk[8..8 + length];
        match name {
            b"IHDR" => parts.size = size(data).ok_or(DAMAGED)?,
            b"acTL" => parts.moving = true,
            b"eXIf" => parts.exif = Some(data),
            _ => {}
        }
        // A chunk whose name begins with a capital letter is needed to decode the image.
        if name[0].is_ascii_uppercase() || SEEN.iter().any(|seen| seen.as_slice() == name) {
            parts.keep(chunk);
        } else {
            parts.drop(chunk);
        }
        at = end;
        if name == b"IEND" {
            parts.drop(&bytes[at..]);
            return Ok(parts);
        }
    }
}

fn size(data: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}
