//! The kind of an image by its first bytes, independent of its name.
//!
//! Sources: the WHATWG MIME Sniffing Standard; ISO/IEC 14496-12 and 23008-12 for the brands of HEIC and AVIF; TIFF 6.0 and
//! vendors' signatures for raw formats.

use crate::file_kinds::kind::FileKind;
use crate::file_kinds::table;

/// The number of bytes that [`of_content`] needs.
pub const HEAD: usize = 64;

/// The brands that mark a HEIC file in the container that HEIC and AVIF share.
const HEIC_BRANDS: [&[u8; 4]; 10] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"];

/// Returns the kind of the image that begins with these bytes, or `None` if they are not those of a known image format.
pub fn of_content(bytes: &[u8]) -> Option<&'static FileKind> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(&[0xff, 0xd8, 0xff]) {
        Some(&table::JPEG)
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Some(&table::PNG)
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(&table::WEBP)
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Some(&table::GIF)
    } else if begins(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        Some(&table::BMP)
    } else if begins(&[0xff, 0x0a]) || begins(b"\0\0\0\x0cJXL \r\n\x87\n") {
        Some(&table::JXL)
    } else if begins(b"\0\0\0\x0cjP  \r\n\x87\n") || begins(&[0xff, 0x4f, 0xff, 0x51]) {
        Some(&table::JPEG_2000)
    } else if begins(b"8BPS") {
        Some(&table::PSD)
    } else if [&b"IIRO"[..], b"IIRS", b"MMOR", b"IIU\0", b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM"]
        .into_iter()
        .any(begins)
        || begins(b"II*\0\x10\0\0\0CR")
    {
        Some(&table::RAW)
    } else if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"].into_iter().any(begins) {
        Some(&table::TIFF)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        of_brands(bytes)
    } else {
        None
    }
}

/// The kind of an image in an ISO base media file, by its brands. Videos have other brands.
fn of_brands(bytes: &[u8]) -> Option<&'static FileKind> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let brands = bytes.get(8..length.min(bytes.len()))?;
    let main = brands.get(..4)?;
    // The compatible brands follow the major brand and its version.
    let mut others = brands.get(8..).unwrap_or_default().chunks_exact(4);
    let is_heic = |brand: &[u8]| HEIC_BRANDS.iter().any(|known| known.as_slice() == brand);
    if main.starts_with(b"avi") || (is_heic(main) && others.clone().any(|brand| brand.starts_with(b"avi"))) {
        Some(&table::AVIF)
    } else if main == b"crx " {
        Some(&table::RAW)
    } else if is_heic(main) || (main == b"jpeg" || others.any(|brand| brand == b"heic")) {
        Some(&table::HEIC)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_recognized_by_their_first_bytes() {
        let check = |bytes: &[u8], expected: Option<&str>| {
            assert_eq!(of_content(bytes).map(|kind| kind.name), expected, "{bytes:?}");
        };
        check(b"\xff\xd8\xff\xe1", Some("JPEG"));
        check(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Some("HEIC"));
        check(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Some("HEIC"));
        check(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Some("AVIF"));
        check(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", Some("AVIF"));
        check(b"\0\0\0\x18ftypisom\0\0\0\0isommp42", None);
        check(b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", None);
        check(b"MM\0*\0\0\0\x08", Some("TIFF"));
        check(b"II*\0\x10\0\0\0CR\x02\0", Some("a camera's raw format"));
        check(b"BMW is a make of cars", None);
        check(b"RIFF\0\0\0\0WAVE", None);
        check(b"", None);
    }
}
