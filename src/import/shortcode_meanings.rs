//! The meaning of the shortcodes that many sites and themes have, in the forms of Hugo and Zola.

use crate::import::callout_markdown::{callout, callout_kind};
use crate::import::code_markdown::{fence, lines_to_mark};
use crate::import::embed_markdown::embed;
use crate::import::picture_markdown::{TextPicture, destination, is_picture, one_line, picture};
use crate::import::shortcodes::{Meaning, Shortcode};

/// The arguments in which shortcodes name a file.
const FILES: [&str; 10] = ["src", "file", "path", "url", "image", "img", "href", "link", "name", "source"];

/// The names of shortcodes that stand for a notice whose kind is an argument.
const NOTICES: [&str; 10] =
    ["notice", "alert", "callout", "admonition", "box", "hint", "panel", "infobox", "message", "banner"];

/// Returns what a shortcode means; `None` if its name and arguments do not say it.
pub(super) fn meaning(code: &Shortcode<'_>) -> Option<Meaning> {
    let name = code.name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let name = name.replace('_', "-");
    of_pair(code, &name).or_else(|| embed(code, &name)).or_else(|| of_file(code, &name)).or_else(
        || match name.as_str() {
            "br" | "linebreak" | "newline" => Some(Meaning::Inline("<br>".to_owned())),
            "toc" | "table-of-contents" | "tableofcontents" => Some(Meaning::Line(String::new())),
            _ => None,
        },
    )
}

/// Returns the meaning of a shortcode with a text between its tags.
fn of_pair(code: &Shortcode<'_>, name: &str) -> Option<Meaning> {
    let arguments = code.arguments;
    let inner = code.inner.as_deref()?;
    let block = match name {
        "highlight" | "code" | "codeblock" | "code-block" => {
            let language = arguments.get_or(&["lang", "language"], 0).unwrap_or_default();
            let options = arguments.get(&["options", "hl_lines", "hl-lines"]).or_else(|| arguments.at(1));
            let title = arguments.get(&["title", "filename", "file"]);
            fence(language, title, &lines_to_mark(options.unwrap_or_default()), code.written)
        }
        "mermaid" | "math" | "katex" | "chart" | "graphviz" | "plantuml" => {
            fence(name, None, "", code.written)
        }
        "details" | "expand" | "accordion" | "spoiler" | "collapse" | "expandable" | "collapsible" => {
            let title = arguments.get_or(&["summary", "title", "label", "name"], 0).unwrap_or("…");
            details(title, inner)
        }
        "quote" | "blockquote" | "pullquote" | "quote-block" | "epigraph" => quote(code, inner),
        "raw" | "rawhtml" | "raw-html" | "html" | "unsafe" | "markdown" | "md" | "center" | "div" => {
            inner.to_owned()
        }
        "comment" => String::new(),
        "tabs" | "tabset" | "tabpane" | "tabbed" | "code-tabs" => inner.to_owned(),
        "tab" | "tabitem" => {
            let title =
                arguments.get_or(&["name", "title", "label", "header", "tabname", "lang", "value"], 0);
            format!("**{}**\n\n{}", one_line(title.unwrap_or("…")), inner.trim_matches('\n'))
        }
        "button" | "link" | "btn" => {
            let href = arguments.get_or(&["href", "url", "link", "relref", "ref", "to"], 0)?;
            return Some(Meaning::Inline(format!("[{}]({})", one_line(inner), destination(href))));
        }
        "figure" | "fig" | "image" | "img" if !inner.trim().is_empty() => {
            let src = arguments.get_or(&FILES, 0)?;
            picture(&TextPicture {
                src,
                alt: arguments.get(&["alt"]),
                caption: Some(inner),
                link: arguments.get(&["link"]),
            })
        }
        _ => return notice(code, name, inner),
    };
    Some(Meaning::Block(block))
}

