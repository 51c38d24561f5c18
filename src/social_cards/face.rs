//! The fonts that cards are drawn with: the built-in ones and those of the site.

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Face, Variation, ttf_parser};

use crate::social_cards::glyphs::has;
use crate::social_cards::text;

/// Literata for large sizes. `font/README.md` describes how the file was made.
static TITLE: &[u8] = include_bytes!("font/title.ttf");

/// Literata for small sizes.
static SMALL: &[u8] = include_bytes!("font/small.ttf");

/// The weights of titles and of small lines, for variable fonts.
const WEIGHTS: [f32; 2] = [600.0, 500.0];

/// Parsed fonts. Each character is drawn with the first font that has it.
pub struct Faces<'a> {
    /// The fonts of titles.
    pub(super) title: Vec<Face<'a>>,
    /// The fonts of small lines.
    pub(super) small: Vec<Face<'a>>,
}

impl<'a> Faces<'a> {
    /// Parses the site's `own` fonts and puts them before the built-in ones. Fonts that cannot be parsed are left out.
    pub(super) fn new(own: impl Iterator<Item = &'a [u8]>) -> Faces<'a> {
        let own: Vec<&[u8]> = own.collect();
        let faces = |cut: &'static [u8], weight: f32| {
            let weighted = own.iter().filter_map(|bytes| {
                let mut face = Face::from_slice(bytes, 0)?;
                face.set_variations(&[Variation { tag: Tag::from_bytes(b"wght"), value: weight }]);
                Some(face)
            });
            weighted.chain(Face::from_slice(cut, 0)).collect()
        };
        let [title, small] = WEIGHTS;
        Faces { title: faces(TITLE, title), small: faces(SMALL, small) }
    }

    /// Returns whether the text can be drawn: it is not empty, and each of its letters is in one of the fonts.
    pub fn can_write(&self, text: &str) -> bool {
        self.writable(text).is_some()
    }

    /// Returns the text without symbols that no font has. Returns `None` if a letter is missing or nothing is left.
    pub(super) fn writable(&self, text: &str) -> Option<String> {
        let has = |c: char| text::is_invisible(c) || self.small.iter().any(|face| has(face, c));
        let plain = text::plain(text);
        let writable = if plain.chars().all(has) {
            plain
        } else if plain.chars().any(|c| text::is_needed(c) && !has(c)) {
            return None;
        } else {
            // `plain` is called again because the spaces around a removed symbol become one.
            text::plain(&plain.chars().filter(|c| has(*c)).collect::<String>())
        };
        let shows = |c: char| !text::is_invisible(c);
        writable.contains(shows).then_some(writable)
    }
}

/// Checks that the bytes of a file are a font that can be used. The error is the reason, as one clause.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    if bytes.starts_with(b"wOFF") || bytes.starts_with(b"wOF2") {
        return Err(
            "it is a font packed for browsers (WOFF); give the TTF or OTF that it was made from".to_owned()
        );
    }
    let face =
        ttf_parser::Face::parse(bytes, 0).map_err(|_| "it is no TTF or OTF, or it is damaged".to_owned())?;
    let tables = face.tables();
    if tables.glyf.is_none() && tables.cff.is_none() && tables.cff2.is_none() {
        return Err("it holds no outlines of letters, or it is cut off".to_owned());
    }
    let has_letters =
        tables.cmap.is_some_and(|cmap| cmap.subtables.into_iter().any(|table| table.is_unicode()));
    if !has_letters || tables.hmtx.is_none() {
        return Err("it does not say which letters it has, or how wide they are".to_owned());
    }
    Ok(())
}
