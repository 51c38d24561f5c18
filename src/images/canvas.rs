//! The pixels of a decoded image. Scales them.

use std::collections::HashSet;

use image::imageops::FilterType;
use image::{DynamicImage, Rgba};

/// The pixels of an image, with 8 bits per channel. There is an alpha channel only if a pixel is transparent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Canvas {
    pub(super) image: DynamicImage,
    pub(super) depth: Depth,
}

/// The channels of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Red, green and blue.
    Rgb,
    /// Red, green, blue and alpha.
    Rgba,
}

impl Canvas {
    pub(super) fn of(image: DynamicImage) -> Canvas {
        if image.color().has_alpha() {
            let image = image.into_rgba8();
            if image.pixels().any(|pixel| pixel.0[3] != u8::MAX) {
                return Canvas { image: image.into(), depth: Depth::Rgba };
            }
            let image = DynamicImage::from(image).into_rgb8().into();
            return Canvas { image, depth: Depth::Rgb };
        }
        Canvas { image: image.into_rgb8().into(), depth: Depth::Rgb }
    }

    /// Returns whether the image has few different colours, as drawings and screenshots have.
    pub(super) fn has_few_colours(&self) -> bool {
        const FEW: usize = 4096;
        let mut seen = HashSet::new();
        let mut last: &[u8] = &[];
        let bytes = match self.depth {
            Depth::Rgb => 3,
            Depth::Rgba => 4,
        };
        for pixel in self.image.as_bytes().chunks_exact(bytes) {
            if pixel != last && seen.insert(pixel) && seen.len() > FEW {
                return false;
            }
            last = pixel;
        }
        true
    }

    pub(super) fn scaled(&self, width: u32, height: u32) -> Canvas {
        if (width, height) == (self.image.width(), self.image.height()) {
            return self.clone();
        }
        // Colours are multiplied by alpha. Otherwise the colours of transparent pixels would bleed into other pixels.
        let weighted = (self.depth == Depth::Rgba).then(|| weighted(&self.image));
        let image = weighted.as_ref().unwrap_or(&self.image);
        // An image that becomes much smaller is first averaged to twice the wanted size. The difference is not visible,
        // and it takes a quarter of the time.
        let halfway = (image.width() > 3 * width).then(|| image.thumbnail_exact(2 * width, 2 * height));
        let scaled = halfway.as_ref().unwrap_or(image).resize_exact(width, height, FilterType::Lanczos3);
        let image = if self.depth == Depth::Rgba { unweighted(scaled) } else { scaled };
        Canvas { image, depth: self.depth }
    }
}

/// Returns the image with each colour multiplied by alpha.
fn weighted(image: &DynamicImage) -> DynamicImage {
    let mut image = image.to_rgba8();
    for Rgba([colours @ .., alpha]) in image.pixels_mut() {
        let alpha = u32::from(*alpha);
        colours.iter_mut().for_each(|colour| *colour = ((u32::from(*colour) * alpha + 127) / 255) as u8);
    }
    image.into()
}

/// Returns the image with each colour divided by alpha. Reverses [`weighted`].
fn unweighted(image: DynamicImage) -> DynamicImage {
    let mut image = image.into_rgba8();
    for Rgba([colours @ .., alpha]) in image.pixels_mut() {
        let alpha = u32::from(*alpha).max(1);
        let whole = |colour: u8| ((u32::from(colour) * 255 + alpha / 2) / alpha).min(255) as u8;
        colours.iter_mut().for_each(|colour| *colour = whole(*colour));
    }
    image.into()
}
