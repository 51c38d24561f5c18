//! The addresses that Jekyll gives to texts.

use crate::date::Moment;
use crate::import::permalink_styles::{AddressPieces, fill, jekyll_style, page_end, pretty, slugified};
use crate::import::readers::jekyll::documents::{Document, DocumentKind};
use crate::import::readers::jekyll::site::JekyllSite;
use crate::import::yaml_value::YamlValue;

/// Returns the address of a text, or `None` if its pattern cannot be filled.
pub(super) fn address(
    document: &Document<'_>,
    site: &JekyllSite,
    permalink: Option<&str>,
    slug: Option<&str>,
    date: Option<&Moment>,
    categories: &[String],
) -> Option<String> {
    let name = slug.unwrap_or(document.name);
    let collection = match document.kind {
        DocumentKind::Collection(number) => site.collections.get(number),
        _ => None,
    };
    // The path of a text of a collection is that of its file, with the date of its name.
    let stem = document.file.name().rsplit_once('.').map_or(document.file.name(), |(stem, _)| stem);
    let separator = if document.folder.is_empty() { "" } else { "/" };
    let whole = format!("{}{separator}{stem}", document.folder);
    let is_post = document.kind == DocumentKind::Post;
    let pieces = AddressPieces {
        date,
        title: pretty(name),
        slug: slugified(name),
        categories: categories.iter().map(|name| name.to_lowercase()).collect(),
        path: if collection.is_some() { &whole } else { document.folder },
        basename: stem,
        collection: collection.map_or(if is_post { "posts" } else { "" }, |(name, _)| name),
        extension: ".html",
    };
    let filled = fill(&pattern(document, site, permalink, collection), &pieces)?;
    Some(match filled.strip_suffix("index.html").filter(|rest| rest.ends_with('/')) {
        Some(folder) => folder.to_owned(),
        None => filled,
    })
}

fn pattern(
    document: &Document<'_>,
    site: &JekyllSite,
    permalink: Option<&str>,
    collection: Option<&(String, YamlValue)>,
) -> String {
    match (permalink, &document.kind, collection) {
        (Some(permalink), DocumentKind::Post, _) => jekyll_style(permalink).to_owned(),
        (Some(permalink), ..) => permalink.to_owned(),
        (None, DocumentKind::Post | DocumentKind::Draft, _) => jekyll_style(&site.permalink).to_owned(),
        (None, _, Some((_, settings))) => settings
            .text_of("permalink")
            .map(|pattern| match pattern.as_str() {
                "pretty" => "/:collection/:path/".to_owned(),
                pattern => pattern.to_owned(),
            })
            .unwrap_or_else(|| format!("/:collection/:path{}", page_end(&site.permalink))),
        (None, ..) if document.file.name().starts_with("index.") => "/:path/".to_owned(),
        (None, ..) => format!("/:path/:basename{}", page_end(&site.permalink)),
    }
}
