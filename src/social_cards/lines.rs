//! Where a text is broken into lines, so that they are about as long as one another.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// What stands together on a line: mostly a word with the space behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its bytes in the text, with the space.
    bytes: Range<usize>,
    /// Its width, with the space.
    full: f32,
    /// Its width at the end of a line, where the space is not written.
    ending: f32,
}

/// A text with the widths of its letters, in any unit.
#[derive(Debug)]
pub(super) struct Measured<'t> {
    text: &'t str,
    advances: Vec<f32>,
    pieces: Vec<Piece>,
}

impl<'t> Measured<'t> {
    /// A text; `advances` has the width of what begins at each of its bytes.
    pub(super) fn new(text: &'t str, advances: Vec<f32>) -> Measured<'t> {
        let mut measured = Measured { text, advances, pieces: Vec::new() };
        let mut start = 0;
        for (end, opportunity) in linebreaks(text) {
            // The end of the text is one where a break must be.
            if opportunity == BreakOpportunity::Mandatory || end > start {
                let piece = measured.piece(start..end);
                measured.pieces.push(piece);
                start = end;
            }
        }
        measured
    }

    fn piece(&self, bytes: Range<usize>) -> Piece {
        let shown = bytes.start + self.text[bytes.clone()].trim_end().len();
        let sum = |bytes: Range<usize>| self.advances[bytes].iter().sum::<f32>();
        Piece { full: sum(bytes.clone()), ending: sum(bytes.start..shown), bytes }
    }

    /// Whether every piece fits on a line.
    pub(super) fn fits(&self, width: f32) -> bool {
        self.pieces.iter().all(|piece| piece.ending <= width)
    }

    /// The same with pieces that are wider than a line broken between letters.
    pub(super) fn broken(&self, width: f32) -> Measured<'t> {
        let mut pieces = Vec::new();
        for piece in &self.pieces {
            if piece.ending <= width {
                pieces.push(piece.clone());
                continue;
            }
            let (mut start, mut wide) = (piece.bytes.start, 0.0);
            for at in piece.bytes.clone() {
                let next = self.advances[at];
                if wide + next > width && at > start && self.text.is_char_boundary(at) && next > 0.0 {
                    pieces.push(self.piece(start..at));
                    (start, wide) = (at, 0.0);
                }
                wide += next;
            }
            pieces.push(self.piece(start..piece.bytes.end));
        }
        Measured { text: self.text, advances: self.advances.clone(), pieces }
    }

    /// Lines that are filled one after the other.
    pub(super) fn filled(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut used = 0.0;
        for piece in &self.pieces {
            match lines.last_mut() {
                Some(line) if used + piece.ending <= width => {
                    line.end = piece.bytes.end;
                    used += piece.full;
                }
                _ => {
                    lines.push(piece.bytes.clone());
                    used = piece.full;
                }
            }
        }
        lines
    }

    /// No more lines than are needed, and the longest of them as short as it can be.
    pub(super) fn balanced(&self, width: f32) -> Vec<Range<usize>> {
        let best = self.filled(width);
        let (mut too_narrow, mut enough) = (0.0, width);
        // Each step halves what is unknown; twelve are finer than a pixel.
        for _ in 0..12 {
            let middle = (too_narrow + enough) / 2.0;
            if self.fits(middle) && self.filled(middle).len() <= best.len() {
                enough = middle;
            } else {
                too_narrow = middle;
            }
        }
        self.filled(enough)
    }

    /// The text of a line.
    pub(super) fn line(&self, bytes: &Range<usize>) -> &'t str {
        self.text[bytes.clone()].trim_end()
    }

    /// As much from the first byte of a line on as has room beside an ellipsis, and that.
    pub(super) fn shortened(&self, start: usize, ellipsis: f32, width: f32) -> String {
        let (mut wide, mut end) = (ellipsis, start);
        for (at, c) in self.text[start..].char_indices() {
            let at = start + at;
            wide += self.advances[at..at + c.len_utf8()].iter().sum::<f32>();
            if wide > width {
                break;
            }
            end = at + c.len_utf8();
        }
        // At the end of a word, unless that would leave little.
        let inside = self.text[end..].chars().next().is_some_and(|next| !next.is_whitespace());
        let whole = self.text[start..end].rfind(' ').filter(|space| inside && space * 2 > end - start);
        let end = whole.map_or(end, |space| start + space);
        let sign = |c: char| {
            c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…' | '、' | '。')
        };
        format!("{}…", self.text[start..end].trim_end_matches(sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character is one wide.
    fn measured(text: &str) -> Measured<'_> {
        let mut advances = vec![0.0; text.len()];
        text.char_indices().for_each(|(at, _)| advances[at] = 1.0);
        Measured::new(text, advances)
    }

    fn lines<'t>(measured: &Measured<'t>, lines: &[Range<usize>]) -> Vec<&'t str> {
        lines.iter().map(|line| measured.line(line)).collect()
    }

    #[test]
    fn lines_are_balanced_without_becoming_more() {
        let check = |text: &str, width: f32, filled: &[&str], balanced: &[&str]| {
            let measured = measured(text);
            assert_eq!(lines(&measured, &measured.filled(width)), filled);
            assert_eq!(lines(&measured, &measured.balanced(width)), balanced);
        };
        check("Welcome", 20.0, &["Welcome"], &["Welcome"]);
        check(
            "What a complaint asks for",
            22.0,
            &["What a complaint asks", "for"],
            &["What a complaint", "asks for"],
        );
        check("One two three four", 9.0, &["One two", "three", "four"], &["One two", "three", "four"]);
        check("Self-service check-in", 15.0, &["Self-service", "check-in"], &["Self-service", "check-in"]);
        check("日本語の題名です。", 5.0, &["日本語の題", "名です。"], &["日本語の題", "名です。"]);
        check("A\u{a0}b c", 3.0, &["A\u{a0}b", "c"], &["A\u{a0}b", "c"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken_between_letters() {
        let long = measured("an extraordinarily long word");
        assert!(!long.fits(6.0));
        let broken = long.broken(6.0);
        assert!(broken.fits(6.0));
        assert_eq!(lines(&broken, &broken.filled(6.0)), ["an", "extrao", "rdinar", "ily", "long", "word"]);
    }

    #[test]
    fn a_shortened_line_ends_with_a_word_and_an_ellipsis() {
        let text = measured("Asking, again and again: why");
        assert_eq!(text.shortened(0, 1.0, 17.0), "Asking, again…");
        assert_eq!(text.shortened(8, 1.0, 17.0), "again and again…");
        assert_eq!(text.shortened(0, 1.0, 4.0), "Ask…");
    }
}
