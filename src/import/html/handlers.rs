//! The elements that htmd converts otherwise than Steadfast's Markdown needs them.
#![expect(clippy::needless_pass_by_value, reason = "htmd passes elements by value")]

use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BrStyle, BulletListMarker, HrStyle, Options};
use htmd::{Element, HtmlToMarkdown, Node};

use crate::import::html::as_html;
use crate::import::html::footnotes::{LABEL, NOTE};
use crate::import::html::tree::{all, attribute, children, find, is_blank, tag, text_of};
use crate::import::notes::Note;

/// Elements that are written as HTML, with all that they contain.
const AS_HTML: [&str; 11] =
    ["audio", "canvas", "details", "embed", "iframe", "map", "math", "object", "picture", "svg", "video"];

/// Elements within a line that are written as HTML around their Markdown.
const INLINE: [&str; 9] = ["abbr", "bdo", "ins", "kbd", "mark", "ruby", "sub", "sup", "var"];

/// The notes of all handlers.
pub(super) type SharedNotes = Arc<Mutex<Vec<(Note, String)>>>;

/// Returns the converter. Its handlers add to `notes`.
pub(super) fn converter(notes: &SharedNotes) -> HtmlToMarkdown {
    let options = Options {
        hr_style: HrStyle::Dashes,
        br_style: BrStyle::Backslash,
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    let (kept, tables) = (Arc::clone(notes), Arc::clone(notes));
    HtmlToMarkdown::builder()
        .options(options)
        .add_handler(AS_HTML.to_vec(), move |_: &dyn Handlers, element: Element<'_>| {
            note(&kept, Note::Unconverted, format!("`<{}>` stays as HTML", element.tag));
            block(&as_html::element(element.node))
        })
        .add_handler(INLINE.to_vec(), inline)
        .add_handler(vec!["q"], |handlers: &dyn Handlers, element: Element<'_>| {
            Some(format!("“{}”", handlers.walk_children(element.node).content.trim()).into())
        })
        .add_handler(vec!["del", "s", "strike"], |handlers: &dyn Handlers, element: Element<'_>| {
            let text = handlers.walk_children(element.node).content;
            let inner = text.trim();
            Some(
                if inner.is_empty() { text } else { text.replacen(inner, &format!("~~{inner}~~"), 1) }.into(),
            )
        })
        .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], heading)
        .add_handler(vec!["img"], image)
        .add_handler(vec!["figure"], figure)
        .add_handler(vec!["pre"], code)
        .add_handler(vec!["dl"], definitions)
        .add_handler(vec![NOTE], footnote)
        .add_handler(vec!["table"], move |handlers: &dyn Handlers, element: Element<'_>| {
            table(handlers, element, &tables)
        })
        .build()
}

fn note(notes: &SharedNotes, note: Note, what: String) {
    notes.lock().unwrap_or_else(PoisonError::into_inner).push((note, what));
}

/// Returns a block with empty lines around it.
fn block(text: &str) -> Option<HandlerResult> {
    Some(format!("\n\n{}\n\n", text.trim_matches('\n')).into())
}

fn inline(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let inner = handlers.walk_children(element.node).content;
    Some(format!("{}{inner}</{}>", as_html::start_tag(element.node), element.tag).into())
}

/// Writes a heading with its id, because links may lead to it.
fn heading(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let inner = handlers.walk_children(element.node).content;
    let inner = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    if inner.trim_matches(['*', '_']).is_empty() {
        return Some(String::new().into());
    }
    let level = usize::from(element.tag.as_bytes()[1] - b'0');
    let id = attribute(element.node, "id");
    let is_plain =
        !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    let id = if is_plain { format!(" {{#{id}}}") } else { String::new() };
    block(&format!("{} {inner}{id}", "#".repeat(level)))
}

fn image(_: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    Some(picture(element.node, &attribute(element.node, "title")).into())
}

/// Returns a picture in Markdown. A picture alone in a paragraph is a figure, and its title is the caption.
fn picture(image: &Rc<Node>, caption: &str) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let src = attribute(image, "src").trim().replace(' ', "%20").replace('(', "%28").replace(')', "%29");
    if src.is_empty() || src.starts_with("data:") {
        return String::new();
    }
    let alt = words(&attribute(image, "alt")).replace('[', "\\[").replace(']', "\\]");
    let caption = words(caption).replace('\\', "\\\\").replace('"', "\\\"");
    let caption = if caption.is_empty() { caption } else { format!(" \"{caption}\"") };
    format!("![{alt}]({src}{caption})")
}

/// Writes a figure with one picture as a picture with a caption. Any other figure stays as it is.
fn figure(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let images: Vec<_> = all(element.node).into_iter().filter(|node| tag(node) == "img").collect();
    let caption = find(element.node, "figcaption").map(|caption| text_of(&caption)).unwrap_or_default();
    let link = find(element.node, "a").filter(|link| find(link, "img").is_some());
    match (&images[..], link) {
        ([image], None) if has_only_text(element.node, &caption) => block(&picture(image, &caption)),
        ([image], Some(link)) if has_only_text(element.node, &caption) => {
            let caption = match caption.trim() {
                "" => String::new(),
                caption => format!("\n\n*{caption}*"),
            };
            let href = attribute(&link, "href").replace(' ', "%20");
            block(&format!("[{}]({href}){caption}", picture(image, "")))
        }
        _ => block(&handlers.walk_children(element.node).content),
    }
}

