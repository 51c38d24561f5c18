//! Makes images in memory and processes them. Decodes the results with another reader or compares their bytes.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};
use proptest::prelude::*;

use crate::images::format::Format;
use crate::images::pixels::{Pixels, Still, Turn};
use crate::images::variant::Make;
use crate::images::{Drawing, look};

/// Returns an Exif block with an orientation and a text that must not be published.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 51.5N 0.1W");
    exif
}

/// Returns an image whose left half is red and whose right half is blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) },
    )
}

fn jpeg(image: &RgbImage, orientation: Option<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    if let Some(orientation) = orientation {
        encoder.add_exif_metadata(&exif(orientation)).unwrap();
        encoder.add_app_segment(13, b"Photoshop 3.0\0GPS 51.5N 0.1W".to_vec()).unwrap();
    }
    encoder.encode(image, image.width() as u16, image.height() as u16, ColorType::Rgb).unwrap();
    bytes
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn still(bytes: &[u8]) -> Still {
    match look(bytes) {
        Some(Pixels::Still(still)) => still,
        other => panic!("{other:?}"),
    }
}

fn made(bytes: &[u8], make: Make) -> Vec<u8> {
    Drawing::new(bytes).and_then(|mut drawing| drawing.make(&make)).unwrap()
}

fn scaled(width: u32, height: u32, format: Format) -> Make {
    Make::Scaled { width, height, format, quality: 80 }
}

fn tells(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| three == b"GPS")
}

#[test]
fn a_rotated_image_is_stored_upright() {
    let bytes = jpeg(&two_halves(40, 20), Some(6));
    let found = still(&bytes);
    assert_eq!((found.width, found.height, found.turn), (20, 40, Turn(6)));
    for make in [Make::Whole, scaled(10, 20, Format::Jpeg), scaled(10, 20, Format::Png)] {
        let image = image::load_from_memory(&made(&bytes, make)).unwrap().into_rgb8();
        let (width, height) = image.dimensions();
        assert_eq!(height, 2 * width, "{make:?}");
        let colour = |y: u32| image.get_pixel(width / 2, y).0;
        assert!(colour(1)[0] > 150 && colour(height - 2)[2] > 150, "{make:?}");
    }
}

#[test]
fn metadata_of_a_jpeg_is_removed() {
    let bytes = jpeg(&two_halves(40, 20), Some(1));
    assert!(tells(&bytes));
    let whole = made(&bytes, Make::Whole);
    assert!(!tells(&whole));
    // The pixels are unchanged.
    assert_eq!(image::load_from_memory(&whole).unwrap(), image::load_from_memory(&bytes).unwrap());
    assert_eq!(still(&whole).turn, Turn::NONE);
    for turn in 2..=8 {
        assert!(!tells(&made(&jpeg(&two_halves(40, 20), Some(turn)), Make::Whole)), "{turn}");
    }
    // Phones write a second image behind the first. It can hold a location too.
    let two = [bytes.clone(), bytes].concat();
    assert_eq!(made(&two, Make::Whole), whole);
}

#[test]
fn metadata_of_a_png_is_removed() {
    let plain = written(&two_halves(4, 2).into(), ImageFormat::Png);
    let end = plain.len() - 12;
    let chunk = |name: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes(), name, data, b"crc!"].concat();
    let told = [
        &plain[..end],
        &chunk(b"tEXt", b"Comment\0GPS 51.5N"),
        &chunk(b"eXIf", &exif(1)),
        &plain[end..],
        b"GPS behind the end",
    ];
    assert_eq!(made(&told.concat(), Make::Whole), plain);
    assert_eq!(made(&plain, Make::Whole), plain);
}

#[test]
fn metadata_of_a_webp_is_removed() {
    let image = written(&two_halves(4, 2).into(), ImageFormat::WebP);
    let mut extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\x03\0\0\x01\0\0".to_vec();
    extended.extend(&image[12..]);
    let picture = extended.len();
    let exif = exif(1);
    extended.extend([b"EXIF".as_slice(), &(exif.len() as u32).to_le_bytes(), &exif].concat());
    let length = (extended.len() - 8) as u32;
    extended[4..8].copy_from_slice(&length.to_le_bytes());
    assert_eq!((still(&extended).width, still(&extended).height), (4, 2));
    let whole = made(&extended, Make::Whole);
    assert!(!tells(&whole));
    assert_eq!((whole.len(), whole[20]), (picture, 0));
    assert_eq!(image::load_from_memory(&whole).unwrap().into_rgb8(), two_halves(4, 2));
}

#[test]
fn transparency_is_kept_and_does_not_darken_edges() {
    let image =
        RgbaImage::from_fn(
            40,
            40,
            |x, _| if x < 20 { Rgba([255, 255, 255, 255]) } else { Rgba([0, 0, 0, 0]) },
        );
    let bytes = written(&image.into(), ImageFormat::Png);
    let small = image::load_from_memory(&made(&bytes, scaled(10, 10, Format::Png))).unwrap().into_rgba8();
    assert_eq!((small.get_pixel(0, 5).0[3], small.get_pixel(9, 5).0[3]), (255, 0));
    for pixel in small.pixels().filter(|pixel| pixel.0[3] > 8) {
        assert!(pixel.0[0] > 240, "{pixel:?}");
    }
    let jpeg = image::load_from_memory(&made(&bytes, scaled(10, 10, Format::Jpeg))).unwrap().into_rgb8();
    assert!(jpeg.get_pixel(9, 5).0[0] > 240);
}

