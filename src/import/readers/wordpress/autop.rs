//! The classic editor's text: blank lines are paragraphs, and single line ends are line breaks. WordPress calls this `wpautop`.

use crate::import::plain_text::decoded;
use crate::import::readers::wordpress::context::Context;
use crate::import::readers::wordpress::media;
use crate::import::readers::wordpress::shortcodes::find_end_tag;
use crate::markup::tags;

/// Elements whose text stays as it is.
const LITERAL: [&str; 7] = ["pre", "script", "style", "textarea", "svg", "iframe", "figure"];

/// Elements that are blocks.
const BLOCKS: [&str; 45] = [
    "table",
    "thead",
    "tfoot",
    "caption",
    "col",
    "colgroup",
    "tbody",
    "tr",
    "td",
    "th",
    "div",
    "dl",
    "dd",
    "dt",
    "ul",
    "ol",
    "li",
    "pre",
    "form",
    "map",
    "area",
    "blockquote",
    "address",
    "style",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "fieldset",
    "legend",
    "section",
    "article",
    "aside",
    "hgroup",
    "header",
    "footer",
    "nav",
    "figure",
    "figcaption",
    "details",
    "summary",
];

/// Blocks that may hold paragraphs.
const CONTAINERS: [&str; 10] =
    ["div", "blockquote", "section", "article", "aside", "header", "footer", "details", "form", "address"];

/// Returns a text of the classic editor as HTML.
pub(super) fn paragraphs(text: &str, context: &mut Context<'_>) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    context.unclosed.clear();
    let (mut done, mut at) = (0, 0);
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        let rest = &text[start + 1..];
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let literal = LITERAL.iter().find(|literal| literal.eq_ignore_ascii_case(name));
        match literal.and_then(|literal| context.find_end(literal, || find_end_tag(&text[start..], literal)))
        {
            Some(length) => {
                chunks(&text[done..start], &mut html, context);
                html.push_str(&text[start..start + length]);
                html.push_str("\n\n");
                (done, at) = (start + length, start + length);
            }
            None => at = start + 1,
        }
    }
    chunks(&text[done..], &mut html, context);
    html
}

/// Adds the paragraphs of a text without literal elements.
fn chunks(text: &str, html: &mut String, context: &mut Context<'_>) {
    let text = separated(text);
    for chunk in text.split("\n\n").map(str::trim).filter(|chunk| !chunk.is_empty()) {
        let mut lines = String::new();
        for line in chunk.split('\n') {
            // A line that is an address stands by itself.
            if media::is_address(line) {
                paragraph(&std::mem::take(&mut lines), html);
                html.push_str(&media::link(&decoded(line), context));
                html.push_str("\n\n");
                continue;
            }
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(line);
        }
        paragraph(&lines, html);
    }
}

/// Returns a text with blank lines around its blocks, and without blanks in blank lines.
fn separated(text: &str) -> String {
    let (mut out, mut done) = (String::with_capacity(text.len() + 64), 0);
    for tag in tags::tags(text).filter(|tag| is_block(tag.name)) {
        out.push_str(&text[done..tag.start]);
        let is_end = tag.name.starts_with('/');
        if !is_end {
            out.push_str("\n\n");
        }
        out.push_str(&text[tag.start..tag.end].replace('\n', " "));
        if is_end || tag.name.eq_ignore_ascii_case("hr") {
            out.push_str("\n\n");
        }
        done = tag.end;
    }
    out.push_str(&text[done..]);
    let mut lines = String::with_capacity(out.len());
    for line in out.split('\n') {
        lines.push_str(if line.trim().is_empty() { "" } else { line });
        lines.push('\n');
    }
    lines
}

fn is_block(name: &str) -> bool {
    let name = name.trim_start_matches('/');
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}

/// Adds a text between blank lines.
fn paragraph(chunk: &str, html: &mut String) {
    let chunk = chunk.trim();
    if chunk.is_empty() {
        return;
    }
    let (mut start, mut end, mut last) = (0, chunk.len(), "");
    let mut trailing = None;
    for tag in tags::tags(chunk).filter(|tag| is_block(tag.name)) {
        if chunk[start..tag.start].trim().is_empty() && trailing.is_none() {
            (start, last) = (tag.end, tag.name);
        } else if trailing.is_none() {
            trailing = Some(tag.start);
        }
    }
    end = trailing.unwrap_or(end).max(start);
    let text = chunk[start..end].trim();
    html.push_str(&chunk[..start]);
    let is_container = CONTAINERS.iter().any(|name| name.eq_ignore_ascii_case(last));
    let is_comment = text.starts_with("<!--") && text.ends_with("-->");
    let is_wrapped = last.is_empty()
        || last.starts_with('/')
        || last.eq_ignore_ascii_case("hr")
        || is_container && trailing.is_none();
    match is_wrapped && !text.is_empty() && !is_comment {
        true => html.push_str(&format!("<p>{}</p>", with_breaks(text))),
        false => html.push_str(&with_breaks(text)),
    }
    html.push_str(&chunk[end..]);
    html.push_str("\n\n");
}

/// Returns a text whose line ends are line breaks, outside of tags.
fn with_breaks(text: &str) -> String {
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    let add = |piece: &str, out: &mut String| {
        for (number, line) in piece.split('\n').enumerate() {
            if number > 0 {
                out.push_str(if out.trim_end().ends_with("<br>") { "\n" } else { "<br>\n" });
            }
            out.push_str(line);
        }
    };
    for tag in tags::tags(text) {
        add(&text[done..tag.start], &mut out);
        match tag.name.eq_ignore_ascii_case("br") {
            true => out.push_str("<br>"),
            false => out.push_str(&text[tag.start..tag.end].replace('\n', " ")),
        }
        done = tag.end;
    }
    add(&text[done..], &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::readers::wordpress::library::Library;

    #[track_caller]
    fn check(text: &str, html: &str) {
        let library = Library::default();
        let mut context = Context::new(&library, "1", "");
        let found = paragraphs(text, &mut context);
        assert_eq!(found.split_whitespace().collect::<Vec<_>>().join(" "), html, "{text}");
    }

    #[test]
    fn lines_become_paragraphs_and_breaks() {
        check("One\ntwo\n\nThree", "<p>One<br> two</p> <p>Three</p>");
        check("One<br />\ntwo", "<p>One<br> two</p>");
        check("<h2>Title</h2>\nText", "<h2>Title</h2> <p>Text</p>");
        check(
            "Text\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nmore",
            "<p>Text</p> <ul> <li>a</li> <li>b</li> </ul> <p>more</p>",
        );
        check("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p> <p>b</p></blockquote>");
        check("<div>a</div>", "<div>a</div>");
        check("<pre>a\n\nb</pre>\ntext", "<pre>a b</pre> <p>text</p>");
        check("<a\nhref=\"x\">y</a>", "<p><a href=\"x\">y</a></p>");
        check(
            "see\nhttps://a.example/b\nend",
            "<p>see</p> <p><a href=\"https://a.example/b\">https://a.example/b</a></p> <p>end</p>",
        );
        check("", "");
    }
}
