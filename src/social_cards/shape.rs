//! Converts a line of text to glyphs with positions. Splits it into runs of one direction, font and script, and shapes
//! each run.

use std::ops::Range;
use std::str::FromStr;

use rustybuzz::{Direction, Face, Language, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript};

use crate::social_cards::glyphs::has;

/// A shaped line, from left to right. All lengths are in ems.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The glyphs.
    pub(super) glyphs: Vec<Glyph>,
    /// The width.
    pub(super) width: f32,
}

/// A glyph with its position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The index of the font.
    pub(super) face: usize,
    /// The glyph's number in the font.
    pub(super) id: u16,
    /// The distance from the left end of the line.
    pub(super) x: f32,
    /// The distance above the baseline.
    pub(super) y: f32,
    /// The distance to the next glyph.
    advance: f32,
    /// The index of the first byte of the text that the glyph shows.
    byte: usize,
}

/// The settings for shaping a text.
#[derive(Clone, Copy)]
pub(super) struct Shaping<'a, 'f> {
    /// The fonts. Each character is drawn with the first font that has it.
    pub(super) faces: &'a [Face<'f>],
    /// The direction of the whole text. If it is `None`, the first letter decides.
    pub(super) base: Option<Level>,
    /// The code of the language.
    pub(super) language: &'a str,
}

/// A range of a text with one direction, font and script.
struct Run {
    bytes: Range<usize>,
    level: Level,
    face: usize,
}

impl Shaping<'_, '_> {
    /// Shapes a text as one line.
    pub(super) fn line(&self, text: &str) -> Line {
        let mut line = Line::default();
        let bidi = BidiInfo::new(text, self.base);
        // A text without line breaks is one paragraph. An empty text has none.
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for bytes in runs {
                let level = levels[bytes.start];
                let mut parts = self.parts(text, bytes, level);
                if level.is_rtl() {
                    parts.reverse();
                }
                parts.iter().for_each(|part| self.shape(text, part, &mut line));
            }
        }
        line
    }

    /// Returns for each byte of a text the width, in ems, of the glyphs that begin there. If several letters are drawn
    /// as one glyph, the first letter has the whole width.
    pub(super) fn advances(&self, text: &str) -> Vec<f32> {
        let mut advances = vec![0.0; text.len()];
        for glyph in self.line(text).glyphs {
            advances[glyph.byte] += glyph.advance;
        }
        advances
    }

    /// Splits a run of one direction where the font or script changes.
    fn parts(&self, text: &str, bytes: Range<usize>, level: Level) -> Vec<Run> {
        let mut parts: Vec<(Run, Script)> = Vec::new();
        for (at, c) in text[bytes.clone()].char_indices() {
            let at = bytes.start + at;
            let end = at + c.len_utf8();
            let script = c.script();
            let common = matches!(script, Script::Common | Script::Inherited | Script::Unknown);
            if let Some((run, of)) = parts.last_mut() {
                // Spaces, punctuation and marks belong to the letters before them.
                let fits = has(&self.faces[run.face], c) || c.is_whitespace();
                let same = common || *of == script || *of == Script::Common;
                if fits && same && (common || run.face == self.face(c)) {
                    run.bytes.end = end;
                    *of = if common { *of } else { script };
                    continue;
                }
            }
            let script = if common { Script::Common } else { script };
            parts.push((Run { bytes: at..end, level, face: self.face(c) }, script));
        }
        parts.into_iter().map(|(run, _)| run).collect()
    }

    /// Returns the index of the first font that has a character, or of the last font if none has it.
    fn face(&self, c: char) -> usize {
        let last = self.faces.len() - 1;
        self.faces.iter().position(|face| has(face, c)).unwrap_or(last)
    }

    fn shape(&self, text: &str, run: &Run, line: &mut Line) {
        let face = &self.faces[run.face];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text[run.bytes.clone()]);
        buffer.set_direction(if run.level.is_rtl() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        buffer.guess_segment_properties();
        if let Ok(language) = Language::from_str(self.language) {
            buffer.set_language(language);
        }
        let shaped = rustybuzz::shape(face, &[], buffer);
        let em = face.units_per_em().max(1) as f32;
        for (info, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let advance = place.x_advance as f32 / em;
            line.glyphs.push(Glyph {
                face: run.face,
                id: u16::try_from(info.glyph_id).unwrap_or_default(),
                x: line.width + place.x_offset as f32 / em,
                y: place.y_offset as f32 / em,
                advance,
                byte: run.bytes.start + info.cluster as usize,
            });
            line.width += advance;
        }
    }
}
