//! The writer: turns events into HTML. The code for each construct is in its own file.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span};
use crate::markdown::events::{EventAt, Events};
use crate::markdown::footnote_index::Footnotes;
use crate::markdown::html::Html;
use crate::markdown::ids::Ids;
use crate::markdown::lines::Lines;
use crate::markdown::options::Options;
use crate::markdown::resolve::Resolve;
use crate::markdown::source::Source;
use crate::markdown::source_syntax::ParserInput;
use crate::markdown::table_state::Table;
use crate::markup::escape;

/// The maximum number of diagnostics of one severity for a text, since finding the line of a diagnostic takes time.
const MOST_FAULTS: usize = 100;

/// The state of the conversion.
pub(super) struct Writer<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) body: &'a str,
    pub(super) options: &'a Options<'a>,
    pub(super) resolve: &'a dyn Resolve,
    pub(super) input: &'a ParserInput<'a>,
    pub(super) events: &'a [EventAt<'a>],
    pub(super) too_deep: Option<Range<usize>>,
    /// The HTML so far.
    pub(super) out: String,
    /// The facts so far.
    pub(super) page: Html,
    pub(super) ids: Ids,
    /// The explicit ids of headings, by the index of the heading's event.
    pub(super) explicit_ids: HashMap<usize, String>,
    pub(super) footnotes: Footnotes,
    /// The links to fragments of this page, with their ranges in the file.
    pub(super) fragment_links: Vec<(String, Range<usize>)>,
    /// The end tags of the open block quotes.
    pub(super) quotes: Vec<&'static str>,
    pub(super) callouts: usize,
    pub(super) code_blocks: usize,
    pub(super) table: Table,
    pub(super) cell_end: &'static str,
    /// The caption of the open figure.
    pub(super) figure: Option<String>,
    /// `true` if an `<a>` was written for the open link.
    pub(super) link_written: bool,
    /// The index in `out` of the open link, if it leads to another site.
    pub(super) external_start: Option<usize>,
    /// The number of open elements in which bare URLs are not linked.
    pub(super) unlinked: usize,
    pub(super) label_open: bool,
    pub(super) html_block: Option<(String, Range<usize>)>,
    pub(super) lines: Lines,
    faults: [usize; 2],
}

impl<'a> Writer<'a> {
    /// Creates a writer, and surveys the events once for definitions and explicit ids.
    pub(super) fn new(
        source: &'a Source<'a>,
        options: &'a Options<'a>,
        resolve: &'a dyn Resolve,
        input: &'a ParserInput<'a>,
        events: &'a Events<'a>,
    ) -> Writer<'a> {
        let body = source.body();
        let mut writer = Writer {
            source,
            body,
            options,
            resolve,
            input,
            events: &events.list,
            too_deep: events.too_deep.clone(),
            out: String::with_capacity(body.len() + body.len() / 4),
            page: Html::default(),
            ids: Ids::default(),
            explicit_ids: HashMap::new(),
            footnotes: Footnotes::default(),
            fragment_links: Vec::new(),
            quotes: Vec::new(),
            callouts: 0,
            code_blocks: 0,
            table: Table::default(),
            cell_end: "",
            figure: None,
            link_written: false,
            external_start: None,
            unlinked: 0,
            label_open: false,
            html_block: None,
            lines: Lines::of(source.whole, options.positions),
            faults: [0; 2],
        };
        options.reserved_ids.iter().for_each(|id| writer.ids.reserve(id));
        writer.survey();
        writer
    }

    /// Writes the whole text.
    pub(super) fn finish(mut self) -> Html {
        self.write(0..self.events.len());
        self.footnote_list();
        self.page.anchors.sort_unstable();
        self.page.anchors.dedup();
        self.check_fragment_links();
        self.page.html = escape::clean(self.out);
        self.page
    }

    /// Begins a new line, unless this one is empty.
    pub(super) fn begin_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Adds a diagnostic with its place in the file.
    pub(super) fn report(&mut self, fault: Diagnostic, at: Range<usize>) {
        let count = &mut self.faults[fault.severity as usize];
        *count += 1;
        if *count <= MOST_FAULTS {
            self.page.diagnostics.push(fault.at(Span::new(self.source.file, self.source.whole, at)));
        }
    }
}
