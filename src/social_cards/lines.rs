//! Breaks a text into lines of similar length.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A range of text that contains no line break opportunity, such as a word with the space after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnbreakableSpan {
    /// The range of bytes in the text, with the space.
    bytes: Range<usize>,
    /// The width with the space.
    full: f32,
    /// The width at the end of a line, without the space.
    ending: f32,
}

/// A text with the widths of its characters. All widths have the same unit, which may be any.
#[derive(Debug)]
pub(super) struct Measured<'t> {
    text: &'t str,
    advances: Vec<f32>,
    spans: Vec<UnbreakableSpan>,
}

impl<'t> Measured<'t> {
    /// Measures a text. `advances` has for each byte of the text the width of the glyphs that begin there.
    pub(super) fn new(text: &'t str, advances: Vec<f32>) -> Measured<'t> {
        let mut measured = Measured { text, advances, spans: Vec::new() };
        let mut start = 0;
        for (end, opportunity) in linebreaks(text) {
            // The end of the text counts as a mandatory break.
            if opportunity == BreakOpportunity::Mandatory || end > start {
                let span = measured.span(start..end);
                measured.spans.push(span);
                start = end;
            }
        }
        measured
    }

    fn span(&self, bytes: Range<usize>) -> UnbreakableSpan {
        let shown = bytes.start + self.text[bytes.clone()].trim_end().len();
        let sum = |bytes: Range<usize>| self.advances[bytes].iter().sum::<f32>();
        UnbreakableSpan { full: sum(bytes.clone()), ending: sum(bytes.start..shown), bytes }
    }

    /// Returns whether each span fits on a line.
    pub(super) fn fits(&self, width: f32) -> bool {
        self.spans.iter().all(|span| span.ending <= width)
    }

    /// Returns the text with each span that is wider than a line broken between letters.
    pub(super) fn broken(&self, width: f32) -> Measured<'t> {
        let mut spans = Vec::new();
        for span in &self.spans {
            if span.ending <= width {
                spans.push(span.clone());
                continue;
            }
            let (mut start, mut wide) = (span.bytes.start, 0.0);
            for at in span.bytes.clone() {
                let next = self.advances[at];
                if wide + next > width && at > start && self.text.is_char_boundary(at) && next > 0.0 {
                    spans.push(self.span(start..at));
                    (start, wide) = (at, 0.0);
                }
                wide += next;
            }
            spans.push(self.span(start..span.bytes.end));
        }
        Measured { text: self.text, advances: self.advances.clone(), spans }
    }

    /// Breaks the text into lines, each of which is filled before the next begins.
    pub(super) fn filled(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut used = 0.0;
        for span in &self.spans {
            match lines.last_mut() {
                Some(line) if used + span.ending <= width => {
                    line.end = span.bytes.end;
                    used += span.full;
                }
                _ => {
                    lines.push(span.bytes.clone());
                    used = span.full;
                }
            }
        }
        lines
    }

    /// Breaks the text into as few lines as possible. Makes the longest line as short as possible.
    pub(super) fn balanced(&self, width: f32) -> Vec<Range<usize>> {
        let best = self.filled(width);
        let (mut too_narrow, mut enough) = (0.0, width);
        // A binary search. After twelve steps the error is less than a pixel.
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

    /// Returns the text of a line.
    pub(super) fn line(&self, bytes: &Range<usize>) -> &'t str {
        self.text[bytes.clone()].trim_end()
    }

    /// Returns the text from the byte `start` on, shortened so that it fits on a line with an ellipsis.
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
        // Cuts after a whole word, unless less than half would be left.
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

    /// Measures a text in which each character has the width 1.
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
