//! Splits HTML into tags, and the text between them.

use crate::exports::xml;
use crate::markup::references::{decode_with, numeric};
use crate::markup::tags::closing_bracket;

/// A token of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlToken<'h> {
    Text(&'h str),
    /// A tag: its name in lower case, and its attributes.
    Open(String, &'h str),
    Close(String),
}

/// Iterates over the tokens of HTML. A `<` that does not begin a tag is text.
pub(super) struct HtmlTokens<'h>(pub(super) &'h str);

impl<'h> Iterator for HtmlTokens<'h> {
    type Item = HtmlToken<'h>;

    fn next(&mut self) -> Option<HtmlToken<'h>> {
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
        Some(HtmlToken::Text(text))
    }
}

/// Returns the tag or comment at the start of a text, and the text behind it.
fn tag(html: &str) -> Option<(HtmlToken<'_>, &str)> {
    let inner = html.strip_prefix('<')?;
    if let Some(note) = inner.strip_prefix("!--") {
        let (_, rest) = note.split_once("-->")?;
        return Some((HtmlToken::Text(""), rest));
    }
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    // A quote that is never closed is a typo: the tag ends at its first `>`.
    let end = closing_bracket(inner).or_else(|| inner.find('>'))?;
    let (inside, rest) = (&inner[..end], &inner[end + 1..]);
    let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside[..name_end].to_ascii_lowercase();
    Some((if closes { HtmlToken::Close(name) } else { HtmlToken::Open(name, &inside[name_end..]) }, rest))
}

/// Returns the value of an attribute.
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

/// The longest character reference that is decoded, in bytes.
const LONGEST_REFERENCE: usize = 40;

/// Decodes all character references of HTML, except those for control characters. Unknown ones stay.
pub(super) fn decoded(text: &str) -> String {
    decode_with(text, LONGEST_REFERENCE, |name| match name.starts_with('#') {
        true => numeric(name).filter(|c| !c.is_control() || *c == '\n').map(String::from),
        false => xml::html_entity(name).map(str::to_owned),
    })
}
