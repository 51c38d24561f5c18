//! The fonts at hand: the program's own, and those of the site.

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Face, Variation, ttf_parser};

use crate::social_cards::glyphs::has;
use crate::social_cards::text;

/// Literata, cut for large sizes; `font/README.md` says how.
static TITLE: &[u8] = include_bytes!("font/title.ttf");

/// The same, cut for small ones.
static SMALL: &[u8] = include_bytes!("font/small.ttf");

/// The weights of titles and of small lines, for fonts that have many.
const WEIGHTS: [f32; 2] = [600.0, 500.0];

/// Fonts that are ready to write. The first that has a letter writes it.
pub struct Faces<'a> {
    /// Those of titles.
    pub(super) title: Vec<Face<'a>>,
    /// Those of small lines.
    pub(super) small: Vec<Face<'a>>,
}

impl<'a> Faces<'a> {
    /// The site's `own` fonts before the program's.
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

    /// Whether the text holds something, and every letter of it has a shape in one of the fonts.
    pub fn can_write(&self, text: &str) -> bool {
        self.writable(text).is_some()
    }

    /// The text as it can be written: without signs that no font has. None where a letter would be missing.
    pub(super) fn writable(&self, text: &str) -> Option<String> {
        let has = |c: char| text::is_invisible(c) || self.small.iter().any(|face| has(face, c));
        let plain = text::plain(text);
        let writable = if plain.chars().all(has) {
            plain
        } else if plain.chars().any(|c| text::is_needed(c) && !has(c)) {
            return None;
        } else {
            // Once more, since the spaces around such a sign become one.
            text::plain(&plain.chars().filter(|c| has(*c)).collect::<String>())
        };
        let shows = |c: char| !text::is_invisible(c);
        writable.contains(shows).then_some(writable)
    }
}

/// Whether the bytes of a file are a font that can write; if not, why, as one clause.
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
