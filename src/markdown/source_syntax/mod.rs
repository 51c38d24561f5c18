//! A text as the parser reads it, which is not always as the author wrote it.
//!
//! The parser's dialect cannot be taught. So where it would take something for what no author means, it reads a copy of
//! the text in which a few bytes are others: a colon that defines nothing, a brace that gives no attribute, punctuation
//! of scripts without spaces beside emphasis. The copy has the same length, so that every place in it is a place in the
//! author's text; and what the parser returns is given back as the author wrote it.
//!
//! What readers shall not see, such as attributes of other programs, is [taken out](Removal) in the same way.

mod braces;
mod colons;
mod emphasis;
mod fences;
mod percent;
mod tags;
mod toc;
mod wiki_links;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::markdown::events::EventAt;
pub(super) use braces::{Attribute, attributes};
use colons::CalloutFence;
pub(super) use fences::{code_between_fences, is_code};
pub(super) use tags::TemplateTag;

/// Stands for a sign that shall be text: a control character, which no grammar knows.
const TEXT: u8 = 1;

/// A text and its copy for the parser.
pub(super) struct ParserInput<'a> {
    original: &'a str,
    copy: Cow<'a, str>,
    /// The lines that begin and end callouts, by their places.
    fences: BTreeMap<usize, CalloutFence>,
    /// Such lines that have no meaning here.
    pub(super) unknown_fences: Vec<Range<usize>>,
    /// What is taken out, in order.
    pub(super) taken: Vec<Removal>,
    /// The tags of other generators' templates, in order: they are shown as they were written.
    pub(super) tags: Vec<TemplateTag>,
}

/// Something that readers do not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Removal {
    /// Where it stands.
    pub(super) at: Range<usize>,
    /// What it is.
    pub(super) kind: RemovalKind,
}

/// What is taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RemovalKind {
    /// Attributes in braces, of kramdown or Pandoc.
    Attributes,
    /// A mark for a table of contents.
    Contents,
    /// A note of the author's to themselves, in the signs of a template language.
    Comment,
}

/// The copy while it is made.
struct MaskedCopy<'a> {
    original: &'a str,
    bytes: Option<Vec<u8>>,
    taken: Vec<Removal>,
}

impl MaskedCopy<'_> {
    fn bytes(&mut self) -> &mut Vec<u8> {
        self.bytes.get_or_insert_with(|| self.original.as_bytes().to_vec())
    }

    /// Puts bytes in the place of others of the same number.
    fn set(&mut self, at: usize, bytes: &[u8]) {
        self.bytes()[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// Takes something out: the parser sees a declaration of HTML, which may stand anywhere and holds nothing; or
    /// letters, where such a declaration would take the rest of the line with it.
    fn take(&mut self, at: Range<usize>, kind: RemovalKind) {
        let all = self.original.as_bytes();
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'>');
        let before = all[..at.start].iter().rev().find(|byte| !is_blank(byte));
        let after = all[at.end..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        let begins = before.is_none_or(|byte| *byte == b'\n');
        let goes_on = after.is_some_and(|byte| *byte != b'\n');
        let is_letters = begins && goes_on;
        let range = at.clone();
        let bytes = &mut self.bytes()[range];
        for byte in bytes.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = if is_letters { TEXT } else { b'x' };
        }
        if let ([b'x', b'x', b'x', .., last], false) = (&mut *bytes, is_letters) {
            *last = b'>';
            bytes[0] = b'<';
            bytes[1] = b'!';
        }
        self.taken.push(Removal { at, kind });
    }
}

impl<'a> ParserInput<'a> {
    /// How an author's text is read.
    pub(super) fn of_author(original: &'a str) -> ParserInput<'a> {
        let mut copy = MaskedCopy { original, bytes: None, taken: Vec::new() };
        let mut tags = tags::find(&mut copy);
        let links = wiki_links::find(original);
        if !links.is_empty() {
            tags.extend(links);
            tags.sort_by_key(|tag| tag.at.start);
            tags.dedup_by(|later, earlier| later.at.start < earlier.at.end);
        }
        percent::mask(&mut copy);
        let colons::CalloutFences { fences, unknown } = colons::mask(&mut copy);
        braces::mask(&mut copy);
        toc::mask(&mut copy);
        emphasis::mask(&mut copy);
        copy.taken.sort_by_key(|taken| taken.at.start);
        ParserInput { fences, unknown_fences: unknown, tags, ..ParserInput::of(copy) }
    }

    /// How a stranger's text is read.
    pub(super) fn of_stranger(original: &'a str) -> ParserInput<'a> {
        let mut copy = MaskedCopy { original, bytes: None, taken: Vec::new() };
        emphasis::mask(&mut copy);
        ParserInput::of(copy)
    }

    fn of(copy: MaskedCopy<'a>) -> ParserInput<'a> {
        let MaskedCopy { original, bytes, taken } = copy;
        let copy = match bytes {
            // Whole characters are put in the place of whole characters.
            Some(bytes) => Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|_| original.to_owned())),
            None => Cow::Borrowed(original),
        };
        let (fences, tags, unknown_fences) = (BTreeMap::new(), Vec::new(), Vec::new());
        ParserInput { original, copy, fences, unknown_fences, taken, tags }
    }

    /// The parser's events, with the author's words.
    pub(super) fn events(&self, options: Options) -> Vec<EventAt<'_>> {
        let parser = Parser::new_ext(&self.copy, options).into_offset_iter();
        self.given_back(parser)
    }

