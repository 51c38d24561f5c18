//! The text in the blocks of Ghost's editor: marks, links and lists, as HTML.

use crate::import::notes::Note;
use crate::import::yaml_value::YamlValue;
use crate::markup::escape;

/// The marks of a text: bits of its `format`, and elements.
const MARKS: [(u32, &str); 8] =
    [(1, "strong"), (2, "em"), (4, "del"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark")];

/// Returns the type of a node.
pub(super) fn kind(node: &YamlValue) -> String {
    node.text_of("type").unwrap_or_default()
}

/// Returns the nodes in a node.
pub(super) fn children(node: &YamlValue) -> &[YamlValue] {
    match node.get("children") {
        Some(YamlValue::List(children)) => children,
        _ => &[],
    }
}

/// Returns the text in a node as HTML.
pub(super) fn inline(node: &YamlValue, notes: &mut Vec<(Note, String)>) -> String {
    let mut html = String::new();
    for child in children(node) {
        match kind(child).trim_start_matches("extended-") {
            "text" | "tk" | "at-link-search" => html.push_str(&marked(child)),
            "linebreak" => html.push_str("<br>"),
            "tab" => html.push('\t'),
            "link" | "autolink" | "at-link" => {
                let url = child.text_of("url").or_else(|| child.text_of("href")).unwrap_or_default();
                let label = inline(child, notes);
                let label = if label.is_empty() { child.text_of("label").unwrap_or_default() } else { label };
                html.push_str(&format!("<a href=\"{}\">{label}</a>", escape::quoted(&url)));
            }
            "list" => html.push_str(&list_html(child, notes)),
            _ if !children(child).is_empty() => html.push_str(&inline(child, notes)),
            // It marks a place in the editor.
            "zwnj" => {}
            other => notes.push((Note::LeftOut, format!("parts of texts of the type `{other}`"))),
        }
    }
    html
}

/// Returns a list as HTML. A list in an entry of its own belongs to the entry before it.
pub(super) fn list_html(node: &YamlValue, notes: &mut Vec<(Note, String)>) -> String {
    let is_numbered = node.text_of("listType").as_deref() == Some("number");
    let start = node.text_of("start").filter(|start| start != "1" && start.parse::<u32>().is_ok());
    let (open, close) = match (is_numbered, start) {
        (true, Some(start)) => (format!("<ol start=\"{start}\">"), "</ol>"),
        (true, None) => ("<ol>".to_owned(), "</ol>"),
        (false, _) => ("<ul>".to_owned(), "</ul>"),
    };
    let mut items: Vec<String> = Vec::new();
    for item in children(node) {
        let inner = inline(item, notes);
        let is_list = children(item).first().is_some_and(|first| kind(first) == "list");
        match items.last_mut().filter(|_| is_list) {
            Some(before) => before.push_str(&inner),
            None => items.push(inner),
        }
    }
    let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("{open}{items}{close}")
}

/// Returns a text with its marks.
fn marked(node: &YamlValue) -> String {
    let text = match node.get("text") {
        Some(YamlValue::Text(text)) => text.clone(),
        other => other.and_then(YamlValue::text).unwrap_or_default(),
    };
    let mut html = String::new();
    escape::xml(&mut html, &text);
    let format: u32 = node.text_of("format").and_then(|format| format.parse().ok()).unwrap_or(0);
    for (_, tag) in MARKS.iter().rev().filter(|(bit, _)| format & bit != 0) {
        html = format!("<{tag}>{html}</{tag}>");
    }
    html
}
