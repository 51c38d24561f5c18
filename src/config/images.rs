//! Key `images`: the sizes and formats of published images.

use crate::diagnostic::{Diagnostic, Located, codes};
use crate::images::DEFAULT_QUALITY;
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::NodeKind;
use crate::yaml::quote::remedy;

/// Key `images` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSettings {
    /// Key `widths`: in pixels, ascending, at least one; 480, 800, 1200 and 1600 by default.
    pub widths: Vec<u32>,
    /// Key `quality`: 1 to 100; [`DEFAULT_QUALITY`] by default.
    pub quality: u8,
    /// Key `formats`: a list of `webp` and `original`; both by default.
    pub formats: Vec<ImageFormat>,
    /// Key `sizes`: the width of images in texts, as in HTML's `sizes=`; by default that of the theme.
    pub sizes: String,
}

/// A format of published images.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImageFormat {
    /// `webp`
    WebP,
    /// `original`: the format of the image's own file.
    Original,
}

/// The allowed widths of a variant, in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=8192;

impl Default for ImageSettings {
    fn default() -> ImageSettings {
        ImageSettings {
            widths: vec![480, 800, 1200, 1600],
            quality: DEFAULT_QUALITY,
            formats: vec![ImageFormat::WebP, ImageFormat::Original],
            sizes: "(min-width: 45rem) 42rem, 100vw".to_owned(),
        }
    }
}

/// Reads the key `images`: the word `off` or a map. Returns `None` for `off`.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<ImageSettings> {
    let usual = ImageSettings::default();
    let Some(entry) = fields.non_null_entry("images") else { return Some(usual) };
    if !matches!(entry.value.kind, NodeKind::Map(_)) {
        return match fields.one_of("images", &[("off", ())]) {
            Some(()) => None,
            None => Some(usual),
        };
    }
    let mut inner = fields.inside(&entry.value, "`images`");
    let widths = widths(&mut inner).unwrap_or(usual.widths);
    let quality = quality(&mut inner).unwrap_or(usual.quality);
    let formats = match inner.non_null_entry("formats") {
        Some(_) => {
            let words = [("webp", ImageFormat::WebP), ("original", ImageFormat::Original)];
            let mut formats = inner.each_of("formats", &words);
            formats.sort_unstable();
            formats.dedup();
            formats
        }
        None => usual.formats,
    };
    let sizes = inner.text("sizes").map_or(usual.sizes, |sizes| sizes.value);
    inner.unknown_key_help(&[
        ("size", "write `widths`:\nwidths: [480, 800, 1200]"),
        ("format", "write `formats`:\nformats: [webp, original]"),
    ]);
    inner.finish(UnknownKeys::Refuse);
    Some(ImageSettings { widths, quality, formats, sizes })
}

/// Reads the widths, sorted and without duplicates.
fn widths(fields: &mut Fields<'_, '_>) -> Option<Vec<u32>> {
    fields.non_null_entry("widths")?;
    let mut widths = Vec::new();
    for text in fields.texts("widths") {
        match text.value.parse::<u32>().ok().filter(|width| WIDTHS.contains(width)) {
            Some(width) => widths.push(width),
            None => {
                let (least, most) = (WIDTHS.start(), WIDTHS.end());
                let range = format!("a width is a number of pixels from {least} to {most}");
                refuse(fields, &text, &range, "widths: [480, 800, 1200]");
            }
        }
    }
    widths.sort_unstable();
    widths.dedup();
    (!widths.is_empty()).then_some(widths)
}

fn quality(fields: &mut Fields<'_, '_>) -> Option<u8> {
    let text = fields.text("quality")?;
    let quality = text.value.parse::<u8>().ok().filter(|quality| (1..=100).contains(quality));
    if quality.is_none() {
        refuse(fields, &text, "a quality is a whole number from 1 to 100", "quality: 80");
    }
    quality
}

fn refuse(fields: &mut Fields<'_, '_>, text: &Located<String>, rule: &str, example: &str) {
    fields.fault(
        Diagnostic::error(
            codes::WRONG_TYPE,
            format!("pictures cannot be made with `{}`: {rule}", text.value),
        )
        .at(fields.span(text.at.clone()))
        .help(remedy("for example:", example)),
    );
}
