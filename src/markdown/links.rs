//! Links: which destinations are resolved, kept or dropped.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::folding::composed;
use crate::markdown::html::InternalLink;
use crate::markdown::resolve::LinkTarget;
use crate::markdown::writer::Writer;
use crate::markup::escape;
use crate::path::browser_scheme;

/// The attributes of a link to another site.
const EXTERNAL: &str = " class=\"external\" rel=\"noopener\"";

/// The kind of a destination, as far as its text alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// A script, or a page inside the URL.
    Unsafe,
    /// It holds a template tag, which is filled in later.
    Foreign,
    /// A fragment of the same page.
    Anchor,
    /// A URL without a page: `mailto:`, `tel:`.
    Kept,
    /// An image as a `data:` URL.
    Data,
    /// Anything else.
    Page,
}

impl Destination {
    /// Classifies a destination.
    pub(super) fn of(destination: &str) -> Destination {
        match scheme(destination).as_deref() {
            Some("javascript" | "vbscript") => Destination::Unsafe,
            Some("data") if is_raster(destination) => Destination::Data,
            Some("data") => Destination::Unsafe,
            _ if destination.contains("{{") || destination.contains("{%") => Destination::Foreign,
            Some("mailto" | "tel") => Destination::Kept,
            _ if destination.starts_with('#') => Destination::Anchor,
            _ => Destination::Page,
        }
    }
}

/// The scheme that a browser would find. The parser replaces NUL, which browsers ignore, by U+FFFD.
fn scheme(destination: &str) -> Option<String> {
    match destination.contains('\u{fffd}') {
        true => browser_scheme(&destination.replace('\u{fffd}', "")),
        false => browser_scheme(destination),
    }
}

/// Returns whether a `data:` URL is a raster image. SVG images are not: they may hold scripts.
fn is_raster(destination: &str) -> bool {
    let compact: String =
        destination.chars().take(64).filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let kinds = ["png", "jpeg", "jpg", "gif", "webp", "avif"];
    compact.to_ascii_lowercase().strip_prefix("data:image/").is_some_and(|rest| {
        kinds.iter().any(|kind| rest.strip_prefix(kind).is_some_and(|rest| rest.starts_with([';', ','])))
    })
}

/// Returns whether a text is the URL itself, except for the scheme and a slash at the end.
fn is_address(text: &str, address: &str) -> bool {
    let short = |address: &str| {
        let address = address.trim_end_matches('/');
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        percent_decode_str(rest.unwrap_or(address)).decode_utf8_lossy().into_owned()
    };
    // Fast path: most texts are words, and a URL has no spaces.
    !text.contains([' ', '<']) && short(text) == short(address)
}

