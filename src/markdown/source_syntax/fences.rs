//! Callouts between `:::` as block quotes, and where blocks of code lie.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::events::EventAt;
use crate::markdown::source_syntax::ParserInput;
use crate::markdown::source_syntax::colons::CalloutFence;

/// The blocks of code between fences, as nearly as lines tell.
pub(in crate::markdown) fn code_between_fences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open, mut at) = (Vec::new(), None::<(usize, &str)>, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let words = words.strip_prefix(['-', '+', '*']).map_or(words, str::trim_start);
        let sign = if words.starts_with("~~~") { '~' } else { '`' };
        let fence = &words[..words.len() - words.trim_start_matches(sign).len()];
        match open {
            Some((start, began)) if fence.starts_with(began) && words[fence.len()..].trim().is_empty() => {
                found.push(start..at + line.len());
                open = None;
            }
            None if fence.len() >= 3 => open = Some((at, fence)),
            _ => {}
        }
        at += line.len();
    }
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

/// Whether a place lies in one of such blocks, which are in their order.
pub(in crate::markdown) fn is_code(code: &[Range<usize>], at: usize) -> bool {
    code.get(code.partition_point(|code| code.end <= at)).is_some_and(|code| code.contains(&at))
}

/// What is open at a place.
enum OpenElement {
    Element,
    Callout(usize),
}

/// Makes block quotes of the headings that stand for the lines of `:::`. The first paragraph of each is its title.
pub(super) fn callouts<'a>(
    found: impl Iterator<Item = EventAt<'a>>,
    reading: &'a ParserInput<'_>,
) -> Vec<EventAt<'a>> {
    let mut list: Vec<EventAt<'a>> = Vec::new();
    let mut open: Vec<OpenElement> = Vec::new();
    let mut found = found.peekable();
    while let Some((event, range)) = found.next() {
        let fence = match &event {
            Event::Start(Tag::Heading { .. }) => reading.fences.range(range.clone()).next(),
            _ => None,
        };
        match (fence, event) {
            (Some((&at, fence)), _) => {
                let mut title = Vec::new();
                while let Some(piece) =
                    found.next_if(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))))
                {
                    title.push(piece);
                }
                found.next();
                match *fence {
                    CalloutFence::Opens => {
                        open.push(OpenElement::Callout(at));
                        list.push((Event::Start(Tag::BlockQuote(None)), at..range.end));
                        list.push((Event::Start(Tag::Paragraph), range.clone()));
                        list.append(&mut title);
                        list.push((Event::End(TagEnd::Paragraph), range));
                    }
                    CalloutFence::Closes(began) => close(&mut list, &mut open, began, range, reading),
                }
            }
            (None, Event::Start(tag)) => {
                open.push(OpenElement::Element);
                list.push((Event::Start(tag), range));
            }
            (None, Event::End(tag)) => {
                while let Some(OpenElement::Callout(_)) = open.last() {
                    open.pop();
                    list.push((Event::End(TagEnd::BlockQuote(None)), range.clone()));
                }
                open.pop();
                list.push((Event::End(tag), range));
            }
            (None, event) => list.push((event, range)),
        }
    }
    let end = reading.original.len();
    let unclosed = open.iter().filter(|open| matches!(open, OpenElement::Callout(_)));
    list.extend(unclosed.map(|_| (Event::End(TagEnd::BlockQuote(None)), end..end)));
    list
}

/// Ends the callout that began at a place; in another element than it, the line is text.
fn close<'a>(
    list: &mut Vec<EventAt<'a>>,
    open: &mut Vec<OpenElement>,
    began: usize,
    range: Range<usize>,
    reading: &'a ParserInput<'_>,
) {
    let callouts = open.iter().rev().map_while(|open| match open {
        OpenElement::Callout(at) => Some(*at),
        OpenElement::Element => None,
    });
    if let Some(inner) = callouts.clone().position(|at| at == began) {
        open.truncate(open.len() - inner - 1);
        list.extend((0..=inner).map(|_| (Event::End(TagEnd::BlockQuote(None)), range.clone())));
        return;
    }
    let line = reading.original[range.clone()].trim();
    list.push((Event::Start(Tag::Paragraph), range.clone()));
    list.push((Event::Text(line.into()), range.clone()));
    list.push((Event::End(TagEnd::Paragraph), range));
}
