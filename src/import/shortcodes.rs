//! Replaces shortcodes by what they mean. Those without a known meaning stay as they are.

use std::ops::Range;

use crate::import::markdown_blocks::BlockWriter;
use crate::import::shortcode_tags::{ShortcodeTag, TagRole};
use crate::import::tag_arguments::TagArguments;
use crate::import::text_notes::line_of;
use crate::markdown::CodeRanges;

/// A shortcode with what stands between its tags.
#[derive(Debug)]
pub(super) struct Shortcode<'t> {
    /// Its name.
    pub(super) name: &'t str,
    /// Its arguments.
    pub(super) arguments: &'t TagArguments,
    /// The text between its tags, converted; `None` if it has no end.
    pub(super) inner: Option<String>,
    /// The same text as it was written.
    pub(super) written: &'t str,
    /// The line of its first tag, from 0.
    pub(super) line: usize,
}

/// What a shortcode means in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A part of a line.
    Inline(String),
    /// A block if it stands alone in its line, else a part of the line.
    Line(String),
    /// A block: lines of their own.
    Block(String),
}

/// A shortcode's tags in the list of tags.
struct Pair {
    start: usize,
    end: Option<usize>,
}

/// Replaces shortcodes. `meaning` returns `None` for those that it does not know.
pub(super) fn replace_shortcodes(
    text: &str,
    tags: &[ShortcodeTag],
    meaning: &mut dyn FnMut(&Shortcode<'_>) -> Option<Meaning>,
) -> String {
    if tags.is_empty() {
        return text.to_owned();
    }
    let mut replacing = Replacing { text, tags, ends: ends(tags), code: CodeRanges::of(text), meaning };
    replacing.part(0..text.len(), 0..tags.len())
}

/// Returns the end of each start: its number in the list.
fn ends(tags: &[ShortcodeTag]) -> Vec<Option<usize>> {
    let mut ends = vec![None; tags.len()];
    let mut open: Vec<usize> = Vec::new();
    for (number, tag) in tags.iter().enumerate() {
        match tag.role {
            TagRole::Start => open.push(number),
            TagRole::End => {
                let start = open.iter().rposition(|at| tag.name.is_empty() || tags[*at].name == tag.name);
                if let Some(start) = start {
                    ends[open[start]] = Some(number);
                    open.truncate(start);
                }
            }
            TagRole::Alone | TagRole::Shown(_) => {}
        }
    }
    ends
}

struct Replacing<'t, 'm> {
    text: &'t str,
    tags: &'t [ShortcodeTag],
    ends: Vec<Option<usize>>,
    code: CodeRanges,
    meaning: &'m mut dyn FnMut(&Shortcode<'_>) -> Option<Meaning>,
}

impl Replacing<'_, '_> {
    /// Returns a part of the text with the meaning of its tags.
    fn part(&mut self, part: Range<usize>, tags: Range<usize>) -> String {
        let mut out = BlockWriter::new(part.len());
        let (mut at, mut number) = (part.start, tags.start);
        while number < tags.end {
            let tag = &self.tags[number];
            out.text(&self.text[at..tag.range.start]);
            let pair = Pair { start: number, end: self.ends[number] };
            number = pair.end.unwrap_or(number) + 1;
            at = self.tags[number - 1].range.end;
            match &tag.role {
                TagRole::Shown(shown) if self.code.has(tag.range.start) => out.text(shown),
                TagRole::Shown(shown) => out.text(&format!("`{shown}`")),
                TagRole::End => out.text(&self.text[tag.range.clone()]),
                TagRole::Start | TagRole::Alone => {
                    let rest = &self.text[at..part.end];
                    self.shortcode(&pair, rest, &mut out);
                }
            }
        }
        out.text(&self.text[at..part.end]);
        out.finish()
    }

    fn shortcode(&mut self, pair: &Pair, rest: &str, out: &mut BlockWriter) {
        let (text, tags) = (self.text, self.tags);
        let first = &tags[pair.start];
        let inside = pair.end.map(|end| first.range.end..tags[end].range.start);
        let inner = match (&inside, pair.end) {
            (Some(inside), Some(end)) => Some(self.part(inside.clone(), pair.start + 1..end)),
            _ => None,
        };
        let shortcode = Shortcode {
            name: &first.name,
            arguments: &first.arguments,
            inner: inner.as_deref().map(|inner| out.without_prefix(inner)),
            written: inside.map_or("", |inside| &text[inside]),
            line: line_of(text, first.range.start),
        };
        match (self.meaning)(&shortcode) {
            Some(Meaning::Inline(inline)) => out.text(&inline),
            Some(Meaning::Line(line)) if !out.is_alone(rest) => out.text(&line),
            Some(Meaning::Line(block) | Meaning::Block(block)) => out.block(&block),
            None => {
                out.text(&text[first.range.clone()]);
                if let (Some(inner), Some(end)) = (inner, pair.end) {
                    out.text(&inner);
                    out.text(&text[tags[end].range.clone()]);
                }
            }
        }
    }
}
