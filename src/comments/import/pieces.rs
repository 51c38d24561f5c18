//! HTML taken apart: tags, and the text between them with its references resolved.

use quick_xml::escape;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    Text(&'h str),
    /// A tag with its name in lower case and the rest of it.
    Open(String, &'h str),
    Close(String),
}

/// Takes HTML apart. What looks like a tag and is none is text.
pub(super) struct Pieces<'h>(pub(super) &'h str);

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        if self.0.is_empty() {
            return None;
        }
        if let Some((piece, rest)) = tag(self.0) {
            self.0 = rest;
            return Some(piece);
        }
        let first = self.0.chars().next().map_or(0, char::len_utf8);
        let end = self.0[first..].find('<').map_or(self.0.len(), |at| first + at);
        let (text, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(Piece::Text(text))
    }
}

/// The tag or note that a text begins with, and what follows it.
fn tag(html: &str) -> Option<(Piece<'_>, &str)> {
    let inner = html.strip_prefix('<')?;
    if let Some(note) = inner.strip_prefix("!--") {
        let (_, rest) = note.split_once("-->")?;
        return Some((Piece::Text(""), rest));
    }
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = end_of_tag(inner)?;
    let (inside, rest) = (&inner[..end], &inner[end + 1..]);
    let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside[..name_end].to_ascii_lowercase();
    Some((if closes { Piece::Close(name) } else { Piece::Open(name, &inside[name_end..]) }, rest))
}

/// Where the `>` of a tag stands, which may also stand inside a value in quotes.
fn end_of_tag(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some(at),
            _ => {}
        }
    }
    // A quote that is never closed is a slip; the tag ends at its first `>`.
    inner.find('>')
}

/// The value of an attribute among the rest of a tag.
pub(super) fn attribute(rest: &str, name: &str) -> Option<String> {
    let lower = rest.to_ascii_lowercase();
    let (at, _) = lower.match_indices(name).find(|(at, _)| {
        lower[..*at].ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/'))
            && lower[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = rest[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split(|c: char| c.is_whitespace()).next()?,
    };
    Some(decoded(value))
}

/// Text with HTML's references resolved; what is none stays.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(40).position(|byte| byte == b';');
        let meaning = end.and_then(|end| Some((reference(&rest[1..end])?, end)));
        match meaning {
            Some((meaning, end)) => {
                out.push_str(&meaning);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn reference(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return escape::resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control() || *c == '\n').map(String::from)
}
