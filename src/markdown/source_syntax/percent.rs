//! Comments between `%%`, as Obsidian writes them. They are not for readers and are removed.

use crate::bytes;
use crate::markdown::source_syntax::code_fences;
use crate::markdown::source_syntax::masked_copy::{MaskedCopy, RemovalKind};

const MARK: &str = "%%";

/// Removes the comments. A `%%` after a digit or in code does not begin one.
pub(super) fn mask(copy: &mut MaskedCopy<'_>) {
    let text = copy.original;
    let mut at = next(text, 0);
    if at.is_none() {
        return;
    }
    let code = code_fences::code_between_fences(text);
    while let Some(start) = at {
        let behind = start + MARK.len();
        let end =
            if opens(text, start) && !code_fences::is_code(&code, start) { next(text, behind) } else { None };
        at = match end {
            Some(end) => {
                copy.take(start..end + MARK.len(), RemovalKind::Comment);
                next(text, end + MARK.len())
            }
            None => next(text, behind),
        };
    }
}

/// The next index with exactly two percent signs.
fn next(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes::find(&bytes[at..], |byte| byte == b'%')?;
        let length = bytes[at..].iter().take_while(|byte| **byte == b'%').count();
        if length == MARK.len() {
            return Some(at);
        }
        at += length;
    }
}

fn opens(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let is_in_code = line.bytes().filter(|byte| *byte == b'`').count() % 2 == 1;
    !is_in_code && !line.ends_with(|c: char| c.is_ascii_digit() || c == '\\')
}
