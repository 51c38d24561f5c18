//! The pixels of a decoded image, and their scaling.

use std::collections::HashSet;

use image::imageops::FilterType;
use image::{DynamicImage, Rgba};

/// Pixels of a byte for each colour, with alpha only where there is transparency.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Canvas {
    pub(super) image: DynamicImage,
    pub(super) depth: Depth,
}

/// What a pixel holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Red, green and blue.
    Rgb,
    /// The same with alpha.
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

    /// Whether all pixels together have at most as many colours as drawings and screens do.
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
        // Colours count by how much of them is seen, or those of transparent pixels would bleed into their neighbours.
        let weighted = (self.depth == Depth::Rgba).then(|| weighted(&self.image));
        let image = weighted.as_ref().unwrap_or(&self.image);
        // Of a picture that becomes much smaller, means of whole areas are taken first: nobody sees the difference, and
        // it takes a quarter of the time.
        let halfway = (image.width() > 3 * width).then(|| image.thumbnail_exact(2 * width, 2 * height));
        let scaled = halfway.as_ref().unwrap_or(image).resize_exact(width, height, FilterType::Lanczos3);
        let image = if self.depth == Depth::Rgba { unweighted(scaled) } else { scaled };
        Canvas { image, depth: self.depth }
    }
}

/// Each colour times alpha.
fn weighted(image: &DynamicImage) -> DynamicImage {
    let mut image = image.to_rgba8();
    for Rgba([colours @ .., alpha]) in image.pixels_mut() {
        let alpha = u32::from(*alpha);
        colours.iter_mut().for_each(|colour| *colour = ((u32::from(*colour) * alpha + 127) / 255) as u8);
    }
    image.into()
}

/// Each colour divided by alpha again.
fn unweighted(image: DynamicImage) -> DynamicImage {
    let mut image = image.into_rgba8();
    for Rgba([colours @ .., alpha]) in image.pixels_mut() {
        let alpha = u32::from(*alpha).max(1);
        let whole = |colour: u8| ((u32::from(colour) * 255 + alpha / 2) / alpha).min(255) as u8;
        colours.iter_mut().for_each(|colour| *colour = whole(*colour));
    }
    image.into()
}
