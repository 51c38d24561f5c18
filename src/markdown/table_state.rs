//! How far a table was written.

use pulldown_cmark::Alignment;

/// The table being written. Tables do not nest.
#[derive(Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) section: TableSection,
}

/// How much of a table was written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum TableSection {
    #[default]
    Head,
    Rows,
}