#[cfg(feature = "webp")]
#[test]
fn a_drawing_is_written_as_lossless_webp() {
    let image = two_halves(64, 48);
    let bytes = written(&image.clone().into(), ImageFormat::Png);
    let webp = made(&bytes, scaled(64, 48, Format::WebP));
    assert_eq!(image::load_from_memory(&webp).unwrap().into_rgb8(), image);
    let webp = made(&jpeg(&image, None), scaled(32, 24, Format::WebP));
    let found = still(&webp);
    assert_eq!((found.format, found.width, found.height), (Format::WebP, 32, 24));
}

#[test]
fn the_same_input_gives_the_same_output() {
    let bytes = jpeg(&two_halves(90, 60), Some(8));
    for format in [Format::Jpeg, Format::Png] {
        let make = scaled(20, 30, format);
        assert_eq!(made(&bytes, make), made(&bytes, make));
        // The result does not depend on what was made from the image before.
        let mut drawing = Drawing::new(&bytes).unwrap();
        drawing.make(&scaled(40, 60, format)).unwrap();
        drawing.make(&Make::Whole).unwrap();
        assert_eq!(drawing.make(&make).unwrap(), made(&bytes, make));
    }
}

#[test]
fn all_types_of_jpeg_are_read() {
    let image = two_halves(48, 32);
    for progressive in [false, true] {
        for kind in [ColorType::Luma, ColorType::Rgb, ColorType::Cmyk] {
            let pixels: Vec<u8> = match kind {
                ColorType::Luma => image.pixels().map(|pixel| pixel.0[0]).collect(),
                ColorType::Cmyk => {
                    image.pixels().flat_map(|Rgb([r, g, b])| [255 - r, 255 - g, 255 - b, 0]).collect()
                }
                _ => image.as_raw().clone(),
            };
            let mut bytes = Vec::new();
            let mut encoder = Encoder::new(&mut bytes, 95);
            encoder.set_progressive(progressive);
            encoder.encode(&pixels, 48, 32, kind).unwrap();
            let small = made(&bytes, scaled(24, 16, Format::Jpeg));
            let small = image::load_from_memory(&small).unwrap().into_rgb8();
            let reds = [small.get_pixel(3, 8).0[0], small.get_pixel(20, 8).0[0]];
            assert!(reds[0] > 180 && reds[1] < 70, "{kind:?} {progressive} {reds:?}");
            let whole = made(&bytes, Make::Whole);
            assert_eq!(image::load_from_memory(&whole).unwrap(), image::load_from_memory(&bytes).unwrap());
        }
    }
}

#[test]
fn colours_of_another_space_are_converted_to_srgb() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.add_icc_profile(&profile).unwrap();
    let image = RgbImage::from_pixel(32, 32, Rgb([60, 200, 60]));
    encoder.encode(&image, 32, 32, ColorType::Rgb).unwrap();
    let small = made(&bytes, scaled(16, 16, Format::Png));
    let Rgb([red, green, _]) = *image::load_from_memory(&small).unwrap().into_rgb8().get_pixel(8, 8);
    assert!(red < 40 && green >= 200, "{red} {green}");
    let mut whole = JpegDecoder::new(Cursor::new(made(&bytes, Make::Whole))).unwrap();
    assert_eq!(whole.icc_profile().unwrap(), Some(profile));
}

#[test]
fn truncated_damaged_and_too_large_files_are_errors_before_decoding() {
    let whole = jpeg(&two_halves(40, 20), Some(1));
    let png = written(&two_halves(40, 20).into(), ImageFormat::Png);
    let webp = written(&two_halves(40, 20).into(), ImageFormat::WebP);
    for bytes in [&whole, &png, &webp] {
        for length in 12..bytes.len() {
            assert!(matches!(look(&bytes[..length]), Some(Pixels::Broken(_))), "{length} of {}", bytes.len());
        }
    }
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert_eq!(still(&bomb).pixels(), 1 << 32);
    assert!(Drawing::new(&bomb).unwrap().make(&scaled(10, 10, Format::Png)).is_err());
    assert_eq!(look(b"GIF89a"), None);
    assert_eq!(look(b""), None);
}

#[test]
fn animations_are_published_unchanged() {
    let png = written(&two_halves(4, 2).into(), ImageFormat::Png);
    let moving = [&png[..33], b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0crc!", &png[33..]].concat();
    assert_eq!(look(&moving), Some(Pixels::Moving(4, 2)));
    let webp = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x03\0\0\x01\0\0";
    assert_eq!(look(webp), Some(Pixels::Moving(4, 2)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_causes_a_panic(kind in 0..3_usize, flips in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
        let image = two_halves(20, 10);
        let mut bytes = match kind {
            0 => jpeg(&image, Some(6)),
            1 => written(&image.into(), ImageFormat::Png),
            _ => written(&image.into(), ImageFormat::WebP),
        };
        for (at, byte) in flips {
            let at = usize::from(at) % bytes.len();
            bytes[at] = byte;
        }
        if let Some(Pixels::Still(found)) = look(&bytes) && found.pixels() < 1_000_000
            && let Ok(mut drawing) = Drawing::new(&bytes)
        {
            let _ = drawing.make(&Make::Whole);
            let _ = drawing.make(&scaled(5.min(found.width), 5.min(found.height), Format::Jpeg));
        }
    }
}
