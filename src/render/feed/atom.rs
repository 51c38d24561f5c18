//! Atom, RFC 4287, with the elements of RFC 4685 for comments.

use crate::config::FeedFormat;
use crate::date::Moment;
use crate::render::feed::contents::{Feed, FeedEntry};
use crate::render::xml::Xml;
use crate::view::site::media_type;

/// The `updated` of a feed without entries. The element is required.
const NEVER: &str = "1970-01-01T00:00:00Z";

pub(super) fn write(feed: &Feed<'_>) -> String {
    let config = &feed.context.site.config;
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:thr", "http://purl.org/syndication/thread/1.0"),
        ("xml:lang", &config.language),
    ];
    xml.element("feed", &root, |xml| {
        xml.text("id", &[], &feed.address);
        xml.text("title", &[], &feed.title);
        if !config.tagline.is_empty() {
            xml.text("subtitle", &[], &config.tagline);
        }
        xml.text("updated", &[], &feed.updated.as_ref().map_or_else(|| NEVER.to_owned(), Moment::rfc3339));
        xml.empty(
            "link",
            &[("rel", "self"), ("type", media_type(FeedFormat::Atom)), ("href", &feed.address)],
        );
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        xml.element("author", &[], |xml| xml.text("name", &[], &config.title));
        xml.text("generator", &[("version", env!("CARGO_PKG_VERSION"))], "Steadfast");
        for entry in &feed.entries {
            write_entry(xml, entry);
        }
    });
    xml.finish()
}

fn write_entry(xml: &mut Xml, entry: &FeedEntry<'_>) {
    let article = &entry.entry.article;
    let language = article.language.as_deref().map(|language| ("xml:lang", language));
    xml.element("entry", language.as_slice(), |xml| {
        xml.text("id", &[], &entry.id);
        xml.text("title", &[], &article.title.value);
        xml.text("published", &[], &article.date.rfc3339());
        xml.text("updated", &[], &entry.updated.rfc3339());
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
        for author in &entry.authors {
            xml.element("author", &[], |xml| {
                xml.text("name", &[], author.name);
                xml.text("uri", &[], &author.url);
            });
        }
        for term in &entry.terms {
            xml.empty("category", &[("term", term)]);
        }
        if !entry.summary.is_empty() {
            xml.text("summary", &[], entry.summary);
        }
        if let Some(content) = &entry.content {
            xml.escaped("content", &[("type", "html")], content);
        }
        write_replies(xml, entry);
    });
}

/// Writes the address and the number of the comments. Source: RFC 4685, sections 4 and 5.
fn write_replies(xml: &mut Xml, entry: &FeedEntry<'_>) {
    let Some(comments) = &entry.comments else { return };
    let thread = &entry.entry.thread;
    let count = thread.len().to_string();
    let updated =
        thread.iter().map(|shown| &shown.comment.date).max().map(Moment::rfc3339).unwrap_or_default();
    let replies = [
        ("rel", "replies"),
        ("type", media_type(FeedFormat::Atom)),
        ("href", comments),
        ("thr:count", &count),
        ("thr:updated", &updated),
    ];
    xml.empty("link", &replies);
    xml.empty("link", &[("rel", "replies"), ("type", "text/html"), ("href", &entry.comments_page)]);
    xml.text("thr:total", &[], &count);
}
