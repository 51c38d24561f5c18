//! Content that HTML embeds or runs, which a content security policy may block.

use std::ops::Range;

use crate::markup::references::decode;
use crate::markup::tags::{Attribute, Tag, tags};

/// The kinds of embedded content, as policies distinguish them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EmbedKind {
    /// Frames: `<iframe>`.
    Frames,
    /// Scripts.
    Scripts,
    /// Targets of forms.
    Forms,
    /// Images.
    Images,
    /// Connections that scripts make.
    Connect,
    /// Stylesheets.
    Styles,
    /// Videos and sounds.
    Media,
    /// Fonts.
    Fonts,
    /// Plugins: `<object>`, `<embed>`.
    Objects,
}

/// Embedded content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// Its kind.
    pub kind: EmbedKind,
    /// The URL, decoded, or `None` for inline content.
    pub address: Option<String>,
    /// The byte range in the HTML.
    pub at: Range<usize>,
}

/// Finds the content that a fragment of HTML embeds.
pub fn embeds(html: &str) -> Vec<Embed> {
    tags(html).flat_map(|tag| of_tag(html, &tag)).collect()
}

/// Finds the content that one tag embeds.
pub(super) fn of_tag(html: &str, tag: &Tag<'_>) -> Vec<Embed> {
    let name = tag.name.to_ascii_lowercase();
    let value = |wanted: &str| tag.attributes.iter().find(|it| it.name.eq_ignore_ascii_case(wanted));
    let from = |kind, found: Option<&Attribute<'_>>| {
        found.map(|it| Embed { kind, address: Some(decode(it.value).trim().to_owned()), at: it.at.clone() })
    };
    let inline = |kind| Embed { kind, address: None, at: tag.start..tag.start + 1 + tag.name.len() };
    let mut found: Vec<Embed> = match name.as_str() {
        "iframe" | "frame" => from(EmbedKind::Frames, value("src")).into_iter().collect(),
        "script" => script(html, tag, inline(EmbedKind::Scripts), from(EmbedKind::Scripts, value("src"))),
        "form" => from(EmbedKind::Forms, value("action")).into_iter().collect(),
        "button" | "input" => from(EmbedKind::Forms, value("formaction")).into_iter().collect(),
        "img" => from(EmbedKind::Images, value("src")).into_iter().collect(),
        "video" | "audio" | "track" => {
            [from(EmbedKind::Media, value("src")), from(EmbedKind::Images, value("poster"))]
                .into_iter()
                .flatten()
                .collect()
        }
        "source" => from(EmbedKind::Media, value("src")).into_iter().collect(),
        "link" if value("rel").is_some_and(|rel| rel.value.to_ascii_lowercase().contains("stylesheet")) => {
            from(EmbedKind::Styles, value("href")).into_iter().collect()
        }
        "object" => from(EmbedKind::Objects, value("data")).into_iter().collect(),
        "embed" => from(EmbedKind::Objects, value("src")).into_iter().collect(),
        "style" => vec![inline(EmbedKind::Styles)],
        _ => Vec::new(),
    };
    for attribute in &tag.attributes {
        let name = attribute.name.to_ascii_lowercase();
        let kind = match name.as_str() {
            "style" => EmbedKind::Styles,
            name if name.len() > 3
                && name.starts_with("on")
                && name[2..].bytes().all(|b| b.is_ascii_alphabetic()) =>
            {
                EmbedKind::Scripts
            }
            _ => continue,
        };
        found.push(Embed { kind, address: None, at: attribute.whole.clone() });
    }
    found
}

/// A script with a URL, or an inline one. Data blocks are not scripts.
fn script(html: &str, tag: &Tag<'_>, inline: Embed, from: Option<Embed>) -> Vec<Embed> {
    let kind = tag.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case("type"));
    let kind = kind.map(|kind| kind.value.trim().to_ascii_lowercase()).unwrap_or_default();
    if !(kind.is_empty() || kind == "module" || kind.ends_with("javascript")) {
        return Vec::new();
    }
    let text = html[tag.end..].split("</").next().unwrap_or_default();
    match from {
        Some(from) => vec![from],
        None if text.trim().is_empty() => Vec::new(),
        None => vec![inline],
    }
}
