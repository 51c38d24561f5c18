//! From a line of text to glyphs with their places: directions, fonts and scripts are told apart, then each run is shaped.

use std::ops::Range;
use std::str::FromStr;

use rustybuzz::{Direction, Face, Language, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript};

use crate::social_cards::glyphs::has;

/// A line, from its left end to its right one. Lengths are in ems.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The shapes of its letters.
    pub(super) glyphs: Vec<Glyph>,
    /// Its width.
    pub(super) width: f32,
}

/// One shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The place of its font.
    pub(super) face: usize,
    /// Its number in the font.
    pub(super) id: u16,
    /// Its place from the line's left end.
    pub(super) x: f32,
    /// Its place above the line's foot.
    pub(super) y: f32,
    /// How far the next one is away.
    advance: f32,
    /// The first byte of the text that it shows.
    byte: usize,
}

/// How a text is shaped.
#[derive(Clone, Copy)]
pub(super) struct Shaping<'a, 'f> {
    /// The fonts; the first that has a letter writes it.
    pub(super) faces: &'a [Face<'f>],
    /// The direction of the whole; by its first letter where none is given.
    pub(super) base: Option<Level>,
    /// The code of the language.
    pub(super) language: &'a str,
}

/// Some bytes of a text with one direction, font and script.
struct Run {
    bytes: Range<usize>,
    level: Level,
    face: usize,
}

impl Shaping<'_, '_> {
    /// The glyphs of a text that stands on one line.
    pub(super) fn line(&self, text: &str) -> Line {
        let mut line = Line::default();
        let bidi = BidiInfo::new(text, self.base);
        // A text without line ends is one paragraph, and an empty one is none.
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

    /// How wide what begins at each byte of a text is, in ems: of letters that are written as one shape, the first has all
    /// of its width.
    pub(super) fn advances(&self, text: &str) -> Vec<f32> {
        let mut advances = vec![0.0; text.len()];
        for glyph in self.line(text).glyphs {
            advances[glyph.byte] += glyph.advance;
        }
        advances
    }

    /// A run of one direction, cut where font or script changes.
    fn parts(&self, text: &str, bytes: Range<usize>, level: Level) -> Vec<Run> {
        let mut parts: Vec<(Run, Script)> = Vec::new();
        for (at, c) in text[bytes.clone()].char_indices() {
            let at = bytes.start + at;
            let end = at + c.len_utf8();
            let script = c.script();
            let common = matches!(script, Script::Common | Script::Inherited | Script::Unknown);
            if let Some((run, of)) = parts.last_mut() {
                // Spaces, points and marks go with the letters before them.
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

    /// The place of the font that writes a character; the last one writes what none has.
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
