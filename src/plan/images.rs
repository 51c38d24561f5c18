//! Plans the sizes of images. It needs only the headers of the images.

use std::collections::{BTreeMap, HashSet};

use crate::config::{ImageFormat, ImageSettings};
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::images;
use crate::images::{Format, LARGEST_FILE, MOST_PIXELS, Make, Pixels, Still, Variant};
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::claims::{Claimant, Claims};
use crate::plan::image_references::Known;
use crate::plan::{Output, image_references};
use crate::site::Site;
use crate::source::Asset;

/// Widths of portraits in pixels. Portraits are at most 6 rem wide; the widths are for device pixel ratios of 1, 2 and
/// 3.
const PORTRAITS: [u32; 3] = [96, 192, 288];

/// The minimum width of a large preview image for shared links. Source: the guidelines for `og:image` of Facebook and
/// X.
const SHARED: u32 = 1200;

/// The maximum width in pixels for browsers that do not support `srcset`, and for feed readers.
const FALLBACK: u32 = 1200;

/// The folder of generated images. The name of each file contains a digest of what decides its content.
pub const FOLDER: &str = "variants";

/// The images of a site that have several sizes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pictures {
    /// Images in texts, and lead images of articles.
    pub(super) shown: BTreeMap<SourcePath, Responsive>,
    /// Portraits.
    pub(super) portraits: BTreeMap<SourcePath, Responsive>,
}

/// An image in several sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsive {
    /// Sizes in formats that not every browser supports, the best format first.
    pub sources: Vec<Set>,
    /// Sizes in the format of the original, if the settings ask for it.
    pub own: Option<Set>,
    /// The address to use where only one is possible.
    pub fallback: Url,
    /// The image for shared links: never WebP, and wide enough if the original is.
    pub shared: Option<Candidate>,
}

/// The sizes of an image in one format, in ascending order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The format.
    pub format: Format,
    /// The sizes; at least one.
    pub candidates: Vec<Candidate>,
}

/// One size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The address.
    pub url: Url,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

/// Returns how the original file of an image is published: without its metadata, unless the settings leave images
/// unchanged or there is no metadata that can be removed.
pub(super) fn whole(file: &SourcePath, asset: &Asset, site: &Site) -> Output {
    match &asset.pixels {
        Some(Pixels::Still(still)) if site.config.images.is_some() => {
            Output::Picture(Variant { file: file.clone(), of: still.digest, make: Make::Whole })
        }
        _ => Output::Asset(file.clone()),
    }
}

/// Claims a path for each size of each image that the texts name. `files` holds the addresses of the original images.
pub(super) fn plan(
    site: &Site,
    assets: &BTreeMap<SourcePath, Asset>,
    files: &BTreeMap<SourcePath, Url>,
    claims: &mut Claims,
    report: &mut Report,
) -> Pictures {
    let mut pictures = Pictures::default();
    let Some(settings) = &site.config.images else { return pictures };
    let is_published = |(file, _): &(&SourcePath, &Asset)| files.contains_key(*file);
    let known: Vec<(&SourcePath, &Pixels)> = assets
        .iter()
        .filter(is_published)
        .filter_map(|(file, asset)| Some((file, asset.pixels.as_ref()?)))
        .collect();
    if known.is_empty() {
        return pictures;
    }
    let named = image_references::of(site, &Known::of(known.iter().map(|(file, _)| *file)));
    let mut made = BTreeMap::new();
    for (file, pixels) in known {
        let is = |among: &HashSet<String>| among.contains(file.name());
        let (shown, lead, portrait) = (is(&named.shown), is(&named.leads), is(&named.portraits));
        let usage = if shown || lead || portrait { Usage::Named } else { Usage::Unnamed };
        if let Some(fault) = fault(file, pixels, usage) {
            report.push(fault);
            continue;
        }
        let (Pixels::Still(still), Some(whole)) = (pixels, files.get(file)) else { continue };
        let mut sizes = Sizes { file, still, whole, settings, made: &mut made };
        if shown || lead {
            let mut responsive = sizes.of(&settings.widths);
            responsive.shared = if lead { sizes.shared(responsive.own.as_ref()) } else { None };
            pictures.shown.insert(file.clone(), responsive);
        }
        if portrait {
            pictures.portraits.insert(file.clone(), sizes.of(&PORTRAITS));
        }
    }
    for (path, variant) in made {
        let what = format!("a smaller picture of `{}`", variant.file);
        claims.claim(path, Output::Picture(variant), Claimant::own(what), report);
    }
    pictures
}

/// Whether a text names an image.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Usage {
    Named,
    Unnamed,
}

/// Returns the error for an image that cannot be processed, if a text names it or it must be rotated.
fn fault(file: &SourcePath, pixels: &Pixels, usage: Usage) -> Option<Diagnostic> {
    let fault = match (pixels, usage) {
        (Pixels::Broken(why), Usage::Named) => {
            Diagnostic::error(codes::BROKEN_PICTURE, format!("the picture `{file}` cannot be read"))
                .why(*why)
                .help("save it anew from the original, or copy it again")
        }
        (Pixels::TooLarge, Usage::Named) => {
            let most = LARGEST_FILE / 1024 / 1024;
            Diagnostic::error(codes::HUGE_PICTURE, format!("the picture `{file}` has more than {most} MiB"))
                .why("pictures are made smaller in memory")
                .help("save it with fewer pixels; 4000 across are enough for any screen")
        }
        (Pixels::Still(still), usage)
            if still.pixels() > MOST_PIXELS && (usage == Usage::Named || !still.turn.is_none()) =>
        {
            let (width, height, most) = (still.width, still.height, MOST_PIXELS / 1_000_000);
            let message = format!(
                "the picture `{file}` is {width} × {height} pixels; at most {most} million are worked on"
            );
            Diagnostic::error(codes::HUGE_PICTURE, message)
                .why("a small file can name any size, and decoding it would fill the memory")
                .help("save it with fewer pixels; 4000 across are enough for any screen")
        }
        _ => return None,
    };
    Some(fault.at(Span::file(file)))
}

