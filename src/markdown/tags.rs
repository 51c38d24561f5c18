//! The tags in a piece of HTML, found in one pass.
//!
//! This is no parser: it knows tags, attributes, comments and the elements whose content is not markup. HTML that
//! ends inside a tag or comment has no more tags, which is what a browser makes of it too.

use std::borrow::Cow;
use std::ops::Range;

use crate::markdown::escape::decode;

/// The elements whose content is text up to their end tag.
const TEXT_ELEMENTS: [&str; 4] = ["script", "style", "textarea", "title"];

/// The elements that may stand inside a word.
const INLINE: [&str; 27] = [
    "a", "b", "i", "em", "strong", "span", "code", "u", "sup", "sub", "wbr", "small", "big", "mark", "abbr",
    "kbd", "samp", "var", "cite", "s", "del", "ins", "font", "bdi", "bdo", "dfn", "tt",
];

/// Whether an element may stand inside a word.
pub(super) fn is_inside_word(element: &str) -> bool {
    INLINE.iter().any(|name| name.eq_ignore_ascii_case(element))
}

/// A tag: `<a href="x">` or `</a>`.
pub(super) struct Tag<'a> {
    /// Its name as written, with the slash of an end tag: `a`, `/a`.
    pub(super) name: &'a str,
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends, behind its `>`.
    pub(super) end: usize,
    /// Its attributes that have a value.
    pub(super) attributes: Vec<Attribute<'a>>,
}

/// An attribute with a value.
pub(super) struct Attribute<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// Its value as written, without quotes.
    pub(super) value: &'a str,
    /// The bytes of the value.
    pub(super) at: Range<usize>,
    /// The bytes of name and value, with the quotes.
    pub(super) whole: Range<usize>,
    /// Whether it stands in quotes.
    pub(super) quoted: bool,
}

/// The tags of a piece of HTML in their order.
pub(super) fn tags(html: &str) -> Tags<'_> {
    Tags { html, at: 0 }
}

/// The iterator of [`tags`].
pub(super) struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        let html = self.html;
        loop {
            let start = self.at + html.get(self.at..)?.find('<')?;
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

/// Where the end tag of an element with text content begins, or the end of the HTML.
fn end_tag(html: &str, from: usize, element: &str) -> usize {
    html[from..]
        .match_indices("</")
        .map(|(at, _)| from + at)
        .find(|at| {
            html.get(at + 2..at + 2 + element.len()).is_some_and(|name| name.eq_ignore_ascii_case(element))
        })
        .unwrap_or(html.len())
}

/// The attributes from `at` on, and where the tag ends; nothing when it does not.
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
        // A name may begin with `=`, which keeps this loop moving.
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

/// The text of a piece of HTML, without tags, comments, scripts and styles.
pub(super) fn text_of(html: &str) -> String {
    let html = &without_comments(html);
    let mut tags = tags(html);
    let mut text = String::with_capacity(html.len());
    let mut from = 0;
    while let Some(tag) = tags.next() {
        text.push_str(&html[from..tag.start]);
        // An element of inline HTML may stand in the middle of a word; the others end one.
        if !is_inside_word(tag.name.trim_start_matches('/')) {
            text.push(' ');
        }
        from = tags.at;
    }
    text.push_str(&html[from..]);
    decode(&text)
}
