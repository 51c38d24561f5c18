//! The documents of Ghost's editor before 2023: sections of marked text, pictures, lists and cards.
//!
//! Source: mobiledoc-kit, "Mobiledoc format 0.3.1". A marker is `[type, marks that open, marks that close, text]`.

use crate::import::html::to_markdown;
use crate::import::notes::Note;
use crate::import::yaml_value::YamlValue;
use crate::markup::escape;

/// Returns a document as Markdown. Cards with Markdown stay as they are.
pub(super) fn markdown(document: &YamlValue, notes: &mut Vec<(Note, String)>) -> String {
    let list = |key: &str| entries(document.get(key)).to_vec();
    let (cards, marks, sections) = (list("cards"), list("markups"), list("sections"));
    let mut text = String::new();
    let mut add = |block: &str| {
        let block = block.trim_matches('\n');
        if !block.is_empty() {
            text.push_str(&format!("{block}\n\n"));
        }
    };
    for section in &sections {
        let section = entries(Some(section));
        let at = |index: usize| section.get(index).and_then(YamlValue::text).unwrap_or_default();
        match at(0).as_str() {
            "1" => add(&converted(
                notes,
                &format!("<{0}>{1}</{0}>", tag(&at(1)), marked(section.get(2), &marks)),
            )),
            "2" => add(&converted(notes, &format!("<img src=\"{}\">", quoted(&at(1))))),
            "3" => {
                let items = entries(section.get(2))
                    .iter()
                    .map(|item| format!("<li>{}</li>", marked(Some(item), &marks)));
                add(&converted(notes, &format!("<{0}>{1}</{0}>", tag(&at(1)), items.collect::<String>())));
            }
            "10" => {
                let card = at(1).parse().ok().and_then(|index: usize| cards.get(index));
                let content = entries(card).get(1);
                let of = |key: &str| content.and_then(|content| content.text_of(key));
                match (of("markdown"), of("html"), of("src")) {
                    (Some(markdown), _, _) => add(&markdown),
                    (None, Some(of_card), _) => add(&converted(notes, &of_card)),
                    (None, None, Some(src)) => {
                        let (alt, caption) =
                            (of("alt").unwrap_or_default(), of("caption").unwrap_or_default());
                        add(&converted(
                            notes,
                            &format!(
                                "<figure><img src=\"{}\" alt=\"{}\"><figcaption>{caption}</figcaption></figure>",
                                quoted(&src),
                                quoted(&alt)
                            ),
                        ));
                    }
                    (None, None, None) if card.is_some() => {
                        let name = entries(card).first().and_then(YamlValue::text).unwrap_or_default();
                        notes.push((Note::LeftOut, format!("cards of the type `{name}`")));
                        continue;
                    }
                    (None, None, None) => {}
                }
            }
            other => notes.push((Note::LeftOut, format!("sections of the type `{other}`"))),
        }
    }
    text
}

fn converted(notes: &mut Vec<(Note, String)>, html: &str) -> String {
    let converted = to_markdown(html, "");
    notes.extend(converted.notes);
    converted.markdown
}

fn entries(value: Option<&YamlValue>) -> &[YamlValue] {
    match value {
        Some(YamlValue::List(entries)) => entries,
        _ => &[],
    }
}

/// Returns the name of an element, if it can be one.
fn tag(name: &str) -> &str {
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
    if is_name { name } else { "p" }
}

/// Returns markers as HTML.
fn marked(markers: Option<&YamlValue>, marks: &[YamlValue]) -> String {
    let (mut html, mut open): (String, Vec<String>) = (String::new(), Vec::new());
    for marker in entries(markers) {
        let marker = entries(Some(marker));
        for mark in entries(marker.get(1)) {
            let mark =
                mark.text().and_then(|index| index.parse::<usize>().ok()).and_then(|index| marks.get(index));
            let mark = entries(mark);
            let name = mark.first().and_then(YamlValue::text).unwrap_or_default();
            let attributes: Vec<String> =
                entries(mark.get(1)).iter().map(|text| text.text().unwrap_or_default()).collect();
            let attributes: String = attributes
                .chunks_exact(2)
                .map(|pair| format!(" {}=\"{}\"", tag(&pair[0]), quoted(&pair[1])))
                .collect();
            html.push_str(&format!("<{}{attributes}>", tag(&name)));
            open.push(tag(&name).to_owned());
        }
        escape::xml(&mut html, &marker.get(3).and_then(raw).unwrap_or_default());
        let closed =
            marker.get(2).and_then(YamlValue::text).and_then(|count| count.parse().ok()).unwrap_or(0);
        for _ in 0..closed {
            html.push_str(&open.pop().map(|name| format!("</{name}>")).unwrap_or_default());
        }
    }
    html
}

/// Returns a text with its spaces.
fn raw(value: &YamlValue) -> Option<String> {
    match value {
        YamlValue::Text(text) => Some(text.clone()),
        other => other.text(),
    }
}

fn quoted(text: &str) -> String {
    escape::quoted(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_between_cards_are_text() {
        let document = r#"{"version": "0.3.1", "markups": [["strong"], ["a", ["href", "/b/?x=\"1\""]]],
            "cards": [["markdown", {"markdown": "*As* it is"}], ["image", {"src": "/a.png", "alt": "A", "caption": "C"}], ["embed-x", {}]],
            "sections": [[1, "p", [[0, [], 0, "One "], [0, [0], 1, "two"], [0, [], 0, " <3 "], [0, [1], 1, "link"]]], [10, 0],
            [3, "ul", [[[0, [], 0, "a"]], [[0, [], 0, "b"]]]], [1, "h2", [[0, [], 0, "Costs"]]], [10, 1], [10, 2], [2, "/p.png"], [9]]}"#;
        let mut notes = Vec::new();
        let text = markdown(&serde_json::from_str(document).unwrap(), &mut notes);
        assert_eq!(
            text.trim_end(),
            "One **two** <3 [link](/b/?x=\"1\")\n\n*As* it is\n\n- a\n- b\n\n## Costs\n\n![A](/a.png \"C\")\n\n![](/p.png)"
        );
        let notes: Vec<&str> = notes.iter().map(|(_, what)| what.as_str()).collect();
        assert_eq!(notes, ["cards of the type `embed-x`", "sections of the type `9`"]);
    }
}
