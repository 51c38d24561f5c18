//! Personal data that is stored as text: XMP in any format, the properties of a PDF, attributes of drawing programs.
//!
//! Sources: Adobe's "XMP Specification Part 2"; ISO 32000-1, section 14.3.3; Inkscape's own names.

use memchr::memmem;

use crate::personal_data::finding::PersonalData;

/// XMP properties for a location.
const PLACES: [&[u8]; 3] = [b"GPSLatitude", b"GPSLongitude", b"Iptc4xmpCore:Location"];

/// The number of bytes of a name that are read.
const LONGEST: usize = 400;

/// Finds personal data in XMP.
pub(super) fn of(bytes: &[u8]) -> PersonalData {
    let place = PLACES.iter().any(|mark| memmem::find(bytes, mark).is_some());
    PersonalData { place, owner: creator(bytes).or_else(|| owner_of_the_camera(bytes)) }
}

/// The first name in `<dc:creator>`.
fn creator(bytes: &[u8]) -> Option<String> {
    let rest = after(bytes, b"<dc:creator")?;
    let rest = &rest[..memmem::find(rest, b"</dc:creator>")?];
    let text = String::from_utf8_lossy(&rest[..rest.len().min(4 * LONGEST)]).into_owned();
    let name = text.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| unescaped(text));
    name.map(|name| name.trim().to_owned()).find(|name| !name.is_empty())
}

/// The attribute or element `aux:OwnerName`.
fn owner_of_the_camera(bytes: &[u8]) -> Option<String> {
    let rest = after(bytes, b"aux:OwnerName")?;
    let text = String::from_utf8_lossy(&rest[..rest.len().min(LONGEST)]).into_owned();
    let name = text.trim_start_matches(['=', '>']).trim_start_matches(['"', '\'']);
    let name = unescaped(name.split(['"', '\'', '<']).next()?.trim());
    (!name.is_empty()).then_some(name)
}

/// The value of `/Author` among a PDF's properties.
pub(super) fn author_of_pdf(bytes: &[u8]) -> Option<String> {
    memmem::find_iter(bytes, b"/Author").find_map(|at| {
        let rest = bytes[at + "/Author".len()..].trim_ascii_start();
        let value = match rest.first()? {
            b'(' => in_brackets(&rest[1..rest.len().min(LONGEST)])?,
            b'<' => from_hex(&rest[1..rest.len().min(LONGEST)])?,
            _ => return None,
        };
        let text = match value.strip_prefix(b"\xfe\xff") {
            Some(wide) => {
                let units: Vec<u16> =
                    wide.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            None => String::from_utf8_lossy(&value).into_owned(),
        };
        Some(text.trim().to_owned()).filter(|name| !name.is_empty())
    })
}

/// A PDF string in parentheses, up to the closing one.
fn in_brackets(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut text, mut depth, mut rest) = (Vec::new(), 1, bytes.iter());
    loop {
        match rest.next()? {
            b'\\' => text.push(*rest.next()?),
            b'(' => {
                depth += 1;
                text.push(b'(');
            }
            b')' if depth == 1 => return Some(text),
            b')' => {
                depth -= 1;
                text.push(b')');
            }
            byte => text.push(*byte),
        }
    }
}

fn from_hex(bytes: &[u8]) -> Option<Vec<u8>> {
    let digits = &bytes[..bytes.iter().position(|byte| *byte == b'>')?];
    let digits: Option<Vec<u32>> = digits
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(|byte| char::from(*byte).to_digit(16))
        .collect();
    Some(digits?.chunks_exact(2).map(|two| (two[0] * 16 + two[1]) as u8).collect())
}

/// The path of an export that a drawing program has noted, if it is in a home folder.
pub(super) fn home_in_svg(bytes: &[u8]) -> Option<String> {
    let rest = after(bytes, b":export-filename=")?;
    let text = String::from_utf8_lossy(&rest[..rest.len().min(LONGEST)]).into_owned();
    let path = text.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?.to_owned();
    ["/home/", "/Users/", "\\Users\\"].iter().any(|home| path.contains(home)).then_some(path)
}

fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    Some(&bytes[memmem::find(bytes, mark)? + mark.len()..])
}

fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}
