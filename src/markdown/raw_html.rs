//! The author's raw HTML: passed through, with links resolved and ids collected.
//!
//! Every attribute with a URL that a browser follows or loads is resolved. Handlers, scripts and schemes are left to
//! the author.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::markdown::html::InternalLink;
use crate::markdown::links::Destination;
use crate::markdown::resolve::{ImageTarget, LinkTarget};
use crate::markdown::writer::Writer;
use crate::markdown::{embeds, srcset};
use crate::markup::tags::{Attribute, tags};
use crate::markup::{escape, references};

/// Elements in which bare URLs are not linked.
const UNLINKED: [&str; 7] = ["a", "code", "pre", "kbd", "samp", "button", "script"];

/// Calls `found` with every id in a fragment of HTML, including the `name` of links.
pub(super) fn ids(html: &str, mut found: impl FnMut(&str)) {
    let is_id = |pair: &[u8]| matches!(pair, [b'i' | b'I', b'd' | b'D'] | [b'n' | b'N', b'a' | b'A']);
    if !html.as_bytes().windows(2).any(is_id) {
        return;
    }
    for tag in tags(html) {
        let is_link = tag.name.eq_ignore_ascii_case("a");
        for attribute in tag.attributes {
            let is_id = attribute.name.eq_ignore_ascii_case("id")
                || is_link && attribute.name.eq_ignore_ascii_case("name");
            if is_id && !attribute.value.is_empty() {
                found(&references::decode(attribute.value));
            }
        }
    }
}

impl Writer<'_> {
    /// Writes a fragment of raw HTML, which is at `at` in the Markdown.
    pub(super) fn raw_html(&mut self, html: &str, at: Range<usize>) {
        let anchors = &mut self.page.anchors;
        ids(html, |id| anchors.push(id.to_owned()));
        let mut written = 0;
        // Where the search for the next value in the source begins, or `None` after a value was not found.
        let mut cursor = Some(at.start);
        for tag in tags(html) {
            self.count_unlinked(tag.name);
            for embed in embeds::of_tag(html, &tag) {
                if let Some(fault) = self.resolve.embed(embed.kind, embed.address.as_deref()) {
                    let written = html.get(embed.at).unwrap_or_default();
                    let from = cursor.unwrap_or(at.start);
                    let found =
                        self.body.get(from..at.end).and_then(|rest| rest.find(written)).map(|i| from + i);
                    let start = self.source.body.start + found.unwrap_or(at.start);
                    self.report(*fault, start..start + found.map_or(at.len(), |_| written.len()));
                }
            }
            for attribute in &tag.attributes {
                let Some(kind) = address_kind(tag.name, attribute) else { continue };
                let found = cursor
                    .and_then(|from| self.body.get(from..at.end)?.find(attribute.value).map(|i| from + i));
                cursor = found.map(|found| found + attribute.value.len());
                let place = found.map_or(at.clone(), |found| found..found + attribute.value.len());
                let value = references::decode(attribute.value);
                let value = match kind {
                    AddressKind::ImageSet => self.resolved_set(&value, &place),
                    _ => self.resolved(kind, &value, place),
                };
                if let Some(value) = value {
                    let quote = if attribute.quoted { "" } else { "\"" };
                    self.out.push_str(&html[written..attribute.at.start]);
                    self.out.push_str(quote);
                    match kind {
                        AddressKind::ImageSet => escape::attribute(&mut self.out, &value),
                        _ => escape::href(&mut self.out, &value),
                    }
                    self.out.push_str(quote);
                    written = attribute.at.end;
                }
            }
        }
        self.out.push_str(&html[written..]);
        self.plain_of_html(html);
    }

    /// Counts elements in which bare URLs are not linked.
    fn count_unlinked(&mut self, name: &str) {
        if UNLINKED.iter().any(|quiet| quiet.eq_ignore_ascii_case(name)) {
            self.unlinked += 1;
        } else if name
            .strip_prefix('/')
            .is_some_and(|name| UNLINKED.iter().any(|q| q.eq_ignore_ascii_case(name)))
        {
            self.unlinked = self.unlinked.saturating_sub(1);
        }
    }

    /// Returns the new value of a `srcset`, if it changes.
    fn resolved_set(&mut self, set: &str, at: &Range<usize>) -> Option<String> {
        let mut is_new = false;
        let mut from = at.start;
        let resolved = srcset::with_addresses(set, |address| {
            let written = self.body.get(from..at.end).and_then(|rest| rest.find(address));
            let place = written.map_or(at.clone(), |found| from + found..from + found + address.len());
            from = if written.is_some() { place.end } else { from };
            let value = self.resolved(AddressKind::Image, address, place);
            is_new |= value.is_some();
            value
        });
        is_new.then_some(resolved)
    }

    /// Returns the new value of an attribute, if it changes.
    fn resolved(&mut self, kind: AddressKind, value: &str, at: Range<usize>) -> Option<String> {
        let start = self.source.body.start;
        let place = start + at.start..start + at.end;
        match (Destination::of(value), kind) {
            (Destination::Anchor, AddressKind::Link) => {
                self.fragment_links.push((value[1..].to_owned(), place))
            }
            (Destination::Page, AddressKind::Link) => match self.resolve.link(value) {
                LinkTarget::Internal { href, url, anchor } => {
                    self.page.links.push(InternalLink { url, anchor, at: place });
                    return Some(href);
                }
                LinkTarget::External(_) | LinkTarget::Kept { fault: None, .. } => {}
                LinkTarget::Missing(fault) | LinkTarget::Kept { fault: Some(fault), .. } => {
                    self.report(only_warned(*fault), place);
                }
            },
            (Destination::Page, AddressKind::Image) => match self.resolve.image(value) {
                ImageTarget::Local { src, url, .. } => {
                    self.page.images.push(url);
                    return Some(src);
                }
                ImageTarget::External(_) => {}
                ImageTarget::Missing(fault) | ImageTarget::Doubtful(_, fault) => {
                    self.report(only_warned(*fault), place);
                }
            },
            _ => {}
        }
        None
    }
}

/// The kind of URL in an attribute.
#[derive(Clone, Copy)]
enum AddressKind {
    Link,
    Image,
    /// Several images, from which the browser chooses one.
    ImageSet,
}

fn address_kind(tag: &str, attribute: &Attribute<'_>) -> Option<AddressKind> {
    if attribute.value.is_empty() {
        return None;
    }
    match (tag.to_ascii_lowercase().as_str(), attribute.name.to_ascii_lowercase().as_str()) {
        ("a" | "area" | "link", "href")
        | ("iframe" | "embed" | "script" | "track", "src")
        | ("object", "data")
        | ("form", "action")
        | ("blockquote" | "q" | "ins" | "del", "cite") => Some(AddressKind::Link),
        ("img" | "source" | "video" | "audio" | "input", "src")
        | ("video", "poster")
        | ("image", "href" | "xlink:href") => Some(AddressKind::Image),
        ("img" | "source", "srcset") => Some(AddressKind::ImageSet),
        _ => None,
    }
}

/// Turns a missing file into a warning: raw HTML often comes from an older site, and should not stop the build.
fn only_warned(fault: Diagnostic) -> Diagnostic {
    match fault.code {
        codes::MISSING_TARGET => Diagnostic { severity: Severity::Warning, code: codes::DEAD_LINK, ..fault },
        _ => fault,
    }
}
