//! The writer: one event after the other becomes HTML. Special elements are in their own files.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::folding::composed;
use crate::markdown::autolink::Segment;
use crate::markdown::events::{EventAt, Events};
use crate::markdown::footnotes::Footnotes;
use crate::markdown::ids::Ids;
use crate::markdown::positions::Lines;
use crate::markdown::source_syntax::ParserInput;
use crate::markdown::tables::Table;
use crate::markdown::{Html, Options, Resolve, Source, autolink, events, footnotes, raw_html};
use crate::markup::escape;

/// The most faults of one severity that a text is told about: finding a fault's line takes time.
const MOST_FAULTS: usize = 100;

/// A text while it is written.
pub(super) struct Writer<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) body: &'a str,
    pub(super) options: &'a Options<'a>,
    pub(super) resolve: &'a dyn Resolve,
    pub(super) reading: &'a ParserInput<'a>,
    pub(super) events: &'a [EventAt<'a>],
    too_deep: Option<Range<usize>>,
    /// What was written so far.
    pub(super) out: String,
    /// What was learned so far.
    pub(super) page: Html,
    pub(super) ids: Ids,
    /// The ids that authors gave to headings, by the heading's index.
    pub(super) explicit_ids: HashMap<usize, String>,
    pub(super) footnotes: Footnotes,
    /// The ids of this page that links name, with the links' places.
    pub(super) same_page: Vec<(String, Range<usize>)>,
    /// The end tags of the open block quotes.
    pub(super) quotes: Vec<&'static str>,
    pub(super) callouts: usize,
    pub(super) code_blocks: usize,
    pub(super) table: Table,
    pub(super) cell_end: &'static str,
    /// The caption of the open figure.
    pub(super) figure: Option<String>,
    /// Whether an `<a>` was written for the open link.
    pub(super) link_written: bool,
    /// Where the open link begins, if it leads to another site.
    pub(super) external_from: Option<usize>,
    /// How many elements are open in which bare URLs stay text.
    pub(super) quiet: usize,
    pub(super) label_open: bool,
    pub(super) html_block: Option<(String, Range<usize>)>,
    pub(super) lines: Lines,
    faults: [usize; 2],
}

impl<'a> Writer<'a> {
    /// A writer that has looked over the events once: for definitions, for ids that are given by hand.
    pub(super) fn new(
        source: &'a Source<'a>,
        options: &'a Options<'a>,
        resolve: &'a dyn Resolve,
        reading: &'a ParserInput<'a>,
        events: &'a Events<'a>,
    ) -> Writer<'a> {
        let body = source.body();
        let mut writer = Writer {
            source,
            body,
            options,
            resolve,
            reading,
            events: &events.list,
            too_deep: events.too_deep.clone(),
            out: String::with_capacity(body.len() + body.len() / 4),
            page: Html::default(),
            ids: Ids::default(),
            explicit_ids: HashMap::new(),
            footnotes: Footnotes::default(),
            same_page: Vec::new(),
            quotes: Vec::new(),
            callouts: 0,
            code_blocks: 0,
            table: Table::default(),
            cell_end: "",
            figure: None,
            link_written: false,
            external_from: None,
            quiet: 0,
            label_open: false,
            html_block: None,
            lines: Lines::of(source.whole, options.positions),
            faults: [0; 2],
        };
        options.reserved_ids.iter().for_each(|id| writer.ids.reserve(id));
        writer.survey();
        writer
    }

    /// Finds what must be known before the first word is written.
    fn survey(&mut self) {
        let mut open = Vec::new();
        for (at, (event, range)) in self.events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((label, at)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, start)) = open.pop() {
                        self.define_footnote(label, start, at + 1);
                    }
                }
                Event::Start(Tag::Heading { id, .. }) => {
                    if let Some(id) = id.as_deref().or_else(|| self.id_below(range.end)) {
                        let id = composed(id);
                        let given = self.ids.give(&id);
                        if given != id {
                            self.taken_id(&id, range.clone());
                        }
                        self.explicit_ids.insert(at, given);
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => raw_html::ids(html, |id| self.ids.reserve(id)),
                Event::Text(text) if matches!(text.as_ref(), "[" | "![") => {
                    let bracket = range.end - 1;
                    self.blank_in_address(bracket);
                    if let Some(label) = footnotes::label_at(self.body, bracket) {
                        self.undefined_footnote(label, bracket);
                    }
                }
                _ => {}
            }
        }
        self.report_foreign();
        if let Some(range) = self.too_deep.take() {
            let start = self.source.body.start;
            self.report(
                Diagnostic::error(codes::TOO_DEEP, "this text nests too deeply")
                    .why("quotes, lists and emphasis may stand inside each other, but not this deep")
                    .help("remove some of the `>`, the indentation, or the `*` before this place"),
                start + range.start..start + range.end,
            );
        }
    }

    /// Writes everything.
    pub(super) fn finish(mut self) -> Html {
        self.write(0..self.events.len());
        self.footnote_list();
        self.page.anchors.sort_unstable();
        self.page.anchors.dedup();
        self.check_same_page();
        self.page.html = escape::clean(self.out);
        self.page
    }

    /// Writes some of the events.
    pub(super) fn write(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.event(at);
        }
    }

    /// Begins a new line, unless there is nothing on this one.
    pub(super) fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Keeps a fault, with its place in the file.
    pub(super) fn report(&mut self, fault: Diagnostic, at: Range<usize>) {
        let count = &mut self.faults[fault.severity as usize];
        *count += 1;
        if *count <= MOST_FAULTS {
            self.page.diagnostics.push(fault.at(Span::new(self.source.file, self.source.whole, at)));
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
                self.words(text);
                self.out.push_str("</code>");
            }
            Event::Html(html) => match &mut self.html_block {
                Some((block, _)) => block.push_str(html),
                None => self.raw(html, range.clone()),
            },
            Event::InlineHtml(html) => self.raw(html, range.clone()),
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
                self.block();
                let from = self.out.len();
                self.out.push_str("<hr>\n");
                self.mark(from, at);
            }
            Event::TaskListMarker(checked) => {
                let checked = if *checked { " checked" } else { "" };
                self.out.push_str(&format!("<label><input type=\"checkbox\" disabled{checked}> "));
                self.label_open = true;
            }
            // Math is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(text),
        }
        at + 1
    }

    /// Writes text; outside links and code its bare URLs become links.
    fn text(&mut self, at: usize, text: &str) -> usize {
        if self.link_written || self.quiet > 0 || !autolink::suspects(text) {
            self.words(text);
            return at + 1;
        }
        let events = self.events;
        let end = autolink::run_end(events, at);
        for part in autolink::parts(&events[at..end], self.body) {
            match part {
                Segment::Text(text) => self.words(&text),
                Segment::Url(url, place) => {
                    self.open_link(&autolink::address(&url), "", place);
                    self.words(&url);
                    self.close_link();
                }
            }
        }
        end
    }
}