/// Returns whether an element has no other text than its caption, and nothing but pictures and text.
fn has_only_text(node: &Rc<Node>, caption: &str) -> bool {
    let is_other = |node: &Rc<Node>| AS_HTML.contains(&tag(node)) || tag(node) == "pre";
    text_of(node).trim().len() == caption.trim().len() && !all(node).iter().any(is_other)
}

/// Writes code in a fence that is longer than those in it, with its language.
fn code(_: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let text = with_line_ends(element.node);
    let text = text.trim_matches('\n');
    let inner = find(element.node, "code");
    let classes = format!(
        "{} {}",
        attribute(element.node, "class"),
        inner.map(|inner| attribute(&inner, "class")).unwrap_or_default()
    );
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    block(&format!("{fence}{}\n{text}\n{fence}", language(&classes)))
}

/// Returns the language that the classes of a block of code name: `language-rust`, `lang-rust`, `brush: rust`.
fn language(classes: &str) -> String {
    let named = ["language-", "lang-"]
        .iter()
        .find_map(|start| classes.split_whitespace().find_map(|class| class.strip_prefix(start)));
    let brush = || classes.split_once("brush:").map(|(_, rest)| rest.trim_start());
    let language = named.or_else(brush).unwrap_or_default();
    language.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-')).collect()
}

/// Returns the text of preformatted elements, with a line end for each `<br>`.
fn with_line_ends(node: &Rc<Node>) -> String {
    let mut text = String::new();
    for node in all(node) {
        match tag(&node) {
            "br" => text.push('\n'),
            "" if children(&node).is_empty() => text.push_str(&text_of(&node)),
            _ => {}
        }
    }
    text
}

/// Writes a footnote. Its text begins with its label.
fn footnote(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let inner = handlers.walk_children(element.node).content;
    let (label, text) = inner.split_once(LABEL.1)?;
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    let text = lines.join("\n    ").replace("\n    \n", "\n\n");
    block(&format!("{}{}: {text}", label.trim_start(), LABEL.1))
}

/// Writes a list of terms and their meanings.
fn definitions(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let mut lines = String::new();
    for child in children(element.node).iter().filter(|child| !is_blank(child)) {
        let text = handlers.walk_children(child).content;
        let text = text.trim();
        match tag(child) {
            "dt" => lines.push_str(&format!("\n{}\n", text.replace('\n', " "))),
            "dd" => lines.push_str(&format!(": {}\n", text.replace('\n', "\n  "))),
            _ => return block(&as_html::element(element.node)),
        }
    }
    block(&lines)
}

/// Returns the line below a cell of the head of a table.
fn alignment(cell: &Rc<Node>) -> &'static str {
    let class = attribute(cell, "class");
    match (class.contains("has-text-align-right"), class.contains("has-text-align-center")) {
        (true, _) => "| ---: ",
        (_, true) => "| :---: ",
        _ => "| --- ",
    }
}

/// Writes a simple table in Markdown. A table for the layout of pictures becomes its content; any other stays as HTML.
fn table(handlers: &dyn Handlers, element: Element<'_>, notes: &SharedNotes) -> Option<HandlerResult> {
    let nodes = all(element.node);
    let of = |name: &str| nodes.iter().filter(|node| tag(node) == name).cloned().collect::<Vec<_>>();
    let rows: Vec<Vec<Rc<Node>>> = of("tr")
        .iter()
        .map(|row| children(row).into_iter().filter(|cell| matches!(tag(cell), "td" | "th")).collect())
        .filter(|row: &Vec<_>| !row.is_empty())
        .collect();
    let is_caption = |node: &&Rc<Node>| attribute(node, "class").contains("tr-caption") && tag(node) == "td";
    let caption = nodes.iter().find(is_caption).map(text_of).unwrap_or_default();
    if let ([image], true) = (&of("img")[..], has_only_text(element.node, &caption)) {
        return block(&picture(image, &caption));
    }
    if rows.iter().all(|row| row.len() == 1) {
        return block(&handlers.walk_children(element.node).content);
    }
    let width = rows.first().map_or(0, Vec::len);
    let blocks = ["p", "ul", "ol", "div", "table", "pre", "blockquote", "br", "h1", "h2", "h3", "h4"];
    let is_simple = rows.iter().all(|row| row.len() == width)
        && rows.iter().flatten().all(|cell| {
            attribute(cell, "colspan").is_empty()
                && attribute(cell, "rowspan").is_empty()
                && all(cell).iter().all(|node| !blocks.contains(&tag(node)))
        })
        && rows.first().is_some_and(|row| row.iter().all(|cell| tag(cell) == "th"));
    if !is_simple {
        note(notes, Note::Unconverted, "`<table>` stays as HTML".to_owned());
        return block(&as_html::element(element.node));
    }
    let mut lines = String::new();
    for (number, row) in rows.iter().enumerate() {
        for cell in row {
            let text = handlers.walk_children(cell).content.replace('|', "\\|");
            lines.push_str(&format!("| {} ", text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        lines.push_str("|\n");
        if number == 0 {
            row.iter().for_each(|cell| lines.push_str(alignment(cell)));
            lines.push_str("|\n");
        }
    }
    block(&lines)
}
