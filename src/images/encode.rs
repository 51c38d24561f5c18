//! Writes pixels as JPEG, PNG and WebP. The files have no metadata.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::images::canvas::{Canvas, Depth};
use crate::images::fault::Fault;

fn unwritten(format: &str, why: &dyn std::fmt::Display) -> Fault {
    Fault::Broken(format!("it cannot be written as {format}: {why}"))
}

/// Encodes an image as JPEG. JPEG has no transparency, so the image is drawn on white.
pub(super) fn jpeg(canvas: &Canvas, quality: u8) -> Result<Vec<u8>, Fault> {
    let refused = |why: &dyn std::fmt::Display| unwritten("JPEG", why);
    let width = u16::try_from(canvas.image.width()).map_err(|why| refused(&why))?;
    let height = u16::try_from(canvas.image.height()).map_err(|why| refused(&why))?;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    // The eye sees differences of brightness in more detail than differences of colour.
    encoder.set_sampling_factor(if quality < 90 { SamplingFactor::F_2_2 } else { SamplingFactor::F_1_1 });
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let written = match canvas.depth {
        Depth::Rgb => encoder.encode(canvas.image.as_bytes(), width, height, ColorType::Rgb),
        Depth::Rgba => encoder.encode(&on_white(canvas.image.as_bytes()), width, height, ColorType::Rgb),
    };
    written.map_err(|why| refused(&why))?;
    Ok(bytes)
}

fn on_white(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let over = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    pixels
        .iter()
        .flat_map(|[red, green, blue, alpha]| [*red, *green, *blue].map(|it| over(it, *alpha)))
        .collect()
}

pub(super) fn png(canvas: &Canvas) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    let (width, height, pixels) = (canvas.image.width(), canvas.image.height(), canvas.image.as_bytes());
    let written = match (canvas.depth, grey(canvas)) {
        (_, Some(grey)) => encoder.write_image(&grey, width, height, ExtendedColorType::L8),
        (Depth::Rgb, None) => encoder.write_image(pixels, width, height, ExtendedColorType::Rgb8),
        (Depth::Rgba, None) => encoder.write_image(pixels, width, height, ExtendedColorType::Rgba8),
    };
    written.map_err(|why| unwritten("PNG", &why))?;
    Ok(bytes)
}

/// Returns one byte for each pixel if all pixels are opaque and grey.
fn grey(canvas: &Canvas) -> Option<Vec<u8>> {
    let (pixels, _) = canvas.image.as_bytes().as_chunks::<3>();
    let is_grey =
        canvas.depth == Depth::Rgb && pixels.iter().all(|[red, green, blue]| red == green && green == blue);
    is_grey.then(|| pixels.iter().map(|[level, ..]| *level).collect())
}

#[cfg(feature = "webp")]
pub(super) fn webp(canvas: &Canvas, quality: u8) -> Result<Vec<u8>, Fault> {
    write_webp(canvas, |config| config.quality = f32::from(quality))
}

/// Encodes without loss. Drawings and screenshots become smaller this way and stay sharp.
#[cfg(feature = "webp")]
pub(super) fn webp_lossless(canvas: &Canvas) -> Result<Vec<u8>, Fault> {
    write_webp(canvas, |config| config.lossless = 1)
}

#[cfg(feature = "webp")]
fn write_webp(canvas: &Canvas, set: impl FnOnce(&mut webp::WebPConfig)) -> Result<Vec<u8>, Fault> {
    let (width, height, pixels) = (canvas.image.width(), canvas.image.height(), canvas.image.as_bytes());
    let encoder = match canvas.depth {
        Depth::Rgb => webp::Encoder::from_rgb(pixels, width, height),
        Depth::Rgba => webp::Encoder::from_rgba(pixels, width, height),
    };
    let mut config =
        webp::WebPConfig::new().map_err(|()| unwritten("WebP", &"the library refuses to work"))?;
    set(&mut config);
    let bytes = encoder.encode_advanced(&config).map_err(|why| unwritten("WebP", &format!("{why:?}")))?;
    Ok(bytes.to_vec())
}

#[cfg(not(feature = "webp"))]
pub(super) fn webp(_canvas: &Canvas, _quality: u8) -> Result<Vec<u8>, Fault> {
    Err(unwritten("WebP", &"this program was built without the feature `webp`"))
}

#[cfg(not(feature = "webp"))]
pub(super) fn webp_lossless(canvas: &Canvas) -> Result<Vec<u8>, Fault> {
    webp(canvas, 100)
}
