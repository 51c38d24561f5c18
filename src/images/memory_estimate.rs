//! How much memory a picture takes while it is worked on, as its header tells. An upper bound, not a measurement.

use image::ColorType;

use crate::images::format::Format;
use crate::images::pixels::Turn;
use crate::images::variant::Make;

/// What a decoder knows before it decodes.
pub(super) struct Header {
    /// Width and height in pixels, as they are stored.
    pub(super) size: (u32, u32),
    /// The colours that it gives.
    pub(super) colours: ColorType,
    /// How many bytes it gives.
    pub(super) decoded: u64,
    /// Whether the colours are those of a profile.
    pub(super) profile: bool,
}

/// The bytes that are needed at a time to decode a picture and to make this file of it.
pub(super) fn needed(format: Format, file: &[u8], header: &Header, turn: Turn, make: &Make) -> u64 {
    let pixels = u64::from(header.size.0) * u64::from(header.size.1);
    let has_alpha = header.colours.has_alpha();
    let canvas = pixels * if has_alpha { 4 } else { 3 };
    let copies = file.len() as u64 * if format == Format::Jpeg { 2 } else { 1 };
    let decoding = header.decoded + inside_decoder(format, file, header);
    // Colours of 16 bits, and grey ones, are copied into others; so are those of a picture without transparency.
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

/// What decoders keep beside the pixels that they give.
fn inside_decoder(format: Format, file: &[u8], header: &Header) -> u64 {
    let pixels = u64::from(header.size.0) * u64::from(header.size.1);
    match format {
        // All coefficients of the whole picture, of two bytes each, until the last scan has been read.
        Format::Jpeg if is_progressive(file) => 2 * pixels * u64::from(header.colours.channel_count()),
        // Two rows.
        Format::Jpeg | Format::Png => 0,
        // Planes of brightness and colour, or the pixels before they are copied.
        Format::WebP => 4 * pixels,
    }
}

/// Whether a JPEG comes in several scans. Source: ITU-T T.81, table B.1.
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
    // What cannot be told is counted as the larger one.
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
