//! Makes HTML of the shortcodes that WordPress brings along. The others stay as they are.

use crate::import::notes::Note;
use crate::import::plain_text::decoded;
use crate::import::readers::wordpress::context::Context;
use crate::import::readers::wordpress::media;
use crate::import::readers::wordpress::shortcode::{Shortcode, content, parse};
use crate::markup::{escape, tags};

/// Elements whose text has no shortcodes.
const LITERAL: [&str; 5] = ["pre", "code", "script", "style", "textarea"];

/// Shortcodes that hold the code of a program.
const CODE: [&str; 4] = ["code", "sourcecode", "source", "highlight"];

/// Other shortcodes that have a text within.
const ENCLOSING: [&str; 5] = ["caption", "wp_caption", "embed", "audio", "video"];

/// The most bytes of a text that becomes HTML. The rest of a longer one stays.
const LONGEST: usize = 32 * 1024 * 1024;

/// Returns a text in which the known shortcodes are HTML.
pub(super) fn convert(text: &str, context: &mut Context<'_>) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    context.unclosed.clear();
    while let Some(at) = rest.find(['<', '[']).filter(|_| html.len() <= LONGEST) {
        html.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.starts_with('<') {
            true => markup(rest, context),
            false => {
                context.is_line_start = html.is_empty() || html.ends_with('\n');
                if let Some((made, length)) = shortcode(rest, context) {
                    html.push_str(&made);
                    rest = &rest[length..];
                    continue;
                }
                1
            }
        };
        html.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    html.push_str(rest);
    html
}

/// Returns the length of the tag, comment or literal element at the start.
fn markup(text: &str, context: &mut Context<'_>) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    if !text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
        return 1;
    }
    let Some(end) = tags::closing_bracket(text).map(|at| at + 1) else {
        return text.len();
    };
    let name = text[1..end].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match LITERAL.iter().find(|literal| literal.eq_ignore_ascii_case(name)) {
        Some(literal) => context.find_end(literal, || find_end_tag(text, literal)).unwrap_or(end),
        None => end,
    }
}

/// Returns the index behind the end tag of an element.
pub(super) fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let is_it = |at: &usize| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
            && text[at + 2 + name.len()..].trim_start().starts_with('>')
    };
    let at = text.match_indices("</").map(|(at, _)| at).find(is_it)?;
    Some(at + text[at..].find('>')? + 1)
}

/// Returns the HTML of a shortcode at the start, and the number of bytes that it replaces. `None` for other text.
fn shortcode(text: &str, context: &mut Context<'_>) -> Option<(String, usize)> {
    // Twice the brackets: an example.
    let example = text.strip_prefix('[').and_then(parse);
    if let Some(code) = example.filter(|code| text[1 + code.length..].starts_with(']')) {
        return Some((text[1..=code.length].to_owned(), code.length + 2));
    }
    let code = parse(text)?;
    let behind = &text[code.length..];
    let is_enclosing = CODE.contains(&code.name) || ENCLOSING.contains(&code.name);
    let end = format!("[/{}]", code.name);
    let inner = match is_enclosing && !code.is_closed {
        true => context.find_end(&end, || content(behind, &end)),
        false => None,
    };
    let length_with = |after: &str| text.len() - after.len();
    let name = code.name;
    if CODE.contains(&name) {
        let (program, after) = inner?;
        return Some((block(&program_of(&code, program)), length_with(after)));
    }
    let made = match name {
        "caption" | "wp_caption" => {
            let (inner, after) = inner?;
            return Some((block(&figure(&code, inner)), length_with(after)));
        }
        "embed" => {
            let (address, after) = inner?;
            return Some((block(&media::link(&decoded(address), context)), length_with(after)));
        }
        "gallery" => gallery(&code, context),
        "audio" | "video" => {
            let made = media::player(&code, inner.map(|(inner, _)| inner));
            let after = inner.map_or(behind, |(_, after)| after);
            return made.map(|made| (block(&made), length_with(after)));
        }
        "youtube" | "vimeo" => {
            let value = [code.get("id"), code.get("url")].into_iter().find(|value| !value.is_empty());
            let value = value.or(code.values.first().map(String::as_str))?;
            media::link(&media::whole_address(name, value), context)
        }
        _ => {
            note_other(&code, text, context);
            return None;
        }
    };
    Some((block(&made), code.length))
}

/// Notes a shortcode that stays, if it can be told from brackets in a text.
fn note_other(code: &Shortcode<'_>, text: &str, context: &mut Context<'_>) {
    let name = code.name;
    let behind = &text[code.length..];
    let is_alone = context.is_line_start && matches!(behind.chars().next(), None | Some('\n'));
    let is_one = code.has_attributes()
        || name.contains(['_', '-'])
        || is_alone
        || context.find_end(&format!("[/{name}]"), || behind.find(&format!("[/{name}]"))).is_some();
    if is_one {
        context.note(Note::Unconverted, format!("the shortcode `[{name}]`"));
    }
}

fn block(html: &str) -> String {
    format!("\n\n{html}\n\n")
}

/// Returns a program as a block of code.
fn program_of(code: &Shortcode<'_>, program: &str) -> String {
    let language = [code.get("language"), code.get("lang")].into_iter().find(|language| !language.is_empty());
    let language = language.or(code.values.first().map(String::as_str)).unwrap_or_default();
    let program = program.strip_prefix('\n').unwrap_or(program).trim_end();
    media::code_block(language, program)
}

/// Returns a picture with the text below it.
fn figure(code: &Shortcode<'_>, inner: &str) -> String {
    let inner = inner.trim();
    let picture_end = tags::tags(inner).find(|tag| tag.name.eq_ignore_ascii_case("img")).map(|tag| tag.end);
    let mut end = picture_end.unwrap_or(0);
    let link_end = inner[end..].trim_start().get(..4).is_some_and(|tag| tag.eq_ignore_ascii_case("</a>"));
    if link_end {
        end += inner[end..].find('>').map_or(0, |at| at + 1);
    }
    let caption = match code.get("caption") {
        "" => inner[end..].trim(),
        caption => caption,
    };
    let picture = if end == 0 { "" } else { &inner[..end] };
    let class = escape::quoted(code.get("align"));
    format!("<figure class=\"{class}\">{picture}<figcaption>{caption}</figcaption></figure>")
}

/// Returns the pictures of a gallery: those that it names, or all of the post.
fn gallery(code: &Shortcode<'_>, context: &mut Context<'_>) -> String {
    let library = context.library;
    let named = [code.get("ids"), code.get("include")].into_iter().find(|ids| !ids.is_empty());
    let ids: Vec<String> = match named {
        Some(ids) => ids.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect(),
        None => library.attachments.of_post(context.post).to_vec(),
    };
    let excluded: Vec<&str> = code.get("exclude").split(',').map(str::trim).collect();
    let mut html = String::new();
    for id in ids.iter().filter(|id| !excluded.contains(&id.as_str())) {
        match library.attachments.get(id) {
            Some(picture) => html.push_str(&media::picture(picture)),
            None => context
                .notes
                .push((Note::LeftOut, "pictures of galleries that the export does not hold".to_owned())),
        }
    }
    if html.is_empty() {
        context.note(Note::LeftOut, "galleries without pictures");
    }
    html
}