    /// The events of a parser of [`ParserInput::copy`], with the author's words.
    pub(super) fn given_back<'s>(&'s self, found: impl Iterator<Item = EventAt<'s>>) -> Vec<EventAt<'s>> {
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
        if self.fences.is_empty() { found.collect() } else { fences::callouts(found, self) }
    }

    /// The text that the parser reads.
    pub(super) fn copy(&self) -> &str {
        &self.copy
    }

    fn in_code<'s>(&'s self, event: Event<'s>, at: &Range<usize>) -> Event<'s> {
        match event {
            Event::Text(text) => Event::Text(self.author(text, at)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(self.author(info, at))))
            }
            other => other,
        }
    }

    fn outside<'s>(&'s self, event: Event<'s>, at: &Range<usize>) -> Event<'s> {
        match event {
            Event::Text(text) => Event::Text(match self.tag_at(at) {
                true => CowStr::Borrowed(&self.original[at.clone()]),
                false => self.left(text, at),
            }),
            Event::Html(text) => Event::Html(self.left(text, at)),
            Event::InlineHtml(text) => Event::InlineHtml(self.left(text, at)),
            Event::Code(text) => Event::Code(self.author(text, at)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.author(label, at)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                Event::Start(Tag::FootnoteDefinition(self.author(label, at)))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.author(dest_url, at), self.author(title, at));
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.author(dest_url, at), self.author(title, at));
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            other => other,
        }
    }

    /// Whether a place lies in a tag of a template language, where nothing is made typographic.
    fn tag_at(&self, at: &Range<usize>) -> bool {
        let tag = self.tags.get(self.tags.partition_point(|tag| tag.at.end <= at.start));
        tag.is_some_and(|tag| tag.at.start <= at.start && at.end <= tag.at.end)
    }

    /// Where a text of the parser's lies in its copy, if it is a piece of it.
    fn place(&self, text: &CowStr<'_>) -> Option<Range<usize>> {
        let CowStr::Borrowed(text) = text else { return None };
        let start = (text.as_ptr() as usize).checked_sub(self.copy.as_ptr() as usize)?;
        (start + text.len() <= self.copy.len()).then(|| start..start + text.len())
    }

    /// The author's words for a text that the parser made of the place `at`.
    fn author<'s>(&'s self, text: CowStr<'s>, at: &Range<usize>) -> CowStr<'s> {
        if let Some(place) = self.place(&text) {
            return CowStr::Borrowed(&self.original[place]);
        }
        let (Some(read), Some(written)) = (self.copy.get(at.clone()), self.original.get(at.clone())) else {
            return text;
        };
        if read == written || !text.chars().any(emphasis::is_stand_in) {
            return text;
        }
        // The parser put pieces together: their signs stand in the same order as in the text.
        let mut signs = read
            .char_indices()
            .filter(|&(_, c)| emphasis::is_stand_in(c))
            .filter_map(|(at, _)| written.get(at..)?.chars().next());
        let back = |c| if emphasis::is_stand_in(c) { signs.next().unwrap_or(c) } else { c };
        text.chars().map(back).collect::<String>().into()
    }

    /// The same without what was taken out.
    fn left<'s>(&'s self, text: CowStr<'s>, at: &Range<usize>) -> CowStr<'s> {
        let first = self.taken.partition_point(|taken| taken.at.end <= at.start);
        let Some(place) = self.place(&text).filter(|_| !self.taken.is_empty()) else {
            return self.author(text, at);
        };
        let mut kept = String::new();
        let mut from = place.start;
        let mut is_cut = false;
        for taken in self.taken[first..].iter().take_while(|taken| taken.at.start < place.end) {
            is_cut = true;
            kept.push_str(&self.original[from..taken.at.start.max(from)]);
            from = taken.at.end.clamp(from, place.end);
        }
        if !is_cut {
            return CowStr::Borrowed(&self.original[place]);
        }
        kept.push_str(&self.original[from..place.end]);
        kept.into()
    }
}
