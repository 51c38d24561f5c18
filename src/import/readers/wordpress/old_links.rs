//! Links to posts by their ids, and smaller pictures: they get their lasting addresses.

use std::ops::Range;

use crate::import::plain_text::decoded;
use crate::import::readers::wordpress::attachments::original;
use crate::import::readers::wordpress::library::Library;
use crate::markup::{escape, tags};

/// Returns HTML with the lasting addresses.
pub(super) fn current(html: &str, library: &Library) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    // The target of the link around the current picture.
    let mut around = None;
    for tag in tags::tags(html) {
        if tag.name.eq_ignore_ascii_case("/a") {
            around = None;
        }
        for attribute in &tag.attributes {
            let value = decoded(attribute.value);
            let new = match attribute.name.to_ascii_lowercase().as_str() {
                "href" => {
                    around = Some(value.clone());
                    by_id(&value, library)
                }
                "src" => picture(&value, around.as_deref(), library),
                // Its sizes are those that the old site made.
                "srcset" | "sizes" => {
                    changes.push((attribute.whole.clone(), String::new()));
                    None
                }
                _ => None,
            };
            if let Some(new) = new {
                changes.push((attribute.at.clone(), escape::quoted(&new)));
            }
        }
    }
    let (mut current, mut done) = (String::with_capacity(html.len()), 0);
    for (at, new) in changes {
        current.push_str(&html[done..at.start]);
        current.push_str(&new);
        done = at.end;
    }
    current.push_str(&html[done..]);
    current
}

/// Returns the path of a post for `https://example.com/?p=12`.
fn by_id(address: &str, library: &Library) -> Option<String> {
    let path = if address.starts_with("/?") { address } else { library.home.path(address)? };
    let query = path.strip_prefix("/?").or_else(|| path.strip_prefix('?'))?;
    let (query, fragment) = query.split_once('#').unwrap_or((query, ""));
    let id = query.split('&').find_map(|part| {
        let (name, id) = part.split_once('=')?;
        matches!(name, "p" | "page_id" | "attachment_id").then_some(id)
    })?;
    let attachment = || library.attachments.get(id).map(|attachment| attachment.url.clone());
    let target = library.addresses.get(id).cloned().or_else(attachment)?;
    Some(if fragment.is_empty() { target } else { format!("{target}#{fragment}") })
}

/// Returns the address of the original of a smaller picture, if the export has it or the picture links to it.
fn picture(address: &str, around: Option<&str>, library: &Library) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let original = original(path).or_else(|| {
        // WordPress.com makes other sizes by a query.
        (query.starts_with("w=") || query.starts_with("h=") || query.starts_with("resize="))
            .then(|| path.to_owned())
    })?;
    (library.attachments.has_address(&original) || around == Some(original.as_str())).then_some(original)
}
