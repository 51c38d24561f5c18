//! Converts colours of other colour spaces, such as those of phone cameras, to sRGB. An sRGB file needs no profile.

use image::{DynamicImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::images::canvas::{Canvas, Depth};

/// Converts the colours of an ICC profile to sRGB.
pub(super) struct ToSrgb {
    profile: ColorProfile,
}

impl ToSrgb {
    /// Reads an ICC profile. Returns `None` if the profile is damaged or its colours are not RGB.
    pub(super) fn new(icc: &[u8]) -> Option<ToSrgb> {
        let profile = ColorProfile::new_from_slice(icc).ok()?;
        (profile.color_space == DataColorSpace::Rgb).then_some(ToSrgb { profile })
    }

    /// Converts the colours of an image. Leaves them unchanged if the profile cannot be converted to sRGB.
    pub(super) fn apply(&self, canvas: &mut Canvas) {
        let layout = match canvas.depth {
            Depth::Rgb => Layout::Rgb,
            Depth::Rgba => Layout::Rgba,
        };
        let to = ColorProfile::new_srgb();
        let way = self.profile.create_transform_8bit(layout, &to, layout, TransformOptions::default());
        let from = canvas.image.as_bytes();
        let mut pixels = vec![0; from.len()];
        if !way.is_ok_and(|way| way.transform(from, &mut pixels).is_ok()) {
            return;
        }
        let (width, height) = (canvas.image.width(), canvas.image.height());
        let image = match canvas.depth {
            Depth::Rgb => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
            Depth::Rgba => RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from),
        };
        canvas.image = image.expect("as many pixels as before");
    }
}
