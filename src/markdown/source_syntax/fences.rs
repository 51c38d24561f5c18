//! Turns callouts between lines of `:::` into block quotes.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::events::EventAt;
use crate::markdown::source_syntax::colons::CalloutFence;

/// An element that is open.
enum OpenElement {
    Element,
    Callout(usize),
}

/// Replaces the headings that stand in for lines of `:::` by block quotes. The first paragraph of each quote is the title.
pub(super) fn callouts<'a>(
    found: impl Iterator<Item = EventAt<'a>>,
    original: &'a str,
    fences: &BTreeMap<usize, CalloutFence>,
) -> Vec<EventAt<'a>> {
    let mut list: Vec<EventAt<'a>> = Vec::new();
    let mut open: Vec<OpenElement> = Vec::new();
    let mut found = found.peekable();
    while let Some((event, range)) = found.next() {
        let fence = match &event {
            Event::Start(Tag::Heading { .. }) => fences.range(range.clone()).next(),
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
                    CalloutFence::Closes(began) => close(&mut list, &mut open, began, range, original),
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
    let end = original.len();
    let unclosed = open.iter().filter(|open| matches!(open, OpenElement::Callout(_)));
    list.extend(unclosed.map(|_| (Event::End(TagEnd::BlockQuote(None)), end..end)));
    list
}

/// Ends the callout that began at `began`. If the line is inside another element than the callout, it is text.
fn close<'a>(
    list: &mut Vec<EventAt<'a>>,
    open: &mut Vec<OpenElement>,
    began: usize,
    range: Range<usize>,
    original: &'a str,
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
    let line = original[range.clone()].trim();
    list.push((Event::Start(Tag::Paragraph), range.clone()));
    list.push((Event::Text(line.into()), range.clone()));
    list.push((Event::End(TagEnd::Paragraph), range));
}