/// Returns a notice: its kind is the name or an argument.
fn notice(code: &Shortcode<'_>, name: &str, inner: &str) -> Option<Meaning> {
    let arguments = code.arguments;
    let of_argument = || {
        let named = arguments.get(&["type", "kind", "style", "level", "class", "color", "variant", "status"]);
        let kind = named.or_else(|| arguments.at(0)).unwrap_or("note");
        let last = kind.split([' ', '-']).rev().find_map(callout_kind);
        last.unwrap_or("note")
    };
    let is_family = NOTICES.contains(&name);
    let kind = match callout_kind(name) {
        Some(kind) if !is_family => kind,
        _ if is_family => of_argument(),
        _ => {
            let (family, kind) = name.split_once('-')?;
            callout_kind(kind).filter(|_| NOTICES.contains(&family))?
        }
    };
    let named = arguments.get(&["title", "heading", "header", "caption", "summary"]);
    let number = usize::from(is_family && arguments.at(0).is_some_and(|kind| callout_kind(kind).is_some()));
    let title = named.or_else(|| arguments.at(number).filter(|title| callout_kind(title).is_none()));
    Some(Meaning::Block(callout(kind, title, inner)))
}

/// Returns a picture, or a link to a file, if the arguments name one.
fn of_file(code: &Shortcode<'_>, name: &str) -> Option<Meaning> {
    let arguments = code.arguments;
    if code.inner.as_deref().is_some_and(|inner| !inner.trim().is_empty()) {
        return None;
    }
    let named = FILES.iter().filter_map(|key| arguments.get(&[key])).find(|value| is_picture(value));
    let first = || arguments.positional.iter().map(String::as_str).find(|value| is_picture(value));
    let is_figure = matches!(name, "figure" | "img" | "image" | "picture" | "fig");
    let any = || arguments.get(&["src"]).or_else(|| arguments.at(0)).filter(|_| is_figure);
    if let Some(src) = named.or_else(first).or_else(any) {
        let text = |keys: &[&str]| arguments.get(keys);
        let second = arguments.positional.iter().map(String::as_str).filter(|value| *value != src);
        let alt = text(&["alt", "description", "label"]).or_else(|| second.clone().next());
        let caption = match (text(&["title"]), text(&["caption", "text"]), text(&["attr"])) {
            (Some(title), Some(caption), _) if is_figure => Some(format!("{title}: {caption}")),
            (title, caption, _) => caption.or(title).map(str::to_owned),
        };
        let caption = match (caption, text(&["attr"]), text(&["attrlink", "attr_link"])) {
            (caption, Some(credit), link) => {
                let credit = link.map_or_else(|| credit.to_owned(), |link| format!("[{credit}]({link})"));
                Some(caption.map_or_else(|| credit.clone(), |caption| format!("{caption} {credit}")))
            }
            (caption, None, _) => caption,
        };
        let link = text(&["link", "href", "target_url"]).filter(|link| *link != src);
        return Some(Meaning::Line(picture(&TextPicture { src, alt, caption: caption.as_deref(), link })));
    }
    let is_link = ["button", "btn", "link", "file", "download", "asset", "attachment", "card"];
    if !is_link.iter().any(|word| name.contains(word)) {
        return None;
    }
    let target = arguments.get(&["href", "url", "link", "file", "src", "path", "to"]);
    let target = target.or_else(|| arguments.at(0).filter(|first| first.contains(['/', '.'])))?;
    let label = arguments.get(&["label", "text", "title", "name", "content", "caption"]);
    let label =
        label.or_else(|| arguments.positional.iter().map(String::as_str).find(|text| *text != target));
    let label = label.unwrap_or_else(|| target.rsplit('/').find(|part| !part.is_empty()).unwrap_or(target));
    Some(Meaning::Inline(format!("[{}]({})", one_line(label), destination(target))))
}

/// Returns a quotation with its source.
fn quote(code: &Shortcode<'_>, inner: &str) -> String {
    let lines = inner
        .trim()
        .split('\n')
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    let mut quote = lines.collect::<Vec<_>>().join("\n");
    let arguments = code.arguments;
    let author = arguments.get(&["author", "by", "source", "attribution", "cite", "name"]);
    if let Some(author) = author.or_else(|| arguments.at(0)) {
        let link = arguments.get(&["link", "url", "href"]);
        let author = one_line(author);
        let author = link.map_or_else(|| author.clone(), |link| format!("[{author}]({})", destination(link)));
        quote.push_str(&format!("\n>\n> — {author}"));
    }
    quote
}

/// Returns a text that readers can open.
pub(super) fn details(title: &str, inner: &str) -> String {
    format!("<details>\n<summary>{}</summary>\n\n{}\n\n</details>", one_line(title), inner.trim_matches('\n'))
}
