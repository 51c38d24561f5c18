//! Decodes bytes to text without a byte-order mark and with `\n` line ends. Only UTF-8 is accepted.

use std::borrow::Cow;
use std::str;

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;

/// Decodes the text of a file.
///
/// # Errors
///
/// Returns a diagnostic if the bytes are not UTF-8.
pub(super) fn text<'b>(path: &SourcePath, bytes: &'b [u8]) -> Result<Cow<'b, str>, Diagnostic> {
    match str::from_utf8(bytes) {
        Ok(text) if is_utf16(bytes).is_none() => Ok(with_plain_lines(text)),
        Ok(_) => Err(not_utf8(path, bytes, 0)),
        Err(error) => Err(not_utf8(path, bytes, error.valid_up_to())),
    }
}

/// Decodes a file that browsers read in UTF-8 or UTF-16. Invalid sequences are replaced with U+FFFD.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(bytes),
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units).into()
}

/// Removes a byte-order mark, and replaces `\r\n` and a lone `\r` with `\n`.
pub fn with_plain_lines(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match memchr::memchr(b'\r', text.as_bytes()) {
        Some(_) => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        None => text.into(),
    }
}

fn not_utf8(path: &SourcePath, bytes: &[u8], at: usize) -> Diagnostic {
    let (looks, encoding) = guess(bytes);
    let message = format!("the file is not encoded as UTF-8 (byte {}, looks like {looks})", at + 1);
    let shown = String::from_utf8_lossy(bytes);
    let fault = Diagnostic::error(codes::NOT_UTF8, message)
        .at(Span::new(path, &shown, at..at + 1))
        .why("its letters would be published as other ones");
    match encoding {
        Some(encoding) => {
            let name = format!("'{}'", path.as_str().replace('\'', "'\\''"));
            fault.help(format!(
                "convert it: iconv -f {encoding} -t UTF-8 {name} > converted && mv converted {name}"
            ))
        }
        None => fault.help("a text belongs here; rename the file if it is a picture or a document"),
    }
}

/// Guesses the encoding of bytes. Returns its name for messages, and its name for iconv.
fn guess(bytes: &[u8]) -> (&'static str, Option<&'static str>) {
    if let Some(encoding) = is_utf16(bytes) {
        return ("UTF-16", Some(encoding));
    }
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if bytes.iter().take(1024).any(control) {
        return ("no text at all", None);
    }
    // Windows-1252 has quotes and dashes at the code points where Latin-1 has control characters.
    let windows = bytes.iter().any(|byte| (0x80..0xa0).contains(byte));
    ("Latin-1", Some(if windows { "WINDOWS-1252" } else { "ISO-8859-1" }))
}

/// Returns iconv's name for the form of UTF-16, or `None` for other encodings. UTF-16 is recognized by its byte-order mark
/// or by zeros in every second byte, as in western text.
fn is_utf16(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some("UTF-16");
    }
    let head = &bytes[..bytes.len().min(1024)];
    if !head.contains(&0) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 4;
    if odd > most && even <= odd / 8 {
        Some("UTF-16LE")
    } else if even > most && odd <= even / 8 {
        Some("UTF-16BE")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        text(&SourcePath::new("content/it's.md"), bytes)
            .map(Cow::into_owned)
            .map_err(|fault| format!("{}\n{}", fault.message, fault.help.unwrap_or_default()))
    }

    #[test]
    fn byte_order_marks_and_line_ends_are_normalized() {
        for bytes in ["a\nb\n", "\u{feff}a\nb\n", "a\r\nb\r\n", "a\rb\r", "\u{feff}a\r\nb\n"] {
            assert_eq!(decoded(bytes.as_bytes()).as_deref(), Ok("a\nb\n"));
        }
    }

    #[test]
    fn a_text_in_latin_1_is_reported_with_its_byte_and_a_command_to_convert_it() {
        assert_eq!(
            decoded(b"caf\xe9").unwrap_err(),
            "the file is not encoded as UTF-8 (byte 4, looks like Latin-1)\nconvert it: iconv -f ISO-8859-1 -t \
             UTF-8 'content/it'\\''s.md' > converted && mv converted 'content/it'\\''s.md'"
        );
        assert!(decoded(b"\x93quoted\x94 caf\xe9").unwrap_err().contains("WINDOWS-1252"));
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_its_mark() {
        let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert!(
            decoded(&units("\u{feff}title: caf\u{e9}")).unwrap_err().contains("(byte 1, looks like UTF-16)")
        );
        assert!(decoded(&units("title: plain")).unwrap_err().contains("UTF-16LE"));
    }

    #[test]
    fn an_image_with_the_extension_of_a_text_is_refused() {
        let fault = decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err();
        assert!(fault.contains("looks like no text at all"), "{fault}");
    }

    #[test]
    fn a_stray_zero_does_not_make_a_text_unreadable() {
        assert_eq!(decoded(b"a\0b and much more").as_deref(), Ok("a\0b and much more"));
    }
}
