//! Makes plain texts of the titles and summaries of other generators: without character references and tags.

use crate::import::entry::Entry;
use crate::markup::{references, tags};

/// Makes the texts of an entry plain.
pub(super) fn clean(entry: &mut Entry) {
    entry.title = references::decode(&entry.title);
    let fields = [&mut entry.summary, &mut entry.description, &mut entry.deck];
    for text in fields.into_iter().flatten() {
        if text.contains(['<', '&']) {
            *text = references::decode(&without_tags(text)).trim().to_owned();
        }
        if text.contains("](") {
            *text = without_links(text);
        }
    }
    if let Some(image) = &mut entry.image {
        for text in [&mut image.alt, &mut image.caption].into_iter().flatten() {
            *text = references::decode(&without_links(text));
        }
    }
}

/// Returns a text without tags. A `<` that begins no tag stays.
fn without_tags(text: &str) -> String {
    if tags::tags(text).next().is_none() { text.to_owned() } else { tags::text_of(text) }
}

/// Returns the texts of links of Markdown in place of the links.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let start = rest[..middle].rfind('[');
        let end = rest[middle..].find(')').map(|length| middle + length + 1);
        match (start, end) {
            (Some(start), Some(end)) => {
                out.push_str(&rest[..start]);
                out.push_str(&rest[start + 1..middle]);
                rest = &rest[end..];
            }
            _ => {
                out.push_str(&rest[..middle + 2]);
                rest = &rest[middle + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_plain() {
        let mut entry = Entry {
            title: "Tom &amp; Ann".to_owned(),
            summary: Some("It&#39;s <b>here</b>: [a](b) 1 < 2".to_owned()),
            ..Entry::default()
        };
        clean(&mut entry);
        assert_eq!(
            (entry.title.as_str(), entry.summary.as_deref()),
            ("Tom & Ann", Some("It's here: a 1 < 2"))
        );
    }
}
