//! What is to be known of each language.
//!
//! Words and marks are those of the languages' own references; where a language has hundreds of functions, those that a
//! sample in an article would use.

pub(super) mod classes;
pub(super) mod queries;
pub(super) mod scripts;
pub(super) mod systems;
pub(super) mod web;

use crate::highlight::strings::{Escape, Fill, Quote, Span};
use crate::highlight::words::{Block, Nests};

/// `/* … */`
const STARS: Block = Block { open: "/*", close: "*/", nests: Nests::Never };

/// The same, where one may stand in another.
const NESTED_STARS: Block = Block { open: "/*", close: "*/", nests: Nests::Always };

/// `"…"` on one line, with `\n` and its like.
const DOUBLE: Quote = Quote {
    prefix: &[],
    open: "\"",
    close: "\"",
    span: Span::Line,
    escape: Escape::Sign('\\'),
    code: &[],
    fill: Fill::Nothing,
};

/// `'…'`, the same way.
const SINGLE: Quote = Quote { open: "'", close: "'", ..DOUBLE };

/// `"""…"""` over several lines.
const TRIPLE: Quote = Quote { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..DOUBLE };

/// `` `…` `` over several lines, as it stands.
const RAW_TICKS: Quote = Quote { open: "`", close: "`", span: Span::Lines, escape: Escape::Never, ..DOUBLE };
