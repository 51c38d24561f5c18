//! Recognises pictures by their first bytes, whatever their names say.

/// The bytes at the start in which the root of a drawing must stand.
const START: usize = 4096;

/// Returns the ending for the name of a picture; `None` if the bytes are those of something else.
pub(super) fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => Some("avif"),
        _ => is_drawing(bytes).then_some("svg"),
    }
}

/// Returns whether a text begins as a drawing in SVG: its first element is the drawing.
fn is_drawing(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(START)]);
    let mut rest = start.trim_start_matches('\u{feff}').trim_start();
    while let Some((end, from)) = [("?>", "<?"), ("-->", "<!--"), (">", "<!DOCTYPE svg")]
        .into_iter()
        .find(|(_, from)| rest.starts_with(from))
    {
        let Some(at) = rest[from.len()..].find(end) else { return false };
        rest = rest[from.len() + at + end.len()..].trim_start();
    }
    rest.strip_prefix("<svg").is_some_and(|rest| rest.starts_with([' ', '\n', '\r', '\t', '>', '/']))
}

/// Returns whether two endings mean the same format.
pub(super) fn is_same(name: &str, ending: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == ending || (ending == "jpg" && matches!(name.as_str(), "jpeg" | "jpe"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_known_by_their_bytes() {
        let check = |bytes: &[u8], expected| assert_eq!(ending(bytes), expected);
        check(b"\x89PNG\r\n\x1a\nrest", Some("png"));
        check(b"\xff\xd8\xff\xe0", Some("jpg"));
        check(b"GIF89a", Some("gif"));
        check(b"RIFF\0\0\0\0WEBPVP8 ", Some("webp"));
        check(b"\0\0\0\x1cftypavif", Some("avif"));
        check(b"<?xml version=\"1.0\"?>\n<!-- x --><svg xmlns=\"a\">", Some("svg"));
        for other in [
            &b"<!DOCTYPE html><svg >"[..],
            b"<html><svg>",
            b"",
            b"GIF",
            b"<svgx>",
            b"\x7fELF",
            b"%PDF",
            b"<?",
        ] {
            check(other, None);
        }
        assert!(is_same("JPEG", "jpg") && !is_same("php", "jpg"));
    }
}
