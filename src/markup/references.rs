//! Character references: `&amp;`, `&#39;`, `&#x27;`.

use crate::bytes;

/// The longest reference in an attribute of HTML that is decoded, in bytes.
const LONGEST: usize = 12;

/// Decodes numeric references, those of HTML's special characters, and `&nbsp;`. Other references stay.
pub fn decode(text: &str) -> String {
    decode_with(text, LONGEST, |name| if name == "nbsp" { Some('\u{a0}') } else { character(name) })
}

/// Replaces each reference of up to `longest` bytes by its `meaning`, which gets the part between `&` and `;`. References
/// without a meaning stay.
pub fn decode_with<M>(text: &str, longest: usize, meaning: impl Fn(&str) -> Option<M>) -> String
where
    String: Extend<M>,
{
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let window = &rest.as_bytes()[..rest.len().min(longest)];
        let end = bytes::find(window, |byte| byte == b';');
        match end.and_then(|end| Some((meaning(&rest[1..end])?, end))) {
            Some((meaning, end)) => {
                out.extend([meaning]);
                rest = &rest[end + 1..];
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

/// The character that a numeric reference or one of XML's five names stands for.
pub fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => numeric(name),
    }
}

/// The character that a numeric reference stands for: `#39`, `#x27`.
pub fn numeric(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_other_ampersands_stay() {
        let check = |text: &str, expected: &str| assert_eq!(decode(text), expected, "{text}");
        check("a &amp; b &lt;&#105;&#x3E;&nbsp;&quot;&apos;", "a & b <i>\u{a0}\"'");
        check("a & b &eacute; &#xD800; &#; &", "a & b &eacute; &#xD800; &#; &");
        check("&#00000000000105;", "&#00000000000105;");
    }
}
