//! Tables, in a frame that scrolls sideways on narrow screens and can be reached by keyboard.
//!
//! Alignment is a class, since a strict content security policy forbids inline styles.

use pulldown_cmark::{Alignment, Event, TagEnd};

use crate::markdown::table_state::{Table, TableSection};
use crate::markdown::writer::Writer;
use crate::markup::escape;

impl Writer<'_> {
    pub(super) fn open_table(&mut self, alignments: &[Alignment]) {
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        self.begin_line();
        self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        let labels = self.options.labels;
        match self.page.headings.last().filter(|heading| !heading.text.is_empty()) {
            None => escape::attribute(&mut self.out, &labels.table),
            Some(heading) => {
                for text in [&labels.table_of.before, &heading.text, &labels.table_of.after] {
                    escape::attribute(&mut self.out, text);
                }
            }
        }
        self.out.push_str("\">\n<table>\n");
    }

    pub(super) fn open_head(&mut self) {
        self.table.column = 0;
        self.out.push_str("<thead>\n<tr>");
    }

    pub(super) fn close_head(&mut self) {
        self.out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn open_row(&mut self) {
        if self.table.section == TableSection::Head {
            self.table.section = TableSection::Rows;
            self.out.push_str("<tbody>\n");
        }
        self.table.column = 0;
        self.out.push_str("<tr>");
    }

    /// Begins the cell that starts at `at`. An empty cell is not a heading.
    pub(super) fn open_cell(&mut self, at: usize) {
        let is_empty = matches!(self.events.get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
        let heads = self.table.section == TableSection::Head && !is_empty;
        self.cell_end = if heads { "</th>" } else { "</td>" };
        self.out.push_str(if heads { "<th scope=\"col\"" } else { "<td" });
        self.out.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
        self.table.column += 1;
    }

    pub(super) fn close_table(&mut self) {
        if self.table.section == TableSection::Rows {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }
}
