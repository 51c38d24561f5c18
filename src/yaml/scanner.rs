//! A cursor over YAML text that skips whitespace, comments, quoted texts and plain scalars. It does not know values.

use std::ops::Range;

/// The style of a node: in block style or in flow style, which end plain scalars differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeStyle {
    /// By lines and indentation.
    Block,
    /// Inside `[]` or `{}`.
    Flow,
}

/// A cursor in a text.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    /// The byte offset.
    pub(super) at: usize,
}

impl<'t> Scanner<'t> {
    /// Returns the rest of the text.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Returns the next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Returns the offset in the current line.
    pub(super) fn column(&self) -> usize {
        self.at - self.text[..self.at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Skips one byte if it is the expected one.
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// Skips whitespace, line endings and comments.
    pub(super) fn skip(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\n' => self.at += 1,
                b'#' if self.at == 0 || self.text.as_bytes()[self.at - 1].is_ascii_whitespace() => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                _ => break,
            }
        }
    }

    /// Skips as [`Scanner::skip`], and also the commas between entries of a flow collection.
    pub(super) fn skip_commas(&mut self) {
        self.skip();
        while self.take(b',').is_some() {
            self.skip();
        }
    }

    /// Skips a word such as an anchor and returns its range.
    pub(super) fn word(&mut self) -> Range<usize> {
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
        let length = self.rest().find(ends).unwrap_or(self.rest().len());
        let start = self.at;
        self.at += length;
        start..self.at
    }

    /// Skips a quoted text and returns its range with the quotes. Returns `None` if it is not closed.
    pub(super) fn quoted(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let quote = self.peek()?;
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        loop {
            match (*bytes.get(at)?, quote) {
                (b'\\', b'"') => at += 2,
                (b'\'', b'\'') if bytes.get(at + 1) == Some(&b'\'') => at += 2,
                (byte, quote) if byte == quote => break,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some(start..self.at)
    }

    /// Skips the part of a plain scalar on the current line and returns its range, without trailing whitespace.
    pub(super) fn plain(&mut self, style: NodeStyle) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
            let ends = match byte {
                b'\n' => true,
                b':' => next.is_ascii_whitespace() || (style == NodeStyle::Flow && b",[]{}".contains(&next)),
                b'#' => at > start && matches!(bytes[at - 1], b' ' | b'\t'),
                b',' | b'[' | b']' | b'{' | b'}' => style == NodeStyle::Flow,
                _ => false,
            };
            if ends {
                break;
            }
            at += 1;
        }
        let length = self.text[start..at].trim_end_matches([' ', '\t']).len();
        self.at = start + length;
        start..self.at
    }

    /// Skips a block scalar, which begins with `|` or `>`: its first line, and all lines that are indented more than
    /// `indent`.
    pub(super) fn literal(&mut self, indent: Option<usize>) -> Range<usize> {
        let start = self.at;
        let line_end = |at: usize| self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        let mut end = line_end(start);
        let mut at = end;
        while at < self.text.len() {
            let line = &self.text[at + 1..line_end(at + 1)];
            let depth = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() {
                if indent.is_some_and(|indent| depth <= indent) {
                    break;
                }
                end = at + 1 + line.len();
            }
            at += 1 + line.len();
        }
        self.at = end;
        start..end
    }
}
