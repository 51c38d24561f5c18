//! The parser's events as a list, with nesting that stays below a limit.

use std::ops::Range;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

/// An event and the bytes of the Markdown that it stands for.
pub(super) type Piece<'a> = (Event<'a>, Range<usize>);

/// What the parser found in a text.
pub(super) struct Events<'a> {
    /// The events; every start has its end.
    pub(super) list: Vec<Piece<'a>>,
    /// The first place that nests too deeply; from there to its end the text stands without its markup.
    pub(super) too_deep: Option<Range<usize>>,
}

/// The dialect of articles. `Options::all()` would switch on the old syntax of footnotes among others.
pub(super) const ARTICLE: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

/// The dialect of articles with typographic quotes and dashes.
pub(super) const ARTICLE_SMART: Options = ARTICLE.union(Options::ENABLE_SMART_PUNCTUATION);

/// The dialect of comments.
pub(super) const COMMENT: Options = Options::ENABLE_STRIKETHROUGH;

/// How many levels an article may nest.
pub(super) const DEEPEST: usize = 100;

/// Levels that are kept for what stands inside the last container: a table's rows and cells, emphasis.
const RESERVE: usize = 10;

/// The events of a text.
pub(super) fn parser(text: &str, options: Options) -> impl Iterator<Item = Piece<'_>> {
    Parser::new_ext(text, options).into_offset_iter()
}

/// Puts back what typographic replacement changed inside the tags of other generators' templates, `{{ … }}` and
/// `{% … %}`, so that they are shown as written.
pub(super) fn tags_as_written<'a>(
    found: impl Iterator<Item = Piece<'a>>,
    text: &'a str,
) -> impl Iterator<Item = Piece<'a>> {
    let tags = template_tags(text);
    found.map(move |(event, range)| {
        let tag = tags.get(tags.partition_point(|tag| tag.end <= range.start));
        let inside = tag.is_some_and(|tag| tag.start <= range.start && range.end <= tag.end);
        match event {
            Event::Text(_) if inside => (Event::Text(CowStr::Borrowed(&text[range.clone()])), range),
            other => (other, range),
        }
    })
}

/// Where such tags lie, in order.
fn template_tags(text: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    // Whether an end of each kind is still to come; without that, many beginnings would be many searches.
    let [mut output, mut statement] = [true, true];
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        let (end, to_come) = match text.as_bytes().get(start + 1) {
            Some(b'{') => ("}}", &mut output),
            Some(b'%') => ("%}", &mut statement),
            _ => ("", &mut false),
        };
        let length = if *to_come { text[start..].find(end) } else { None };
        *to_come = length.is_some();
        at = match length {
            Some(length) => start + length + end.len(),
            None => start + 1,
        };
        if length.is_some() {
            tags.push(start..at);
        }
    }
    tags
}

/// Collects events; what nests more deeply than `deepest` loses its markup and keeps its text.
pub(super) fn read<'a>(found: impl Iterator<Item = Piece<'a>>, deepest: usize) -> Events<'a> {
    let mut events = Events { list: Vec::new(), too_deep: None };
    let mut depth = 0;
    // The depth at which the text became flat.
    let mut flat: Option<usize> = None;
    for (event, range) in found {
        match &event {
            Event::Start(tag) => {
                depth += 1;
                let limit = if is_container(tag) { deepest.saturating_sub(RESERVE) } else { deepest };
                if flat.is_none() && depth > limit {
                    flat = Some(depth);
                    events.too_deep.get_or_insert(range.clone());
                }
                if flat.is_some() {
                    continue;
                }
            }
            Event::End(_) => {
                depth -= 1;
                if let Some(from) = flat {
                    if depth < from {
                        flat = None;
                    }
                    // A block's end is at least a word's end.
                    if !matches!(events.list.last(), Some((Event::SoftBreak, _))) {
                        events.list.push((Event::SoftBreak, range));
                    }
                    continue;
                }
            }
            Event::Rule | Event::TaskListMarker(_) if flat.is_some() => continue,
            _ => {}
        }
        events.list.push((event, range));
    }
    events
}

/// Whether a tag may hold blocks, or rows.
fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_) | Tag::DefinitionList | Tag::FootnoteDefinition(_)
    )
}

/// The text of some events without markup; a picture is its description.
pub(super) fn plain(events: &[Piece<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The index behind the end of the tag that starts at `at`.
pub(super) fn behind(events: &[Piece<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}
