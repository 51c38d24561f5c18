//! Emphasis in scripts without spaces, and in Korean: `**注意：**これは`, `**한국어(Korean)**은`.
//!
//! In CommonMark, emphasis after punctuation only ends before a space or more punctuation, which these scripts do not
//! write (<https://github.com/commonmark/commonmark-spec/issues/650>). As in the amendment that Markdown programs of
//! these languages share, their wide punctuation counts as a letter beside emphasis, and their letters do not continue
//! a word after other punctuation.

use crate::bytes;
use crate::markdown::script::{is_hangul, is_unspaced, is_unspaced_punctuation};
use crate::markdown::source_syntax::masked_copy::MaskedCopy;

/// Replaces wide punctuation: a private-use character, which is not punctuation.
const LETTER: char = '\u{e000}';
/// Replaces a letter of three bytes: this is punctuation.
const SIGN: char = '\u{2056}';
/// Replaces a letter of four bytes: this is punctuation.
const LONG_SIGN: char = '\u{10100}';

/// Returns whether a character may be a replacement.
pub(super) fn is_stand_in(c: char) -> bool {
    matches!(c, LETTER | SIGN | LONG_SIGN)
}

/// The class of a character beside emphasis.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Space,
    Wide,
    Sign,
    Unspaced,
    Other,
}

fn beside(c: char) -> Beside {
    match c {
        _ if c.is_whitespace() => Beside::Space,
        _ if c.is_ascii_punctuation() => Beside::Sign,
        _ if c.is_ascii() => Beside::Other,
        '¡' | '«' | '»' | '¿' | '\u{2010}'..='\u{205e}' => Beside::Sign,
        _ if is_unspaced_punctuation(c) => Beside::Wide,
        _ if is_unspaced(c) || is_hangul(c) => Beside::Unspaced,
        _ => Beside::Other,
    }
}

/// Replaces characters beside the markers of emphasis.
pub(super) fn mask(copy: &mut MaskedCopy<'_>) {
    let text = copy.original;
    if text.is_ascii() {
        return;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes::find(&bytes[at..], |byte| (byte == b'*') | (byte == b'~')) {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|byte| **byte == bytes[start]).count();
        at = start + length;
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[at..].chars().next())
        else {
            continue;
        };
        if before.is_ascii() && after.is_ascii() {
            continue;
        }
        let before = (before, start - before.len_utf8(), beside(before));
        let after = (after, at, beside(after));
        for ((c, place, one), (_, _, other)) in [(before, after), (after, before)] {
            let stand_in = match (one, other) {
                (Beside::Wide, Beside::Unspaced | Beside::Other) => LETTER,
                (Beside::Unspaced, Beside::Sign) if c.len_utf8() == SIGN.len_utf8() => SIGN,
                (Beside::Unspaced, Beside::Sign) if c.len_utf8() == LONG_SIGN.len_utf8() => LONG_SIGN,
                _ => continue,
            };
            copy.set(place, stand_in.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}
