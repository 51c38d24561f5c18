//! The tags of a fragment of HTML, found in one pass.
//!
//! This is a tokenizer, not a parser: it knows tags, attributes, comments, and the elements whose content is not markup.
//! A tag or comment that never ends is the end of the list, as in a browser.

use std::borrow::Cow;
use std::ops::Range;

use crate::markup::references::decode;

/// Elements whose content is text up to their end tag.
const TEXT_ELEMENTS: [&str; 4] = ["script", "style", "textarea", "title"];

/// Elements that do not end a word.
const INLINE: [&str; 27] = [
    "a", "b", "i", "em", "strong", "span", "code", "u", "sup", "sub", "wbr", "small", "big", "mark", "abbr",
    "kbd", "samp", "var", "cite", "s", "del", "ins", "font", "bdi", "bdo", "dfn", "tt",
];

/// Returns whether an element can be inside a word, so that its tags do not separate words.
pub fn is_inside_word(element: &str) -> bool {
    INLINE.iter().any(|name| name.eq_ignore_ascii_case(element))
}

/// A tag: `<a href="x">` or `</a>`.
pub struct Tag<'a> {
    /// The name as written, with the slash of an end tag: `a`, `/a`.
    pub name: &'a str,
    /// The index of its `<`.
    pub start: usize,
    /// The index after its `>`.
    pub end: usize,
    /// The attributes that have a value.
    pub attributes: Vec<Attribute<'a>>,
}

/// An attribute with a value.
pub struct Attribute<'a> {
    /// The name as written.
    pub name: &'a str,
    /// The value as written, without quotes, not decoded.
    pub value: &'a str,
    /// The byte range of the value.
    pub at: Range<usize>,
    /// The byte range of name and value, with the quotes.
    pub whole: Range<usize>,
    /// Whether the value is in quotes.
    pub quoted: bool,
}

/// Iterates over the tags of a fragment of HTML.
pub fn tags(html: &str) -> Tags<'_> {
    Tags { html, at: 0 }
}

/// The iterator of [`tags`].
pub struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        let html = self.html;
        loop {
            let start = self.at + memchr::memchr(b'<', html.as_bytes().get(self.at..)?)?;
            let rest = &html[start..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.at = start + 4 + comment.find("-->")? + 3;
                continue;
            }
            let slash = usize::from(rest[1..].starts_with('/'));
            if !rest[1 + slash..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = start + 1;
                continue;
            }
            let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
            let name_end = start + 1 + slash + rest[1 + slash..].find(ends)?;
            let name = &html[start + 1..name_end];
            let (attributes, end) = attributes(html, name_end)?;
            self.at = end;
            if let Some(element) = TEXT_ELEMENTS.iter().find(|element| element.eq_ignore_ascii_case(name)) {
                self.at = end_tag(html, end, element);
            }
            return Some(Tag { name, start, end, attributes });
        }
    }
}

/// The index of the end tag of an element with text content, or of the end of the HTML.
fn end_tag(html: &str, from: usize, element: &str) -> usize {
    html[from..]
        .match_indices("</")
        .map(|(at, _)| from + at)
        .find(|at| {
            html.get(at + 2..at + 2 + element.len()).is_some_and(|name| name.eq_ignore_ascii_case(element))
        })
        .unwrap_or(html.len())
}

/// Reads attributes from `at` on. Returns them with the index after the tag, or `None` if the tag does not end.
fn attributes(html: &str, mut at: usize) -> Option<(Vec<Attribute<'_>>, usize)> {
    let bytes = html.as_bytes();
    let skip = |mut at: usize, what: fn(&u8) -> bool| {
        while bytes.get(at).is_some_and(what) {
            at += 1;
        }
        at
    };
    let mut found = Vec::new();
    loop {
        at = skip(at, |byte| byte.is_ascii_whitespace() || *byte == b'/');
        if *bytes.get(at)? == b'>' {
            return Some((found, at + 1));
        }
        // A name may begin with `=`, so each round consumes at least one byte.
        let begin = at;
        let name_end =
            skip(at + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/'));
        let name = html.get(at..name_end).unwrap_or_default();
        at = skip(name_end, u8::is_ascii_whitespace);
        if bytes.get(at) != Some(&b'=') {
            continue;
        }
        at = skip(at + 1, u8::is_ascii_whitespace);
        let quote = *bytes.get(at)?;
        let quoted = matches!(quote, b'"' | b'\'');
        let range = if quoted {
            at + 1..at + 1 + html[at + 1..].find(char::from(quote))?
        } else {
            at..skip(at, |byte| !byte.is_ascii_whitespace() && *byte != b'>')
        };
        at = range.end + usize::from(quoted);
        let value = html.get(range.clone()).unwrap_or_default();
        found.push(Attribute { name, value, at: range, whole: begin..at, quoted });
    }
}

fn without_comments(html: &str) -> Cow<'_, str> {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
    }
    if kept.is_empty() && rest.len() == html.len() { Cow::Borrowed(html) } else { Cow::Owned(kept + rest) }
}

/// The index of the `>` that ends a tag, outside quoted values. `text` begins in the tag.
pub fn closing_bracket(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The text of a fragment of HTML, without tags, comments, scripts and styles.
pub fn text_of(html: &str) -> String {
    let html = &without_comments(html);
    let mut tags = tags(html);
    let mut text = String::with_capacity(html.len());
    let mut from = 0;
    while let Some(tag) = tags.next() {
        text.push_str(&html[from..tag.start]);
        // Only the tags of inline elements may be in the middle of a word.
        if !is_inside_word(tag.name.trim_start_matches('/')) {
            text.push(' ');
        }
        from = tags.at;
    }
    text.push_str(&html[from..]);
    decode(&text)
}
