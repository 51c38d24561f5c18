//! Reads the facts of an image file: its size, and whether smaller images can be made from it. Does not decode pixels.

use std::fs::File;
use std::io;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use crate::diagnostic::Span;
use crate::file_kinds::{FileKind, Group};
use crate::images::{LARGEST_FILE, Pixels};
use crate::path::SourcePath;
use crate::personal_data::PersonalData;
use crate::source::asset::{Asset, AssetBytes};
use crate::source::text_encoding;
use crate::svg_scripts::SvgScript;
use crate::{file_kinds, images, personal_data, svg_scripts};

/// The number of bytes of an SVG that are searched for its root element.
const SVG_HEAD: usize = 4096;

/// The maximum number of bytes of an SVG that are searched for scripts.
const MOST_OF_SVG: u64 = 16 * 1024 * 1024;

/// The facts that were read from a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FileFacts {
    /// Its file kind, or `None` if it is unknown.
    pub(super) kind: Option<&'static FileKind>,
    /// Width and height as displayed, in pixels.
    pub(super) dimensions: Option<(u32, u32)>,
    /// The result of reading its image data, if its format is one from which other images can be made.
    pub(super) pixels: Option<Pixels>,
    /// The personal data in it, if it is published unchanged.
    pub(super) personal: PersonalData,
    /// The scripts in it, if it is an SVG.
    pub(super) scripts: Vec<(SvgScript, Span)>,
}

impl FileFacts {
    /// Joins the facts with the bytes that they describe.
    pub(super) fn asset(self, bytes: AssetBytes) -> Asset {
        let FileFacts { kind, dimensions, pixels, personal, scripts } = self;
        Asset { bytes, kind, dimensions, pixels, personal, scripts }
    }

    fn with_pixels(self, pixels: Pixels) -> FileFacts {
        let dimensions = match &pixels {
            Pixels::Still(still) => Some((still.width, still.height)),
            Pixels::Moving(width, height) => Some((*width, *height)),
            Pixels::Broken(_) | Pixels::TooLarge => None,
        };
        FileFacts { dimensions, pixels: Some(pixels), ..self }
    }
}

/// How much of a file must be read to know the facts of its image.
enum Needed {
    /// Nothing more: it is not a supported image.
    Nothing,
    /// Its beginning.
    Header,
    /// The whole file: the names of derived images contain its digest.
    Whole,
}

/// Returns the kind of a file, by its first bytes or else by its name, and how much of it must be read.
fn kind(path: &SourcePath, head: &[u8]) -> (Option<&'static FileKind>, Needed) {
    let kind = file_kinds::of_content(head).or_else(|| file_kinds::of_name(path.name()));
    let needed = match kind {
        Some(FileKind { media_type: "image/jpeg" | "image/png" | "image/webp", .. }) => Needed::Whole,
        Some(FileKind { group: Group::Image, .. }) => Needed::Header,
        _ => Needed::Nothing,
    };
    (kind, needed)
}

/// Reads the facts of a file in memory.
pub(super) fn of_bytes(path: &SourcePath, bytes: &[u8]) -> FileFacts {
    // Reading from memory does not fail.
    let seen = picture_of_bytes(path, bytes);
    with_more(seen, path, &mut Cursor::new(bytes)).unwrap_or_default()
}

/// Reads the facts of a file on disk.
pub(super) fn of_file(path: &SourcePath, disk: &Path) -> io::Result<FileFacts> {
    let mut file = File::open(disk)?;
    let seen = picture_of_file(path, disk, &mut file)?;
    with_more(seen, path, &mut file)
}

/// Adds the personal data and the scripts in a file.
fn with_more(seen: FileFacts, path: &SourcePath, file: &mut (impl Read + Seek)) -> io::Result<FileFacts> {
    let seen = with_personal_data(seen, file)?;
    if !is_svg(seen.kind) {
        return Ok(seen);
    }
    file.rewind()?;
    let mut bytes = Vec::new();
    file.take(MOST_OF_SVG).read_to_end(&mut bytes)?;
    Ok(FileFacts { scripts: scripts(path, &bytes), ..seen })
}

/// Finds the scripts in an SVG.
fn scripts(path: &SourcePath, bytes: &[u8]) -> Vec<(SvgScript, Span)> {
    let text = text_encoding::lossy(bytes);
    let found = svg_scripts::find(&text);
    found.into_iter().map(|(runs, at)| (runs, Span::new(path, &text, at))).collect()
}

/// Adds the personal data in a file, unless it is removed when the file is published.
fn with_personal_data(seen: FileFacts, file: &mut (impl Read + Seek)) -> io::Result<FileFacts> {
    match (seen.kind, &seen.pixels) {
        (Some(kind), pixels)
            if !matches!(pixels, Some(Pixels::Still(_))) && personal_data::is_looked_at(kind) =>
        {
            Ok(FileFacts { personal: personal_data::of(kind, file)?, ..seen })
        }
        _ => Ok(seen),
    }
}

