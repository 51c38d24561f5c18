//! Comments and strings that several languages write alike.

use crate::grammar::{BlockComment, Escape, Nests, Placeholders, Span, StringLiteral};

/// `/* … */`
pub(crate) const STARS: BlockComment = BlockComment { open: "/*", close: "*/", nests: Nests::Never };

/// The same, where one may stand in another.
pub(crate) const NESTED_STARS: BlockComment = BlockComment { open: "/*", close: "*/", nests: Nests::Always };

/// `"…"` on one line, with `\n` and its like.
pub(crate) const DOUBLE: StringLiteral = StringLiteral {
    prefix: &[],
    open: "\"",
    close: "\"",
    span: Span::Line,
    escape: Escape::Prefix('\\'),
    code: &[],
    placeholders: Placeholders::Nothing,
};

/// `'…'`, the same way.
pub(crate) const SINGLE: StringLiteral = StringLiteral { open: "'", close: "'", ..DOUBLE };

/// `"""…"""` over several lines.
pub(crate) const TRIPLE: StringLiteral =
    StringLiteral { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..DOUBLE };

/// `` `…` `` over several lines, as it stands.
pub(crate) const RAW_TICKS: StringLiteral =
    StringLiteral { open: "`", close: "`", span: Span::Lines, escape: Escape::Never, ..DOUBLE };
