//! Headings: their ids, and the link that each has to itself.
//!
//! The link stands beside the heading, not in it: what a screen reader reads as the heading is its text alone. Its
//! visible sign comes from the style sheet.
//!
//! Reader views throw away what looks like a page's furniture: a `div` round a heading, and headings whose ids have words
//! such as `comment` or `extra` in them. A `header` stays, and so does a heading with `article` in its class.

use pulldown_cmark::CowStr;
use pulldown_cmark::HeadingLevel;

use crate::markdown::Heading;
use crate::markdown::escape;
use crate::markdown::events;
use crate::markdown::writer::Writer;
use crate::slug::Slug;

impl Writer<'_> {
    /// Begins a heading. Its own `#id` was given before anything was written, so that it is always kept.
    pub(super) fn open_heading(&mut self, at: usize, level: HeadingLevel, classes: &[CowStr<'_>]) {
        let events = self.events;
        let text = escape::one_line(&events::plain(&events[at..events::behind(events, at)]));
        let id = match self.explicit_ids.remove(&at) {
            Some(id) => id,
            None => self.ids.give(Slug::from_title(&text).as_str()),
        };
        let level = (level as u8).max(2);
        self.line();
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

    /// Ends the heading that was begun last.
    pub(super) fn close_heading(&mut self) {
        let Some(heading) = self.page.headings.last() else { return };
        self.out.push_str("</h");
        self.out.push(char::from(b'0' + heading.level));
        self.out.push('>');
        if !heading.text.is_empty() {
            self.out.push_str("<a class=\"anchor\" href=\"");
            escape::fragment(&mut self.out, &heading.id);
            self.out.push_str("\" aria-label=\"");
            let words = &self.options.words.link_to_section;
            for text in [&words.before, &heading.text, &words.after] {
                escape::attribute(&mut self.out, text);
            }
            self.out.push_str("\"></a>");
        }
        self.out.push_str("</header>\n");
    }
}
