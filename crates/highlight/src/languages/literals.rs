//! Comments and strings that several languages share.

use crate::grammar::{BlockComment, Escape, Nests, Placeholders, Span, StringLiteral};

/// `/* … */`
pub(crate) const STARS: BlockComment = BlockComment { open: "/*", close: "*/", nests: Nests::Never };

/// `/* … */`, where a comment may contain another.
pub(crate) const NESTED_STARS: BlockComment = BlockComment { open: "/*", close: "*/", nests: Nests::Always };

/// `"…"` on one line, with escapes such as `\n`.
pub(crate) const DOUBLE: StringLiteral = StringLiteral {
    prefix: &[],
    open: "\"",
    close: "\"",
    span: Span::Line,
    escape: Escape::Prefix('\\'),
    code: &[],
    placeholders: Placeholders::Nothing,
};

/// `'…'` on one line, with escapes such as `\n`.
pub(crate) const SINGLE: StringLiteral = StringLiteral { open: "'", close: "'", ..DOUBLE };

/// `"""…"""` over several lines.
pub(crate) const TRIPLE: StringLiteral =
    StringLiteral { open: "\"\"\"", close: "\"\"\"", span: Span::Lines, ..DOUBLE };

/// `` `…` `` over several lines, without escapes.
pub(crate) const RAW_TICKS: StringLiteral =
    StringLiteral { open: "`", close: "`", span: Span::Lines, escape: Escape::Never, ..DOUBLE };
