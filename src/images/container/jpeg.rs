//! Splits a JPEG file into segments, which begin with a marker. Sources: ITU-T T.81, annex B. For application segments:
//! the names that ExifTool lists.

use crate::images::container::parts::{Broken, CUT_OFF, DAMAGED, Parts};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

pub(super) fn parts(bytes: &[u8]) -> Result<Parts<'_>, Broken> {
    let mut parts = Parts::default();
    let mut at = 0;
    loop {
        let marker = marker_at(bytes, at)?;
        match marker {
            START => {
                parts.keep(&bytes[at..at + 2]);
                at += 2;
            }
            END => {
                parts.keep(&bytes[at..at + 2]);
                parts.drop(&bytes[at + 2..]);
                return Ok(parts);
            }
            // A fill byte before a marker.
            0xff => at += 1,
            // Markers without a segment.
            0x01 | 0xd0..=0xd7 => at += 2,
            _ => {
                let length = bytes.get(at + 2..at + 4).ok_or(CUT_OFF)?;
                let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
                if length < 2 {
                    return Err(DAMAGED);
                }
                let segment = bytes.get(at..at + 2 + length).ok_or(CUT_OFF)?;
                let data = &segment[4..];
                note(marker, data, &mut parts)?;
                if is_picture(marker, data) {
                    parts.keep(segment);
                } else {
                    parts.drop(segment);
                }
                at += segment.len();
                if marker == SCAN {
                    let end = end_of_scan(bytes, at)?;
                    parts.keep(&bytes[at..end]);
                    at = end;
                }
            }
        }
    }
}

fn marker_at(bytes: &[u8], at: usize) -> Result<u8, Broken> {
    match bytes.get(at..at + 2) {
        Some([0xff, marker]) => Ok(*marker),
        Some(_) => Err(DAMAGED),
        None => Err(CUT_OFF),
    }
}

/// Returns the index of the marker that ends a scan. In the data of a scan, 0xff is followed by 0 or a restart number.
fn end_of_scan(bytes: &[u8], from: usize) -> Result<usize, Broken> {
    let mut at = from;
    loop {
        at += bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff)).ok_or(CUT_OFF)?;
        match bytes.get(at + 1).ok_or(CUT_OFF)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Ok(at),
        }
    }
}

/// Reads the size or the Exif block of the image from a segment, if it is there.
fn note<'a>(marker: u8, data: &'a [u8], parts: &mut Parts<'a>) -> Result<(), Broken> {
    match marker {
        // Frame headers. The three markers that are left out are for tables and extensions.
        0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
            let size = data.get(1..5).ok_or(DAMAGED)?;
            let number = |at: usize| u32::from(u16::from_be_bytes([size[at], size[at + 1]]));
            parts.size = (number(2), number(0));
        }
        0xe1 if parts.exif.is_none() => parts.exif = data.strip_prefix(b"Exif\0\0"),
        _ => {}
    }
    Ok(())
}

/// Returns whether a segment is needed to show the image. Comments and application segments are not, except those with
/// the colour profile or the colour encoding.
fn is_picture(marker: u8, data: &[u8]) -> bool {
    match marker {
        0xe0 => data.starts_with(b"JFIF\0"),
        0xe2 => data.starts_with(b"ICC_PROFILE\0"),
        0xee => data.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}
