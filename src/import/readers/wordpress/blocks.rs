//! The blocks of WordPress's editor: comments around HTML.

use crate::import::notes::Note;
use crate::import::plain_text::decoded;
use crate::import::readers::wordpress::autop;
use crate::import::readers::wordpress::context::Context;
use crate::import::readers::wordpress::media;
use crate::import::readers::wordpress::shortcodes;
use crate::import::yaml_value::YamlValue;
use crate::markup::{escape, tags};

/// Blocks that only place others: their own elements are dropped.
const WRAPPERS: [&str; 6] = ["group", "columns", "column", "buttons", "button", "gallery"];

/// The most reusable blocks within each other.
const DEEPEST: usize = 4;

/// The most reusable blocks of a text.
const MOST: usize = 100;

/// The most blocks within each other. Further ones are not told apart.
const NESTED: usize = 64;

/// An open block.
struct Open {
    name: String,
    settings: YamlValue,
    /// Where its content begins in the result.
    start: usize,
}

/// Returns HTML without the comments of blocks.
pub(super) fn convert(text: &str, context: &mut Context<'_>) -> String {
    let mut html = String::with_capacity(text.len());
    let mut open: Vec<Open> = Vec::new();
    let mut rest = text;
    loop {
        let next = comment(rest);
        let between = &rest[..next.as_ref().map_or(rest.len(), |(at, _)| *at)];
        // Text outside of blocks is in the form of the classic editor.
        match open.is_empty() && !between.trim().is_empty() {
            true => html.push_str(&autop::paragraphs(between, context)),
            false => html.push_str(between),
        }
        let Some((at, mark)) = next else { break };
        rest = &rest[at + mark.len()..];
        let inner = mark.trim_start_matches("<!--").trim_end_matches("-->").trim();
        if let Some(name) = inner.strip_prefix("/wp:") {
            if let Some(block) = open.pop_if(|block| block.name == name) {
                let content = html.split_off(block.start);
                html.push_str(&converted(&block, content, context));
            }
            continue;
        }
        let inner = inner.trim_start_matches("wp:");
        let (inner, is_closed) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let (name, settings) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let settings = serde_json::from_str(settings.trim()).unwrap_or(YamlValue::Null);
        if is_closed {
            html.push_str(&filled(name, &settings, context));
        } else if open.len() < NESTED {
            open.push(Open { name: name.to_owned(), settings, start: html.len() });
        }
    }
    // Blocks that are never closed keep their content as it is.
    html
}

/// Returns the HTML of a block without content, which WordPress fills when it shows the page.
fn filled(name: &str, settings: &YamlValue, context: &mut Context<'_>) -> String {
    let library = context.library;
    let shared = settings.text_of("ref").and_then(|id| library.blocks.get(&id));
    if let Some(text) = shared.filter(|_| name == "block" && context.depth < DEEPEST && context.filled < MOST)
    {
        context.depth += 1;
        context.filled += 1;
        let html = convert(&shortcodes::convert(text, context), context);
        context.depth -= 1;
        return html;
    }
    if name == "footnotes" {
        let notes = serde_json::from_str(context.footnotes).unwrap_or(YamlValue::Null);
        let YamlValue::List(notes) = notes else { return String::new() };
        let entry = |note: &YamlValue| {
            let id = escape::quoted(&note.text_of("id").unwrap_or_default());
            let text = note.text_of("content").unwrap_or_default();
            format!("<li id=\"{id}\">{text} <a href=\"#{id}-link\">↩</a></li>")
        };
        return format!(
            "<ol class=\"wp-block-footnotes\">{}</ol>",
            notes.iter().map(entry).collect::<String>()
        );
    }
    let what = format!("blocks `{name}`, which WordPress fills when it shows the page");
    context.note(Note::LeftOut, what);
    String::new()
}

/// Returns the next comment of a block, with its index.
fn comment(text: &str) -> Option<(usize, &str)> {
    for (at, _) in text.match_indices("<!--") {
        let inner = text[at + 4..].trim_start();
        if inner.starts_with("wp:") || inner.starts_with("/wp:") {
            let end = text[at..].find("-->")? + 3;
            return Some((at, &text[at..at + end]));
        }
    }
    None
}

/// Returns the HTML of a block.
fn converted(block: &Open, content: String, context: &mut Context<'_>) -> String {
    match block.name.as_str() {
        "embed" => embed(block, &content, context),
        name if name.starts_with("core-embed/") => embed(block, &content, context),
        "shortcode" => autop::paragraphs(&content, context),
        "spacer" | "more" | "nextpage" => String::new(),
        "syntaxhighlighter/code" => {
            let program = decoded(&inside(&content, "pre"));
            let language = block.settings.text_of("language").unwrap_or_default();
            media::code_block(&language, &program)
        }
        name if WRAPPERS.contains(&name) => {
            if name == "columns" {
                context.note(Note::Changed, "columns stand below each other");
            }
            unwrapped(&content)
        }
        _ => content,
    }
}

/// Returns what WordPress shows in the page as a link, with the text below it.
fn embed(block: &Open, content: &str, context: &mut Context<'_>) -> String {
    let in_content = || content.lines().map(str::trim).find(|line| media::is_address(line)).map(decoded);
    let Some(address) = block.settings.text_of("url").or_else(in_content) else { return content.to_owned() };
    let caption = inside(content, "figcaption");
    let caption = if caption.is_empty() { caption } else { format!("\n<p>{caption}</p>") };
    format!("\n{}{caption}\n", media::link(&address, context))
}

/// Returns the content of the first element with this name; empty if there is none.
fn inside(html: &str, name: &str) -> String {
    let start = tags::tags(html).find(|tag| tag.name.eq_ignore_ascii_case(name)).map(|tag| tag.end);
    let end = html.rfind(&format!("</{name}>"));
    start.zip(end).and_then(|(start, end)| html.get(start..end)).unwrap_or_default().trim().to_owned()
}

/// Returns HTML without the element around it. A list of pictures becomes the pictures.
fn unwrapped(html: &str) -> String {
    let html = html.trim();
    let first = tags::tags(html).next().filter(|tag| tag.start == 0);
    let Some(first) = first else { return html.to_owned() };
    let end = format!("</{}>", first.name);
    let Some(inner) = html[first.end..].strip_suffix(&end) else { return html.to_owned() };
    let is_list = |tag: &tags::Tag<'_>| {
        let class = tag.attributes.iter().find(|attribute| attribute.name == "class");
        class.is_some_and(|class| class.value.contains("blocks-gallery"))
    };
    if !tags::tags(inner).any(|tag| is_list(&tag)) {
        return format!("\n{inner}\n");
    }
    let (mut pictures, mut done) = (String::new(), 0);
    for tag in tags::tags(inner) {
        if matches!(tag.name.trim_start_matches('/'), "ul" | "li") {
            pictures.push_str(&inner[done..tag.start]);
            done = tag.end;
        }
    }
    pictures.push_str(&inner[done..]);
    format!("\n{pictures}\n")
}
