//! The copy of a text that the parser reads, while bytes of it are masked.

use std::ops::Range;

/// Stands for a sign that shall be text: a control character, which no grammar knows.
pub(super) const TEXT: u8 = 1;

/// Something that readers do not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Removal {
    /// Where it stands.
    pub(in super::super) at: Range<usize>,
    /// What it is.
    pub(in super::super) kind: RemovalKind,
}

/// What is taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum RemovalKind {
    /// Attributes in braces, of kramdown or Pandoc.
    Attributes,
    /// A mark for a table of contents.
    Contents,
    /// A note of the author's to themselves, in the signs of a template language.
    Comment,
}

/// The copy while it is made.
pub(super) struct MaskedCopy<'a> {
    pub(super) original: &'a str,
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) removals: Vec<Removal>,
}

impl MaskedCopy<'_> {
    pub(super) fn bytes(&mut self) -> &mut Vec<u8> {
        self.bytes.get_or_insert_with(|| self.original.as_bytes().to_vec())
    }

    /// Puts bytes in the place of others of the same number.
    pub(super) fn set(&mut self, at: usize, bytes: &[u8]) {
        self.bytes()[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// Takes something out: the parser sees a declaration of HTML, which may stand anywhere and holds nothing; or
    /// letters, where such a declaration would take the rest of the line with it.
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
