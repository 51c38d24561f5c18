//! The size of a picture, from the first bytes of its file. Decodes nothing.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::path::SourcePath;

/// Endings of pictures whose header is understood.
const RASTER: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// How much of an SVG is looked at to find its outermost element.
const SVG_HEAD: usize = 4096;

/// Width and height of a picture in memory.
pub(super) fn of_bytes(path: &SourcePath, bytes: &[u8]) -> Option<(u32, u32)> {
    if path.has_extension("svg") {
        return of_svg(&String::from_utf8_lossy(&bytes[..bytes.len().min(SVG_HEAD)]));
    }
    is_raster(path).then(|| imagesize::blob_size(bytes).ok()).flatten().and_then(whole)
}

/// Width and height of a picture on the disk.
pub(super) fn of_file(path: &SourcePath, disk: &Path) -> Option<(u32, u32)> {
    if path.has_extension("svg") {
        let mut head = Vec::new();
        File::open(disk).ok()?.take(SVG_HEAD as u64).read_to_end(&mut head).ok()?;
        return of_svg(&String::from_utf8_lossy(&head));
    }
    is_raster(path).then(|| imagesize::size(disk).ok()).flatten().and_then(whole)
}

fn is_raster(path: &SourcePath) -> bool {
    RASTER.iter().any(|ending| path.has_extension(ending))
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
        assert_eq!(of_bytes(&SourcePath::new("a.GIF"), gif), Some((3, 2)));
        assert_eq!(of_bytes(&SourcePath::new("a.png"), b"not a picture"), None);
        assert_eq!(of_bytes(&SourcePath::new("a.txt"), gif), None);
    }
}
