//! The copy of a text in which bytes are masked for the parser.

use std::ops::Range;

/// Masks a character as text: a control character, which has no meaning in Markdown.
pub(super) const TEXT: u8 = 1;

/// A part of the text that readers do not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Removal {
    /// Its byte range.
    pub(in super::super) at: Range<usize>,
    /// Its kind.
    pub(in super::super) kind: RemovalKind,
}

/// The kind of a removed part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum RemovalKind {
    /// Attributes in braces, of kramdown or Pandoc.
    Attributes,
    /// A marker for a table of contents.
    Contents,
    /// An author's comment in the syntax of a template language.
    Comment,
}

/// The copy while it is made. It is only allocated if something is masked.
pub(super) struct MaskedCopy<'a> {
    pub(super) original: &'a str,
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) removals: Vec<Removal>,
}

impl MaskedCopy<'_> {
    pub(super) fn bytes(&mut self) -> &mut Vec<u8> {
        self.bytes.get_or_insert_with(|| self.original.as_bytes().to_vec())
    }

    /// Overwrites bytes.
    pub(super) fn set(&mut self, at: usize, bytes: &[u8]) {
        self.bytes()[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// Removes a range. The parser sees an HTML declaration instead, which is allowed anywhere and holds nothing; or
    /// text, where a declaration would swallow the rest of the line.
    pub(super) fn take(&mut self, at: Range<usize>, kind: RemovalKind) {
        let all = self.original.as_bytes();
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'>');
        let before = all[..at.start].iter().rev().find(|byte| !is_blank(byte));
        let after = all[at.end..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        let begins = before.is_none_or(|byte| *byte == b'\n');
        let goes_on = after.is_some_and(|byte| *byte != b'\n');
        let is_letters = begins && goes_on;
        let range = at.clone();
        let bytes = &mut self.bytes()[range];
        for byte in bytes.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = if is_letters { TEXT } else { b'x' };
        }
        if let ([b'x', b'x', b'x', .., last], false) = (&mut *bytes, is_letters) {
            *last = b'>';
            bytes[0] = b'<';
            bytes[1] = b'!';
        }
        self.removals.push(Removal { at, kind });
    }
}
