//! Reads the excerpt and the leading heading of a body without converting it.
//!
//! This happens for every article when a site is loaded, so long bodies are not parsed as a whole.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use crate::markdown::events::{DEEPEST, EventAt};
use crate::markdown::footnote_index::label_at;
use crate::markdown::source_syntax::ParserInput;
use crate::markdown::summary::brief;
use crate::markdown::{callouts, events, read_more};
use crate::markup::escape;
use crate::markup::tags::text_of;

/// The number of bytes parsed at first. Each further attempt parses four times as much.
const FIRST_READ: usize = 1024;

/// Returns the text before `<!-- more -->`, or else the first paragraph, shortened to whole sentences if it is long.
/// The result is plain text on one line.
///
/// Images and footnote references are left out. A body of raw HTML gives the text of its first block.
pub fn excerpt(body: &str) -> String {
    if let Some(end) = read_more::mark(body) {
        let text = with_pieces(&body[..end], |pieces| escape::one_line(&running_text(&body[..end], pieces)));
        if !text.is_empty() {
            return text;
        }
    }
    let mut length = FIRST_READ;
    loop {
        let end = blank_line(body, length);
        let prefix = &body[..end];
        let text = with_pieces(prefix, |pieces| first_paragraph(prefix, pieces));
        if !text.is_empty() || end == body.len() {
            return brief(text);
        }
        length = end.saturating_mul(4);
    }
}

/// Returns the text of the level 1 heading at the start of a body, and its byte range.
pub fn leading_heading(body: &str) -> Option<(String, Range<usize>)> {
    let text_start = body.len() - body.trim_start().len();
    let end = text_start + blank_line(&body[text_start..], 0);
    with_pieces(&body[..end], |pieces| {
        let (Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), range) = pieces.first()? else {
            return None;
        };
        let text = escape::one_line(&events::plain(&pieces[..events::behind(pieces, 0)]));
        if text.is_empty() { None } else { Some((text, range.clone())) }
    })
}

/// The end of the first blank line at or after `from`, or of the body.
fn blank_line(body: &str, from: usize) -> usize {
    let mut at =
        (from.min(body.len())..=body.len()).find(|&at| body.is_char_boundary(at)).unwrap_or(body.len());
    // The first part may be the rest of a line, which does not make a blank line.
    let mut is_whole = at == 0;
    for line in body[at..].split_inclusive('\n') {
        at += line.len();
        if is_whole && line.trim().is_empty() {
            return at;
        }
        is_whole = true;
    }
    body.len()
}

