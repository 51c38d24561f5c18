//! Checks which characters a font can show.

use rustybuzz::Face;

/// Returns whether a font has a glyph for a character.
pub(super) fn has(face: &Face<'_>, c: char) -> bool {
    face.glyph_index(c).is_some()
}
