//! The writer: one event after the other becomes HTML. Special elements are in their own files.

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
    pub(super) too_deep: Option<Range<usize>>,
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
}
