//! A text as the parser reads it, and the parser's events with the author's text in them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::markdown::events::EventAt;
use crate::markdown::source_syntax::colons::{CalloutFence, CalloutFences};
use crate::markdown::source_syntax::masked_copy::{MaskedCopy, Removal};
use crate::markdown::source_syntax::tags::TemplateTag;
use crate::markdown::source_syntax::{braces, colons, emphasis, fences, percent, tags, toc, wiki_links};

/// A text and its masked copy for the parser.
pub(in super::super) struct ParserInput<'a> {
    original: &'a str,
    copy: Cow<'a, str>,
    /// The lines that begin and end callouts, by index.
    fences: BTreeMap<usize, CalloutFence>,
    /// The ranges of unknown kinds of callouts.
    pub(in super::super) unknown_fences: Vec<Range<usize>>,
    /// The removed parts, in order.
    pub(in super::super) removals: Vec<Removal>,
    /// The template tags of other generators, in order. They are shown as written.
    pub(in super::super) tags: Vec<TemplateTag>,
}

impl<'a> ParserInput<'a> {
    /// Prepares an author's text.
    pub(in super::super) fn of_author(original: &'a str) -> ParserInput<'a> {
        let mut copy = MaskedCopy { original, bytes: None, removals: Vec::new() };
        let mut tags = tags::find(&mut copy);
        let links = wiki_links::find(original);
        if !links.is_empty() {
            tags.extend(links);
            tags.sort_by_key(|tag| tag.at.start);
            tags.dedup_by(|later, earlier| later.at.start < earlier.at.end);
        }
        percent::mask(&mut copy);
        let CalloutFences { fences, unknown } = colons::mask(&mut copy);
        braces::mask(&mut copy);
        toc::mask(&mut copy);
        emphasis::mask(&mut copy);
        copy.removals.sort_by_key(|removal| removal.at.start);
        ParserInput { fences, unknown_fences: unknown, tags, ..ParserInput::of(copy) }
    }

    /// Prepares a commenter's text.
    pub(in super::super) fn of_comment(original: &'a str) -> ParserInput<'a> {
        let mut copy = MaskedCopy { original, bytes: None, removals: Vec::new() };
        emphasis::mask(&mut copy);
        ParserInput::of(copy)
    }

    fn of(copy: MaskedCopy<'a>) -> ParserInput<'a> {
        let MaskedCopy { original, bytes, removals } = copy;
        let copy = match bytes {
            // Whole characters were replaced by whole characters.
            Some(bytes) => Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|_| original.to_owned())),
            None => Cow::Borrowed(original),
        };
        let (fences, tags, unknown_fences) = (BTreeMap::new(), Vec::new(), Vec::new());
        ParserInput { original, copy, fences, unknown_fences, removals, tags }
    }

    /// Parses the copy. The events have the author's text.
    pub(in super::super) fn events(&self, options: Options) -> Vec<EventAt<'_>> {
        let parser = Parser::new_ext(&self.copy, options).into_offset_iter();
        self.with_author_text(parser)
    }

    /// Restores the author's text in the events of a parser of [`ParserInput::copy`].
    pub(in super::super) fn with_author_text<'s>(
        &'s self,
        found: impl Iterator<Item = EventAt<'s>>,
    ) -> Vec<EventAt<'s>> {
        if self.tags.is_empty() && matches!(self.copy, Cow::Borrowed(_)) {
            return found.collect();
        }
        let mut in_code = false;
        let found = found.map(|(event, range)| {
            match &event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                _ => {}
            }
            let event = if in_code { self.in_code(event, &range) } else { self.outside(event, &range) };
            (event, range)
        });
        if self.fences.is_empty() {
            found.collect()
        } else {
            fences::callouts(found, self.original, &self.fences)
        }
    }

    /// The text that the parser reads.
    pub(in super::super) fn copy(&self) -> &str {
        &self.copy
    }

    fn in_code<'s>(&'s self, event: Event<'s>, at: &Range<usize>) -> Event<'s> {
        match event {
            Event::Text(text) => Event::Text(self.author_text(text, at)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(self.author_text(info, at))))
            }
            other => other,
        }
    }

    fn outside<'s>(&'s self, event: Event<'s>, at: &Range<usize>) -> Event<'s> {
        match event {
            Event::Text(text) => Event::Text(match self.tag_at(at) {
                true => CowStr::Borrowed(&self.original[at.clone()]),
                false => self.without_removals(text, at),
            }),
            Event::Html(text) => Event::Html(self.without_removals(text, at)),
            Event::InlineHtml(text) => Event::InlineHtml(self.without_removals(text, at)),
            Event::Code(text) => Event::Code(self.author_text(text, at)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.author_text(label, at)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                Event::Start(Tag::FootnoteDefinition(self.author_text(label, at)))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.author_text(dest_url, at), self.author_text(title, at));
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.author_text(dest_url, at), self.author_text(title, at));
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            other => other,
        }
    }

    /// Returns whether a range lies in a template tag, where typography is not applied.
    fn tag_at(&self, at: &Range<usize>) -> bool {
        let tag = self.tags.get(self.tags.partition_point(|tag| tag.at.end <= at.start));
        tag.is_some_and(|tag| tag.at.start <= at.start && at.end <= tag.at.end)
    }

    /// Returns the range of a text in the copy, if it borrows from it.
    fn place(&self, text: &CowStr<'_>) -> Option<Range<usize>> {
        let CowStr::Borrowed(text) = text else { return None };
        let start = (text.as_ptr() as usize).checked_sub(self.copy.as_ptr() as usize)?;
        (start + text.len() <= self.copy.len()).then(|| start..start + text.len())
    }

    /// Restores the author's text for a text that the parser made from the range `at`.
    fn author_text<'s>(&'s self, text: CowStr<'s>, at: &Range<usize>) -> CowStr<'s> {
        if let Some(place) = self.place(&text) {
            return CowStr::Borrowed(&self.original[place]);
        }
        let (Some(read), Some(written)) = (self.copy.get(at.clone()), self.original.get(at.clone())) else {
            return text;
        };
        if read == written || !text.chars().any(emphasis::is_stand_in) {
            return text;
        }
        // The parser joined several parts: their stand-ins are in the same order as in the source.
        let mut signs = read
            .char_indices()
            .filter(|&(_, c)| emphasis::is_stand_in(c))
            .filter_map(|(at, _)| written.get(at..)?.chars().next());
        let back = |c| if emphasis::is_stand_in(c) { signs.next().unwrap_or(c) } else { c };
        text.chars().map(back).collect::<String>().into()
    }

    /// Does the same, without the removed parts.
    fn without_removals<'s>(&'s self, text: CowStr<'s>, at: &Range<usize>) -> CowStr<'s> {
        let first = self.removals.partition_point(|removal| removal.at.end <= at.start);
        let Some(place) = self.place(&text).filter(|_| !self.removals.is_empty()) else {
            return self.author_text(text, at);
        };
        let mut kept = String::new();
        let mut from = place.start;
        let mut is_cut = false;
        for removal in self.removals[first..].iter().take_while(|removal| removal.at.start < place.end) {
            is_cut = true;
            kept.push_str(&self.original[from..removal.at.start.max(from)]);
            from = removal.at.end.clamp(from, place.end);
        }
        if !is_cut {
            return CowStr::Borrowed(&self.original[place]);
        }
        kept.push_str(&self.original[from..place.end]);
        kept.into()
    }
}
