//! Headings: their ids, and the link of each to itself.
//!
//! The link is beside the heading, not in it, so that screen readers read only the text as the heading. The stylesheet
//! adds its visible sign.
//!
//! Reader modes of browsers drop what looks like page furniture: a `div` around a heading, and headings whose ids
//! contain words such as `comment` or `extra`. They keep a `header`, and headings with `article` in their class.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::events;
use crate::markdown::heading_ids::HeadingIds;
use crate::markdown::html::Heading;
use crate::markdown::writer::Writer;
use crate::markup::escape;
use crate::slug::Slug;

impl Writer<'_> {
    /// Begins a heading. Explicit ids were assigned in the survey, so they are always kept.
    pub(super) fn open_heading(&mut self, at: usize, level: HeadingLevel, classes: &[CowStr<'_>]) {
        let events = self.events;
        let text = escape::one_line(&events::plain(&events[at..events::behind(events, at)]));
        let id = match self.explicit_ids.remove(&at) {
            Some(id) => id,
            None if self.options.heading_ids == HeadingIds::Own => {
                self.ids.give(Slug::from_title(&text).as_str())
            }
            None => {
                let rule = self.options.heading_ids;
                let text = self.as_typed(at..events::behind(events, at));
                self.ids.give_in_turn(&rule.id(&text), rule.repetition())
            }
        };
        let level = (level as u8).max(2);
        self.begin_line();
        self.out.push_str("<header class=\"heading\"><h");
        self.out.push(char::from(b'0' + level));
        self.out.push_str(" id=\"");
        escape::attribute(&mut self.out, &id);
        self.out.push_str("\" class=\"article-heading");
        for class in classes {
            self.out.push(' ');
            escape::attribute(&mut self.out, class);
        }
        self.out.push_str("\">");
        self.page.anchors.push(id.clone());
        self.page.headings.push(Heading { level, id, text });
    }

    /// The text of some events with quotes and dashes as typed: other programs make ids from those.
    fn as_typed(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for (event, at) in &self.events[range] {
            match event {
                Event::Text(part) => match self.body.get(at.clone()) {
                    Some(typed) if part.chars().count() == 1 && typed.is_ascii() && !part.is_ascii() => {
                        text.push_str(typed);
                    }
                    _ => text.push_str(part),
                },
                Event::Code(part) => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
        }
        text
    }

    /// Warns that a heading cannot have the id that its author gave it.
    pub(super) fn report_taken_id(&mut self, id: &str, at: Range<usize>) {
        let place = self.destination_range(at, id);
        let free = self.ids.free(id);
        self.report(
            Diagnostic::warning(codes::TAKEN_ID, format!("this page has the id `{id}` already"))
                .why("an id names one place of a page: its frame, a comment, or another part of this text has it")
                .help(format!("give the heading another one:\n{{#{free}}}")),
            place,
        );
    }

    /// Ends the last heading.
    pub(super) fn close_heading(&mut self) {
        let Some(heading) = self.page.headings.last() else { return };
        self.out.push_str("</h");
        self.out.push(char::from(b'0' + heading.level));
        self.out.push('>');
        if !heading.text.is_empty() {
            self.out.push_str("<a class=\"anchor\" href=\"");
            escape::fragment(&mut self.out, &heading.id);
            self.out.push_str("\" aria-label=\"");
            let labels = &self.options.labels.link_to_section;
            for text in [&labels.before, &heading.text, &labels.after] {
                escape::attribute(&mut self.out, text);
            }
            self.out.push_str("\"></a>");
        }
        self.out.push_str("</header>\n");
    }
}
