//! Estimates from the header of an image how much memory its processing takes. The estimate is an upper bound.

use image::ColorType;

use crate::images::format::Format;
use crate::images::pixels::Turn;
use crate::images::variant::Make;

/// The data that a decoder has before it decodes the pixels.
pub(super) struct Header {
    /// Width and height in pixels, before the image is rotated.
    pub(super) size: (u32, u32),
    /// The colour type of the decoded pixels.
    pub(super) colours: ColorType,
    /// The size of the decoded pixels in bytes.
    pub(super) decoded: u64,
    /// `true` if the file has a colour profile.
    pub(super) profile: bool,
}

/// Returns the most bytes that are in use at the same time while an image is decoded and this file is made from it.
pub(super) fn needed(format: Format, file: &[u8], header: &Header, turn: Turn, make: &Make) -> u64 {
    let pixels = u64::from(header.size.0) * u64::from(header.size.1);
    let has_alpha = header.colours.has_alpha();
    let canvas = pixels * if has_alpha { 4 } else { 3 };
    let copies = file.len() as u64 * if format == Format::Jpeg { 2 } else { 1 };
    let decoding = header.decoded + inside_decoder(format, file, header);
    // Pixels that are not 8-bit RGB are copied: 16-bit and grey ones are converted, an alpha channel may be removed.
    let converting = match header.colours {
        ColorType::Rgb8 => 0,
        ColorType::Rgba8 => header.decoded + pixels * 3,
        _ => header.decoded + canvas,
    };
    let turning = if turn.is_none() { 0 } else { 2 * header.decoded };
    let made = match *make {
        Make::Whole => pixels,
        Make::Scaled { width, height, .. } => u64::from(width) * u64::from(height),
    };
    let weighted = if has_alpha { canvas } else { 0 };
    let writing =
        canvas + weighted + made * if has_alpha { 4 } else { 3 } * if header.profile { 2 } else { 1 };
    copies + [decoding, converting, turning, writing].into_iter().max().unwrap_or_default()
}

/// Returns the memory of the decoder in bytes, without the decoded pixels.
fn inside_decoder(format: Format, file: &[u8], header: &Header) -> u64 {
    let pixels = u64::from(header.size.0) * u64::from(header.size.1);
    match format {
        // The coefficients of the whole image, two bytes each, until the last scan has been read.
        Format::Jpeg if is_progressive(file) => 2 * pixels * u64::from(header.colours.channel_count()),
        // These decoders keep two rows, which is too little to count.
        Format::Jpeg | Format::Png => 0,
        // The planes of brightness and colour, or the pixels before they are copied.
        Format::WebP => 4 * pixels,
    }
}

/// Returns whether a JPEG file is progressive. Source: ITU-T T.81, table B.1.
fn is_progressive(file: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = file.get(at..at + 4) {
        match marker {
            0xff => at += 1,
            0xc2 | 0xc6 | 0xca | 0xce => return true,
            0xda => return false,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    // If this cannot be found out, the larger estimate is used.
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mib(format: Format, file: &[u8], size: (u32, u32), colours: ColorType, width: u32) -> u64 {
        let decoded = u64::from(size.0) * u64::from(size.1) * u64::from(colours.bytes_per_pixel());
        let header = Header { size, colours, decoded, profile: true };
        let make = Make::Scaled { width, height: width * size.1 / size.0, format, quality: 80 };
        needed(format, file, &header, Turn::NONE, &make) / 1024 / 1024
    }

    #[test]
    fn a_photograph_of_a_large_camera_has_room_and_a_bomb_has_not() {
        let baseline = [0xff, 0xd8, 0xff, 0xc0, 0, 2, 0xff, 0xda, 0, 0];
        let progressive = [0xff, 0xd8, 0xff, 0xc2, 0, 2, 0xff, 0xda, 0, 0];
        assert!(mib(Format::Jpeg, &baseline, (11_500, 8_600), ColorType::Rgb8, 2400) < 512);
        assert!(mib(Format::Jpeg, &progressive, (8_600, 5_700), ColorType::Rgb8, 2400) < 512);
        assert!(mib(Format::Jpeg, &progressive, (11_500, 8_600), ColorType::Rgb8, 2400) > 512);
        assert!(mib(Format::Png, &[], (7_000, 6_000), ColorType::Rgb16, 2400) < 512);
        assert!(mib(Format::Png, &[], (10_000, 10_000), ColorType::Rgba16, 2400) > 512);
        assert!(mib(Format::WebP, &[], (16_000, 6_000), ColorType::Rgba8, 2400) > 512);
    }
}