/// Parses the beginning of a body and passes the events to `made`. Reference links are recognized although their
/// definitions may come later in the body.
fn with_pieces<T>(prefix: &str, made: impl FnOnce(&[EventAt<'_>]) -> T) -> T {
    let known = |link: BrokenLink<'_>| match link.link_type {
        LinkType::Reference | LinkType::Collapsed => Some((CowStr::Borrowed("#"), CowStr::Borrowed(""))),
        _ => None,
    };
    let input = ParserInput::of_author(prefix);
    let parser = Parser::new_with_broken_link_callback(input.copy(), events::ARTICLE, Some(known));
    made(&events::read(input.with_author_text(parser.into_offset_iter()), DEEPEST).list)
}

/// The text of the first paragraph that has any, or else of the first quote, list or table that has any.
fn first_paragraph(prefix: &str, pieces: &[EventAt<'_>]) -> String {
    let mut other = String::new();
    let mut at = 0;
    while let Some((event, _)) = pieces.get(at) {
        let behind = events::behind(pieces, at);
        let is_paragraph = matches!(event, Event::Start(Tag::Paragraph | Tag::HtmlBlock));
        if is_paragraph || other.is_empty() {
            let text = escape::one_line(&running_text(prefix, &pieces[at..behind]));
            let text = if is_tags(&text) { String::new() } else { text };
            if is_paragraph && !text.is_empty() {
                return text;
            }
            if other.is_empty() {
                other = text;
            }
        }
        at = behind;
    }
    other
}

/// Returns whether a text consists of template tags of other generators.
fn is_tags(text: &str) -> bool {
    let mut rest = text;
    while let Some(tag) = rest.strip_prefix('{').filter(|tag| tag.starts_with(['{', '%'])) {
        let end = if tag.starts_with('{') { "}}" } else { "%}" };
        let Some((_, behind)) = tag.split_once(end) else { return false };
        rest = behind.trim_start();
    }
    rest.is_empty()
}

/// The text of some events, without headings, code blocks, images, footnotes and their references.
fn running_text(source: &str, pieces: &[EventAt<'_>]) -> String {
    let mut text = String::new();
    let mut html = String::new();
    let mut at = 0;
    let mut behind_label = 0;
    while let Some((event, range)) = pieces.get(at) {
        match event {
            Event::Start(
                Tag::Image { .. } | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_),
            ) => {
                at = events::behind(pieces, at);
                continue;
            }
            Event::Start(Tag::BlockQuote(_)) => {
                behind_label = callouts::behind_marker(pieces, source, at).unwrap_or(behind_label);
            }
            Event::Text(_) if range.start < behind_label => {}
            Event::Text(part) => match label_at(source, range.end.saturating_sub(1)) {
                Some(label) if part.as_ref() == "[" => behind_label = range.end + label.len() + 2,
                _ => text.push_str(part),
            },
            Event::Code(part) => text.push_str(part),
            Event::InlineHtml(part) => text.push_str(&text_of(part)),
            Event::Html(part) => html.push_str(part),
            Event::End(TagEnd::HtmlBlock) => {
                text.push_str(&text_of(&html));
                html.clear();
                text.push(' ');
            }
            Event::SoftBreak if events::joins(pieces, at) => {}
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
        at += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_plain_text_of_the_first_paragraph() {
        let check = |body: &str, expected: &str| assert_eq!(excerpt(body), expected, "{body}");
        check(
            "# Title\n\n![pic](a.png)\n\nOne *two*\n[three](x)[^1] `four`[^n].\n\nFive\n\n[^1]: Note.",
            "One two three four.",
        );
        check("Intro.\n\n- a\n- b\n\n<!-- more -->\n\nRest", "Intro. a b");
        check("See [the guide][g] and \\[^x].\n\n[g]: /g", "See the guide and [^x].");
        check("<p>Old <b>post</b> &amp; more</p>\n<script>no</script>\n\nnext", "Old post & more");
        check("> quoted\n\nText", "Text");
        check("- only\n- a list", "only a list");
        check("> only a quote", "only a quote");
        check("> [!NOTE]\n> Only a note.", "Only a note.");
        check("> [!tip] Ask first\n> Then act.\n\n<!-- more -->\n\nRest.", "Ask first Then act.");
        check("> [!WARNNG]\n> Text.", "[!WARNNG] Text.");
        check("", "");
        check("a \u{1b}[31m b", "a \u{fffd}[31m b");
        check("Red,<br>blue,<br/>\ngreen<wbr>ish", "Red, blue, greenish");
        check("日本\n語と*英\n語* and\n英語", "日本語と英語 and 英語");
        check("{% include toc.html %}\n\nText {{ x }}.", "Text {{ x }}.");
        check("<!-- more -->\n\nFirst.\n\nSecond.", "First.");
    }

    #[test]
    fn a_long_beginning_without_text_is_skipped() {
        let body = format!("{}\n\nText.\n\nMore.", "![x](y.png)\n\n".repeat(2000));
        assert_eq!(excerpt(&body), "Text.");
    }

    #[test]
    fn a_leading_heading_is_found() {
        let check = |body: &str, expected: Option<(&str, &str)>| {
            let found = leading_heading(body);
            let found = found.as_ref().map(|(text, range)| (text.as_str(), &body[range.clone()]));
            assert_eq!(found, expected, "{body}");
        };
        check("\n# A *b* #\ntext", Some(("A b", "# A *b* #\n")));
        check("A\n=\n\ntext", Some(("A", "A\n=\n")));
        check("## B\n\n# A", None);
        check("text\n\n# A", None);
        check("#\n", None);
    }
}
