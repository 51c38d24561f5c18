//! Colours of other spaces than sRGB, such as those of telephones: made into sRGB, which needs no profile in the file.

use image::{DynamicImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::images::canvas::{Canvas, Depth};

/// The way from a profile's colours to those of sRGB.
pub(super) struct ToSrgb {
    profile: ColorProfile,
}

impl ToSrgb {
    /// By an ICC profile; none for one that is damaged or not of red, green and blue.
    pub(super) fn new(icc: &[u8]) -> Option<ToSrgb> {
        let profile = ColorProfile::new_from_slice(icc).ok()?;
        (profile.color_space == DataColorSpace::Rgb).then_some(ToSrgb { profile })
    }

    /// Changes the colours of a picture. Those of a profile that leads nowhere stay as they are.
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
