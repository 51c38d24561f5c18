//! Escaping: text made safe for its place in HTML or XML.
//!
//! Functions that append to a `String` copy spans without special characters as a whole. Most text has none.

use crate::bytes;

/// Appends text between tags.
pub fn text(out: &mut String, text: &str) {
    replace(out, text, [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;")]);
}

/// Appends text between the double quotes of an attribute.
pub fn attribute(out: &mut String, text: &str) {
    replace(out, text, [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;")]);
}

/// Returns text escaped for use between tags and in attributes with either kind of quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    replace(
        &mut out,
        text,
        [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\'', "&#39;")],
    );
    out
}

/// Appends an address between the double quotes of an attribute, and percent-encodes what an address cannot hold.
///
/// Characters beyond ASCII stay: browsers encode them, and people can read them.
pub fn href(out: &mut String, address: &str) {
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

/// Appends the address of an id on the same page. A `%` is encoded, since browsers decode the fragment.
pub fn fragment(out: &mut String, id: &str) {
    out.push('#');
    if id.contains('%') {
        href(out, &id.replace('%', "%25"));
    } else {
        href(out, id);
    }
}

/// Appends text with some bytes replaced. They must be ASCII, so that the text is only cut between characters.
fn replace<const N: usize>(out: &mut String, text: &str, replacements: [(u8, &'static str); N]) {
    let is_special = |byte| replacements.iter().fold(false, |found, (from, _)| found | (byte == *from));
    let mut rest = text;
    while let Some(at) = bytes::find(rest.as_bytes(), is_special) {
        out.push_str(&rest[..at]);
        let byte = rest.as_bytes()[at];
        out.push_str(replacements.iter().find(|(from, _)| *from == byte).map_or("", |(_, to)| to));
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends text for an element or attribute of XML. Drops the characters that XML 1.0 cannot hold in any form: control
/// characters, U+FFFE and U+FFFF. Source: XML 1.0, fifth edition, production 2.
pub fn xml(out: &mut String, text: &str) {
    let mut written = 0;
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(|byte| XML_SUSPECT[usize::from(*byte)]) {
        at += found;
        let (entity, length) = match text.as_bytes()[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0xef if !text[at..].starts_with(['\u{fffe}', '\u{ffff}']) => {
                at += 3;
                continue;
            }
            0xef => ("", 3),
            _ => ("", 1),
        };
        out.push_str(&text[written..at]);
        out.push_str(entity);
        at += length;
        written = at;
    }
    out.push_str(&text[written..]);
}

/// The bytes that [`xml`] examines. U+FFFE and U+FFFF begin with 0xef.
const XML_SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = match byte as u8 {
            b'\t' | b'\n' | b'\r' => false,
            byte => matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xef) || byte < b' ',
        };
        byte += 1;
    }
    suspect
};

/// Returns the text without the characters that no web page or feed may hold: control characters become U+FFFD, carriage
/// returns are dropped.
pub fn clean(text: String) -> String {
    // The first bytes of U+0080..U+009F and of U+FFFE, U+FFFF also begin many harmless characters.
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

/// Returns the text on one line: whitespace collapsed to single spaces, trimmed, without control characters.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    clean(line)
}