/// Lists the sizes of one image.
struct Sizes<'a> {
    file: &'a SourcePath,
    still: &'a Still,
    whole: &'a Url,
    settings: &'a ImageSettings,
    made: &'a mut BTreeMap<OutPath, Variant>,
}

impl Sizes<'_> {
    fn of(&mut self, widths: &[u32]) -> Responsive {
        let widths = fitting(widths, self.still.width);
        let wants = |format| self.settings.formats.contains(&format);
        let own = match self.still.format {
            Format::WebP => images::WRITES_WEBP && !self.settings.formats.is_empty(),
            Format::Jpeg | Format::Png => wants(ImageFormat::Original),
        };
        let webp = wants(ImageFormat::WebP) && images::WRITES_WEBP && self.still.format != Format::WebP;
        let sources = webp.then(|| self.set(&widths, Format::WebP)).flatten().into_iter().collect();
        let own = own.then(|| self.set(&widths, self.still.format)).flatten();
        let fallback = own.as_ref().and_then(|set| {
            let small = set.candidates.iter().rev().find(|candidate| candidate.width <= FALLBACK);
            Some(small.or(set.candidates.first())?.url.clone())
        });
        Responsive { sources, own, fallback: fallback.unwrap_or_else(|| self.whole.clone()), shared: None }
    }

    /// Returns the image in one format and these widths. Returns `None` if the format supports none of them.
    fn set(&mut self, widths: &[u32], format: Format) -> Option<Set> {
        let fits =
            |width: &u32| format != Format::WebP || (*width).max(self.height(*width)) <= images::WIDEST_WEBP;
        let widths: Vec<u32> = widths.iter().copied().filter(fits).collect();
        let candidates: Vec<Candidate> =
            widths.into_iter().filter_map(|width| self.candidate(width, format)).collect();
        (!candidates.is_empty()).then_some(Set { format, candidates })
    }

    /// Returns the image for shared links: the smallest size that is wide enough, or else an extra size.
    fn shared(&mut self, own: Option<&Set>) -> Option<Candidate> {
        let width = self.still.width.min(SHARED);
        let format = if self.still.format == Format::Png { Format::Png } else { Format::Jpeg };
        let wide = own
            .filter(|set| set.format == format)
            .and_then(|set| set.candidates.iter().find(|candidate| candidate.width >= width).cloned());
        wide.or_else(|| self.candidate(width, format))
    }

    fn height(&self, width: u32) -> u32 {
        let (whole, high) = (u64::from(self.still.width), u64::from(self.still.height));
        let height = (u64::from(width) * high + whole / 2) / whole;
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }

    /// Returns one size. It is the original file if width and format are those of the original.
    fn candidate(&mut self, width: u32, format: Format) -> Option<Candidate> {
        let height = self.height(width);
        if width == self.still.width && format == self.still.format {
            return Some(Candidate { url: self.whole.clone(), width, height });
        }
        let make = Make::Scaled { width, height, format, quality: self.settings.quality };
        let variant = Variant { file: self.file.clone(), of: self.still.digest, make };
        let path = path(self.whole, &variant, width, format)?;
        let url = path.url();
        self.made.insert(path, variant);
        Some(Candidate { url, width, height })
    }
}

/// Returns the path of a generated image: `variants/2026/till.3f2a9c1b-800.webp`.
fn path(whole: &Url, variant: &Variant, width: u32, format: Format) -> Option<OutPath> {
    let (key, ending) = (variant.key(), format.ending());
    let name = whole.as_str().trim_start_matches('/');
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let usual = OutPath::parse(&format!("{FOLDER}/{stem}.{}-{width}.{ending}", key.short()));
    // With the suffix, a long name may exceed the limit of the file system.
    usual.or_else(|_| OutPath::parse(&format!("{FOLDER}/{key}-{width}.{ending}"))).ok()
}

/// Returns the widths in which an image is generated. None is wider than the original. If the original is narrower than
/// the widest of `widths`, its own width is the last one.
fn fitting(widths: &[u32], whole: u32) -> Vec<u32> {
    // A width close to that of the original saves nothing.
    let narrower = |width: &u32| u64::from(*width) * 10 <= u64::from(whole) * 9;
    let mut fitting: Vec<u32> = widths.iter().copied().filter(narrower).collect();
    let widest = widths.last().copied().unwrap_or(whole);
    if fitting.last() != Some(&widest) {
        fitting.push(widest.min(whole));
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_becomes_wider_than_it_is() {
        let check =
            |whole, expected: &[u32]| assert_eq!(fitting(&[480, 800, 1200], whole), expected, "{whole}");
        check(4000, &[480, 800, 1200]);
        check(1250, &[480, 800, 1200]);
        check(1200, &[480, 800, 1200]);
        check(1000, &[480, 800, 1000]);
        check(500, &[500]);
        check(20, &[20]);
    }
}
