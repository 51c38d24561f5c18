//! Dispatches events to the code for their elements, and writes the simple ones.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::autolink::Segment;
use crate::markdown::writer::Writer;
use crate::markdown::{autolink, events};

impl Writer<'_> {
    /// Writes a range of events.
    pub(super) fn write(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.event(at);
        }
    }

    /// Writes one event and returns the index of the next.
    fn event(&mut self, at: usize) -> usize {
        let (event, range) = &self.events[at];
        match event {
            Event::Start(tag) => {
                self.plain_break(&tag.to_end());
                return self.start(at, tag);
            }
            Event::End(tag) => {
                self.plain_break(tag);
                self.end(tag);
            }
            Event::Text(text) => return self.text(at, text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.author_text(text);
                self.out.push_str("</code>");
            }
            Event::Html(html) => match &mut self.html_block {
                Some((block, _)) => block.push_str(html),
                None => self.raw_html(html, range.clone()),
            },
            Event::InlineHtml(html) => self.raw_html(html, range.clone()),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak if events::joins(self.events, at) => {}
            Event::SoftBreak => {
                self.out.push('\n');
                self.plain_line();
            }
            Event::HardBreak => {
                self.out.push_str("<br>\n");
                self.plain_line();
            }
            Event::Rule => {
                self.begin_block();
                let from = self.out.len();
                self.out.push_str("<hr>\n");
                self.mark_position(from, at);
            }
            Event::TaskListMarker(checked) => {
                let checked = if *checked { " checked" } else { "" };
                self.out.push_str(&format!("<label><input type=\"checkbox\" disabled{checked}> "));
                self.label_open = true;
            }
            // The math extension is off.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.author_text(text),
        }
        at + 1
    }

    /// Writes text. Bare URLs become links, except in links and code.
    fn text(&mut self, at: usize, text: &str) -> usize {
        if self.link_written || self.unlinked > 0 || !autolink::suspects(text) {
            self.author_text(text);
            return at + 1;
        }
        let events = self.events;
        let end = autolink::run_end(events, at);
        for part in autolink::parts(&events[at..end], self.body) {
            match part {
                Segment::Text(text) => self.author_text(&text),
                Segment::Url(url, place) => {
                    self.open_link(&autolink::address(&url), "", place);
                    self.author_text(&url);
                    self.close_link();
                }
            }
        }
        end
    }
}
