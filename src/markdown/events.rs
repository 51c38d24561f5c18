//! The parser's events as a list with limited nesting.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use crate::markdown::script;
use crate::markup::tags::text_of;

/// An event with its byte range in the Markdown.
pub(super) type EventAt<'a> = (Event<'a>, Range<usize>);

/// The events of a text.
pub(super) struct Events<'a> {
    /// The events; each start has its end.
    pub(super) list: Vec<EventAt<'a>>,
    /// The first range that nests too deeply. Its text is kept without markup.
    pub(super) too_deep: Option<Range<usize>>,
}

/// The extensions for articles. `Options::all()` would enable the old footnote syntax, among others.
pub(super) const ARTICLE: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

/// The extensions for articles with typographic quotes and dashes.
pub(super) const ARTICLE_SMART: Options = ARTICLE.union(Options::ENABLE_SMART_PUNCTUATION);

/// The extensions for comments.
pub(super) const COMMENT: Options = Options::ENABLE_STRIKETHROUGH;

/// The maximum nesting of articles.
pub(super) const DEEPEST: usize = 100;

/// The levels reserved for the content of the innermost container: rows and cells of a table, emphasis.
const RESERVE: usize = 10;

/// Collects events. Whatever nests deeper than `deepest` keeps its text and loses its markup.
pub(super) fn read<'a>(found: impl IntoIterator<Item = EventAt<'a>>, deepest: usize) -> Events<'a> {
    let mut events = Events { list: Vec::new(), too_deep: None };
    let mut depth = 0;
    // The depth at which flattening began.
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
                    // A flattened block still separates words.
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

/// Returns whether an element contains blocks or rows.
fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_) | Tag::DefinitionList | Tag::FootnoteDefinition(_)
    )
}

/// The text of some events without markup. An image is its description.
pub(super) fn plain(events: &[EventAt<'_>]) -> String {
    let mut text = String::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::InlineHtml(part) => text.push_str(&text_of(part)),
            Event::SoftBreak if joins(events, at) => {}
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// Returns whether the line break at `at` is between letters of scripts without spaces, where it is not a space.
pub(super) fn joins(events: &[EventAt<'_>], at: usize) -> bool {
    let words = |piece: &'_ EventAt<'_>| match &piece.0 {
        Event::Text(text) | Event::Code(text) => Some(text.chars().next_back().zip(text.chars().next())),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => None,
        _ => Some(None),
    };
    let Some(Some((before, _))) = events[..at].iter().rev().find_map(words) else { return false };
    // Fast path for most text.
    if before.is_ascii() {
        return false;
    }
    let after = events.get(at + 1..).and_then(|behind| behind.iter().find_map(words)).flatten();
    after.is_some_and(|(_, after)| script::joins(before, after))
}

/// The index after the end of the element that starts at `at`.
pub(super) fn behind(events: &[EventAt<'_>], at: usize) -> usize {
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
