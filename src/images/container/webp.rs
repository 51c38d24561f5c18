//! Splits a WebP file into the chunks of its RIFF container. Source: RFC 9649, section 2.

use crate::images::container::parts::{Broken, CUT_OFF, DAMAGED, Parts};

/// The chunks that are needed to show a still image.
const PICTURE: [&[u8; 4]; 5] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"];

/// Bits of the extended header: the image is animated; the file has Exif or XMP.
const MOVES: u8 = 0x02;
const TELLS: u8 = 0x08 | 0x04;

pub(super) fn parts(bytes: &[u8]) -> Result<Parts<'_>, Broken> {
    let mut parts = Parts::default();
    let length = u32_at(bytes, 4).ok_or(CUT_OFF)? as usize;
    let whole = length.checked_add(8).and_then(|end| bytes.get(..end)).ok_or(CUT_OFF)?;
    // A length that ends before the name of the format is invalid.
    parts.keep(whole.get(..12).ok_or(CUT_OFF)?);
    parts.drop(&bytes[whole.len()..]);
    let mut at = 12;
    while at < whole.len() {
        let name = whole.get(at..at + 4).ok_or(CUT_OFF)?;
        let length = u32_at(whole, at + 4).ok_or(CUT_OFF)? as usize;
        let data = (at + 8).checked_add(length).and_then(|end| whole.get(at + 8..end)).ok_or(CUT_OFF)?;
        // A chunk of odd length is followed by a padding byte. Some programs leave it out at the end of the file.
        let end = (at + 8 + length + length % 2).min(whole.len());
        note(name, data, &mut parts)?;
        if PICTURE.iter().any(|kept| kept.as_slice() == name) {
            parts.keep(&whole[at..end]);
        } else {
            parts.drop(&whole[at..end]);
        }
        at = end;
    }
    Ok(parts)
}

fn note<'a>(name: &[u8], data: &'a [u8], parts: &mut Parts<'a>) -> Result<(), Broken> {
    let number = |at: usize, bytes: usize| -> Option<u32> {
        let found = data.get(at..at + bytes)?;
        Some(found.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    };
    let is_first = parts.size == (0, 0);
    match name {
        b"VP8X" => {
            parts.moving = data.first().ok_or(DAMAGED)? & MOVES != 0;
            parts.size = (number(4, 3).ok_or(DAMAGED)? + 1, number(7, 3).ok_or(DAMAGED)? + 1);
        }
        b"VP8 " if is_first => {
            parts.size = (number(6, 2).ok_or(DAMAGED)? & 0x3fff, number(8, 2).ok_or(DAMAGED)? & 0x3fff);
        }
        b"VP8L" if is_first => {
            let bits = number(1, 4).ok_or(DAMAGED)?;
            parts.size = ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        }
        b"EXIF" => parts.exif = Some(data.strip_prefix(b"Exif\0\0").unwrap_or(data)),
        _ => {}
    }
    Ok(())
}

/// Corrects the length and the header bits of a file from which chunks were removed.
pub(super) fn with_its_length(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = u32::try_from(bytes.len() - 8).unwrap_or(u32::MAX);
    bytes[4..8].copy_from_slice(&length.to_le_bytes());
    if bytes.get(12..16) == Some(b"VP8X") && bytes.len() > 20 {
        bytes[20] &= !TELLS;
    }
    bytes
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
