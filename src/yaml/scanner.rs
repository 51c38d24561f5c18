//! Steps over YAML text: blanks, comments, quotes, plain words. Knows nothing of values.

use std::ops::Range;

/// Where a value stands: outside or inside brackets, which end plain texts differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeStyle {
    /// Lines and indentation.
    Block,
    /// Inside `[]` or `{}`.
    Flow,
}

/// A place in a text that moves forward.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    /// The place, in bytes.
    pub(super) at: usize,
}

impl<'t> Scanner<'t> {
    /// What is still to come.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// How far the place is from the start of its line.
    pub(super) fn column(&self) -> usize {
        self.at - self.text[..self.at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Steps over one byte if it is the expected one.
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// Steps over white space, ends of lines and comments.
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

    /// As [`Scanner::skip`], and the commas between entries in brackets.
    pub(super) fn skip_commas(&mut self) {
        self.skip();
        while self.take(b',').is_some() {
            self.skip();
        }
    }

    /// Steps over a word such as an anchor, up to what ends it, and gives its bytes.
    pub(super) fn word(&mut self) -> Range<usize> {
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
        let length = self.rest().find(ends).unwrap_or(self.rest().len());
        let start = self.at;
        self.at += length;
        start..self.at
    }

    /// Steps over a text in quotes and gives its bytes with the quotes. `None` when it has no end.
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

    /// Steps over the part of a plain text that stands on this line and gives its bytes, without blanks at its end.
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

    /// Steps over a text that began with `|` or `>`: its first line, and all that are indented more than `indent`.
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