impl Writer<'_> {
    /// Begins a link. If it is dropped, only its text is written.
    pub(super) fn open_link(&mut self, destination: &str, title: &str, at: Range<usize>) {
        match Destination::of(destination) {
            Destination::Unsafe | Destination::Data => self.unsafe_link(destination, at),
            Destination::Foreign => self.anchor_tag(destination, title, escape::attribute, ""),
            Destination::Kept => self.anchor_tag(destination, title, escape::href, ""),
            Destination::Anchor => {
                let place = self.destination_range(at, destination);
                let destination = &*composed(destination);
                self.fragment_links.push((destination[1..].to_owned(), place));
                self.anchor_tag(destination, title, escape::href, "");
            }
            Destination::Page => match self.resolve.link(destination) {
                LinkTarget::Internal { href, url, anchor } => {
                    let at = self.destination_range(at, destination);
                    self.page.links.push(InternalLink { url, anchor, at });
                    self.anchor_tag(&href, title, escape::href, "");
                }
                LinkTarget::External(href) => {
                    self.external_start = Some(self.out.len());
                    self.anchor_tag(&href, title, escape::href, EXTERNAL);
                }
                LinkTarget::Kept { href, fault } => {
                    if let Some(fault) = fault {
                        let place = self.destination_range(at, destination);
                        self.report(*fault, place);
                    }
                    self.anchor_tag(&href, title, escape::href, "");
                }
                LinkTarget::Missing(fault) => {
                    let place = self.destination_range(at, destination);
                    self.report(*fault, place);
                }
            },
        }
    }

    /// Ends the link, if it was written.
    pub(super) fn close_link(&mut self) {
        if self.link_written {
            self.mark_bare_url();
            self.out.push_str("</a>");
            self.link_written = false;
        }
    }

    /// Adds a class to an external link whose text is its URL. A print stylesheet would repeat the URL otherwise.
    fn mark_bare_url(&mut self) {
        let Some(start) = self.external_start.take() else { return };
        let Some((tag, text)) = self.out[start..].split_once('>') else { return };
        let address = tag.split('"').nth(1).unwrap_or_default();
        if is_address(text, address) {
            let class = start + tag.len() - EXTERNAL.len() + " class=\"external".len();
            self.out.insert_str(class, " bare");
        }
    }

    fn anchor_tag(&mut self, href: &str, title: &str, escaped: fn(&mut String, &str), more: &str) {
        self.out.push_str("<a href=\"");
        escaped(&mut self.out, href);
        self.out.push('"');
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::attribute(&mut self.out, title);
            self.out.push('"');
        }
        self.out.push_str(more);
        self.out.push('>');
        self.link_written = true;
    }

    /// Warns about a dropped link.
    pub(super) fn unsafe_link(&mut self, destination: &str, at: Range<usize>) {
        let place = self.destination_range(at, destination);
        let scheme = scheme(destination).unwrap_or_default();
        self.report(
            Diagnostic::warning(codes::UNSAFE_LINK, format!("a link with `{scheme}:` was taken out"))
                .why("such an address can run a script in the reader's browser")
                .help("link to a page or file, or write the text without a link"),
            place,
        );
    }

    /// Returns the range of a destination in the file, or the range of the whole link if the destination is written
    /// differently. `at` counts from the start of the body, the result from that of the file.
    pub(super) fn destination_range(&self, at: Range<usize>, destination: &str) -> Range<usize> {
        let start = self.source.body.start;
        let written = self.body.get(at.clone()).filter(|_| !destination.is_empty());
        match written.and_then(|written| written.rfind(destination)) {
            Some(found) => start + at.start + found..start + at.start + found + destination.len(),
            None => start + at.start..start + at.end,
        }
    }

    /// Warns about links to ids that this page does not have. Called when all ids are known.
    pub(super) fn check_fragment_links(&mut self) {
        for (index, (anchor, at)) in std::mem::take(&mut self.fragment_links).into_iter().enumerate() {
            let anchor = percent_decode_str(&anchor).decode_utf8_lossy().into_owned();
            let known = |id: &str| self.page.anchors.binary_search_by(|known| known.as_str().cmp(id)).is_ok();
            // Browsers scroll to the top for these two.
            if anchor.is_empty() || anchor.eq_ignore_ascii_case("top") || known(&anchor) {
                continue;
            }
            let of_page = [self.options.reserved_ids, self.options.spare_ids];
            if of_page.iter().any(|ids| ids.contains(&anchor.as_str())) {
                continue;
            }
            let fault = Diagnostic::warning(
                codes::DEAD_ANCHOR,
                format!("this page has no heading with the id `{anchor}`"),
            );
            // Guessing is too slow for a thousand dead links, and nobody reads so many.
            let candidates = self.page.anchors.iter().take(500).map(String::as_str);
            let guess = if index < 20 { nearest(&anchor, candidates) } else { None };
            let help = guess.map_or("link to the id of a heading of this page".to_owned(), |guess| {
                format!("did you mean `#{guess}`?")
            });
            self.report(fault.help(help), at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_classified_as_browsers_read_them() {
        let check = |destination: &str, expected: Destination| {
            assert_eq!(Destination::of(destination), expected, "{destination}")
        };
        for text in ["javascript:x", "JaVaScRiPt:x", " java\tscript:x", "\u{1}vbscript:x", "java\nscript\n:x"]
        {
            check(text, Destination::Unsafe);
        }
        check("data:text/html,x", Destination::Unsafe);
        check("data:image/svg+xml,x", Destination::Unsafe);
        check("data:image/png;base64,x", Destination::Data);
        check("javascript:{{x}}", Destination::Unsafe);
        check("{{ url }}/a", Destination::Foreign);
        check("#a", Destination::Anchor);
        check("MAILTO:a@b", Destination::Kept);
        check("/a?b=javascript:c", Destination::Page);
        check("https://a", Destination::Page);
        check("", Destination::Page);
    }
}
