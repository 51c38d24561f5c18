//! What is known of a picture from its file: its size, and whether smaller ones can be made from it. Decodes nothing.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;

use crate::images;
use crate::images::LARGEST_FILE;
use crate::images::Pixels;
use crate::path::SourcePath;

/// Endings of pictures from which others can be made. Their files are read whole, for the digest that names the others.
const STILL: [&str; 4] = ["jpeg", "jpg", "png", "webp"];

/// Endings of other pictures whose header is understood.
const OTHER: [&str; 2] = ["avif", "gif"];

/// How much of an SVG is looked at to find its outermost element.
const SVG_HEAD: usize = 4096;

/// What a picture's file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Width and height as it is shown.
    pub(super) dimensions: Option<(u32, u32)>,
    /// What can be made from it.
    pub(super) pixels: Option<Pixels>,
}

impl Seen {
    fn size(dimensions: Option<(u32, u32)>) -> Seen {
        Seen { dimensions, pixels: None }
    }

    fn pixels(pixels: Pixels) -> Seen {
        let dimensions = match &pixels {
            Pixels::Still(still) => Some((still.width, still.height)),
            Pixels::Moving(width, height) => Some((*width, *height)),
            Pixels::Broken(_) | Pixels::TooLarge => None,
        };
        Seen { dimensions, pixels: Some(pixels) }
    }
}

/// A picture in memory.
pub(super) fn of_bytes(path: &SourcePath, bytes: &[u8]) -> Seen {
    if path.has_extension("svg") {
        return Seen::size(of_svg(&String::from_utf8_lossy(&bytes[..bytes.len().min(SVG_HEAD)])));
    }
    let is_still = has_one_of(path, &STILL);
    if !is_still && !has_one_of(path, &OTHER) {
        return Seen::default();
    }
    if is_still && let Some(pixels) = images::look(bytes) {
        return Seen::pixels(pixels);
    }
    match imagesize::blob_size(bytes).ok().and_then(whole) {
        // It is of another format than its name says.
        Some(size) => Seen::size(Some(size)),
        None if is_still && cfg!(feature = "images") => {
            Seen::pixels(Pixels::Broken("it does not begin as a picture does"))
        }
        None => Seen::default(),
    }
}

/// A picture on the disk.
pub(super) fn of_file(path: &SourcePath, disk: &Path) -> io::Result<Seen> {
    if cfg!(feature = "images") && has_one_of(path, &STILL) {
        if fs::metadata(disk)?.len() > LARGEST_FILE {
            return Ok(Seen::pixels(Pixels::TooLarge));
        }
        return Ok(of_bytes(path, &fs::read(disk)?));
    }
    if path.has_extension("svg") {
        let mut head = Vec::new();
        File::open(disk)?.take(SVG_HEAD as u64).read_to_end(&mut head)?;
        return Ok(of_bytes(path, &head));
    }
    let is_raster = has_one_of(path, &STILL) || has_one_of(path, &OTHER);
    Ok(Seen::size(is_raster.then(|| imagesize::size(disk).ok()).flatten().and_then(whole)))
}

fn has_one_of(path: &SourcePath, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.has_extension(ending))
}

fn whole(size: imagesize::ImageSize) -> Option<(u32, u32)> {
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The `width` and `height` of the outermost element, or those of its `viewBox`.
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
    fn a_drawing_tells_its_size_by_attributes_or_by_its_view_box() {
        let check = |text: &str, size| assert_eq!(of_svg(text), size, "{text}");
        check("<svg width=\"40\" height='30px' viewBox=\"0 0 1 1\">", Some((40, 30)));
        check("<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"\n viewBox=\"0,0 640.4 480\">", Some((640, 480)));
        check("<svg width=\"100%\" height=\"auto\" viewBox=\"0 0 8 6\">", Some((8, 6)));
        check("<svg stroke-width=\"3\" height=\"2\">", None);
        check("<svg width=\"-1\" height=\"NaN\"", None);
    }

    #[test]
    fn a_picture_tells_its_size_by_its_header_and_a_damaged_one_none() {
        let gif = b"GIF89a\x03\x00\x02\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00";
        let check = |name: &str, bytes: &[u8], size| {
            assert_eq!(of_bytes(&SourcePath::new(name), bytes).dimensions, size, "{name}");
        };
        check("a.GIF", gif, Some((3, 2)));
        check("gif.png", gif, Some((3, 2)));
        check("a.png", b"not a picture", None);
        check("a.txt", gif, None);
    }
}