fn picture_of_bytes(path: &SourcePath, bytes: &[u8]) -> FileFacts {
    let (kind, needed) = kind(path, &bytes[..bytes.len().min(file_kinds::HEAD)]);
    let seen = FileFacts { kind, ..FileFacts::default() };
    let is_whole = match needed {
        Needed::Nothing => return seen,
        Needed::Header => false,
        Needed::Whole => true,
    };
    if is_svg(kind) {
        let dimensions = of_svg(&String::from_utf8_lossy(&bytes[..bytes.len().min(SVG_HEAD)]));
        return FileFacts { dimensions, ..seen };
    }
    if is_whole && let Some(pixels) = images::look(bytes) {
        return seen.with_pixels(pixels);
    }
    match imagesize::blob_size(bytes).ok().and_then(whole) {
        Some(size) => FileFacts { dimensions: Some(size), ..seen },
        // Only its name says that it is an image.
        None if is_whole && cfg!(feature = "images") => {
            seen.with_pixels(Pixels::Broken("it does not begin as a picture does"))
        }
        None => seen,
    }
}

fn picture_of_file(path: &SourcePath, disk: &Path, file: &mut File) -> io::Result<FileFacts> {
    let mut head = Vec::with_capacity(file_kinds::HEAD);
    file.by_ref().take(file_kinds::HEAD as u64).read_to_end(&mut head)?;
    let (kind, needed) = kind(path, &head);
    let seen = FileFacts { kind, ..FileFacts::default() };
    match needed {
        Needed::Nothing => Ok(seen),
        Needed::Whole if cfg!(feature = "images") => {
            if file.metadata()?.len() > LARGEST_FILE {
                return Ok(seen.with_pixels(Pixels::TooLarge));
            }
            file.read_to_end(&mut head)?;
            Ok(picture_of_bytes(path, &head))
        }
        Needed::Header if is_svg(kind) => {
            file.take((SVG_HEAD - head.len()) as u64).read_to_end(&mut head)?;
            Ok(picture_of_bytes(path, &head))
        }
        Needed::Header | Needed::Whole => {
            Ok(FileFacts { dimensions: imagesize::size(disk).ok().and_then(whole), ..seen })
        }
    }
}

fn is_svg(kind: Option<&FileKind>) -> bool {
    kind.is_some_and(|kind| kind.media_type == "image/svg+xml")
}

fn whole(size: imagesize::ImageSize) -> Option<(u32, u32)> {
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// Returns the `width` and `height` of the root element, or those of its `viewBox`.
fn of_svg(text: &str) -> Option<(u32, u32)> {
    let (_, element) = text.split_once("<svg")?;
    let (element, _) = element.split_once('>')?;
    let pixels = |name| number(attribute(element, name)?.trim_end_matches("px"));
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return Some((width, height));
    }
    let numbers: Vec<&str> = attribute(element, "viewBox")?
        .split([' ', ',', '\t', '\n'])
        .filter(|part| !part.is_empty())
        .collect();
    let [_, _, width, height] = numbers[..] else { return None };
    Some((number(width)?, number(height)?))
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    element.match_indices(name).find_map(|(at, _)| {
        if !element[..at].ends_with(char::is_whitespace) {
            return None;
        }
        let value = element[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    })
}

fn number(text: &str) -> Option<u32> {
    let value: f64 = text.trim().parse().ok()?;
    (1.0..=100_000.0).contains(&value).then(|| value.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_an_svg_is_read_from_attributes_or_from_its_view_box() {
        let check = |text: &str, size| assert_eq!(of_svg(text), size, "{text}");
        check("<svg width=\"40\" height='30px' viewBox=\"0 0 1 1\">", Some((40, 30)));
        check("<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"\n viewBox=\"0,0 640.4 480\">", Some((640, 480)));
        check("<svg width=\"100%\" height=\"auto\" viewBox=\"0 0 8 6\">", Some((8, 6)));
        check("<svg stroke-width=\"3\" height=\"2\">", None);
        check("<svg width=\"-1\" height=\"NaN\"", None);
    }

    #[test]
    fn the_size_of_an_image_is_read_from_its_header_unless_it_is_damaged() {
        let gif = b"GIF89a\x03\x00\x02\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00";
        let check = |name: &str, bytes: &[u8], size| {
            assert_eq!(of_bytes(&SourcePath::new(name), bytes).dimensions, size, "{name}");
        };
        check("a.GIF", gif, Some((3, 2)));
        check("gif.png", gif, Some((3, 2)));
        check("a.png", b"not a picture", None);
        check("a.txt", gif, Some((3, 2)));
        check("a.txt", b"not a picture", None);
    }
}
