//! The state of the table that is being written.

use pulldown_cmark::Alignment;

/// The table that is being written. Tables do not nest.
#[derive(Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) section: TableSection,
}

/// The section of a table.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum TableSection {
    #[default]
    Head,
    Rows,
}
