//! RSS 2.0 with the usual extensions: `content:encoded`, `dc:creator`, `slash:comments`, `wfw:commentRss`, `atom:link`.

use crate::config::FeedFormat;
use crate::render::feed::contents::{Feed, FeedEntry};
use crate::render::xml::Xml;
use crate::view::site::media_type;

pub(super) fn write(feed: &Feed<'_>) -> String {
    let config = &feed.context.site.config;
    let mut xml = Xml::new();
    let root = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:slash", "http://purl.org/rss/1.0/modules/slash/"),
        ("xmlns:wfw", "http://wellformedweb.org/CommentAPI/"),
    ];
    xml.element("rss", &root, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text("title", &[], &feed.title);
            xml.text("link", &[], &feed.page);
            let about = if config.description.is_empty() { &feed.title } else { &config.description };
            xml.text("description", &[], about);
            xml.text("language", &[], &config.language);
            if let Some(updated) = &feed.updated {
                xml.text("lastBuildDate", &[], &updated.rfc822());
            }
            let own =
                [("rel", "self"), ("type", media_type(FeedFormat::Rss)), ("href", feed.address.as_str())];
            xml.empty("atom:link", &own);
            for entry in &feed.entries {
                write_item(xml, entry);
            }
        });
    });
    xml.finish()
}

fn write_item(xml: &mut Xml, entry: &FeedEntry<'_>) {
    let article = &entry.entry.article;
    xml.element("item", &[], |xml| {
        xml.text("title", &[], &article.title.value);
        xml.text("link", &[], &entry.url);
        let is_address = if entry.id == entry.url { "true" } else { "false" };
        xml.text("guid", &[("isPermaLink", is_address)], &entry.id);
        xml.text("pubDate", &[], &article.date.rfc822());
        for author in &entry.authors {
            xml.text("dc:creator", &[], author.name);
        }
        if let Some(language) = &article.language {
            xml.text("dc:language", &[], language);
        }
        for term in &entry.terms {
            xml.text("category", &[], term);
        }
        xml.text("description", &[], entry.summary);
        if let Some(content) = &entry.content {
            xml.escaped("content:encoded", &[], content);
        }
        if let Some(comments) = &entry.comments {
            xml.text("comments", &[], &entry.comments_page);
            xml.text("slash:comments", &[], &entry.entry.thread.len().to_string());
            xml.text("wfw:commentRss", &[], comments);
        }
    });
}
