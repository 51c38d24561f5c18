//! Text made safe for the place in HTML that it is written to.

use crate::bytes;

/// Writes text between tags.
pub(super) fn text(out: &mut String, text: &str) {
    replace(out, text, [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;")]);
}

/// Writes text between the double quotes of an attribute.
pub(super) fn attribute(out: &mut String, text: &str) {
    replace(out, text, [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;")]);
}

/// Writes an address between the double quotes of an attribute; what an address cannot hold is percent-encoded.
///
/// Letters beyond ASCII stay: browsers encode them, and people can read them.
pub(super) fn href(out: &mut String, address: &str) {
    replace(
        out,
        address,
        [
            (b'&', "&amp;"),
            (b'<', "%3C"),
            (b'>', "%3E"),
            (b'"', "%22"),
            (b'\'', "&#39;"),
            (b' ', "%20"),
            (b'`', "%60"),
            (b'\\', "%5C"),
            (b'\n', "%0A"),
            (b'\t', "%09"),
        ],
    );
}

/// Writes a link to an id of the same page; browsers decode it before they look for the id.
pub(super) fn fragment(out: &mut String, id: &str) {
    out.push('#');
    if id.contains('%') {
        href(out, &id.replace('%', "%25"));
    } else {
        href(out, id);
    }
}

/// Every replaced byte is ASCII, so that both sides of it are whole characters.
fn replace<const N: usize>(out: &mut String, text: &str, signs: [(u8, &'static str); N]) {
    let is_sign = |byte| signs.iter().fold(false, |found, (sign, _)| found | (byte == *sign));
    let mut rest = text;
    while let Some(at) = bytes::find(rest.as_bytes(), is_sign) {
        out.push_str(&rest[..at]);
        out.push_str(signs.iter().find(|(sign, _)| *sign == rest.as_bytes()[at]).map_or("", |(_, it)| it));
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// The text without what no web page or feed may hold: control characters become U+FFFD, carriage returns go.
pub(super) fn clean(text: String) -> String {
    // The first bytes of U+0080..U+009F and of U+FFFE, U+FFFF stand for many harmless characters too.
    let is_suspect = |byte: u8| {
        let is_control = (byte < b' ') & (byte != b'\n') & (byte != b'\t');
        is_control | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef)
    };
    let forbidden =
        |c: char| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}');
    let mut at = 0;
    loop {
        let Some(found) = bytes::find(&text.as_bytes()[at..], is_suspect) else { return text };
        at += found;
        let Some(c) = text[at..].chars().next().filter(|c| !forbidden(*c)) else { break };
        at += c.len_utf8();
    }
    text.chars().filter(|&c| c != '\r').map(|c| if forbidden(c) { '\u{fffd}' } else { c }).collect()
}

/// The text with its white space collapsed to single spaces, none at the ends, and without control characters.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    clean(line)
}

/// Decodes the character references that stand in attributes: numeric ones and the four of HTML's own signs.
pub(super) fn decode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character reference that a text begins with, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, end + 1))
}
