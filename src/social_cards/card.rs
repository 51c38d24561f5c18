//! What is written on a card, and its size.

use crate::language::script::Direction;
use crate::theme::Light;

/// The width of every card in pixels. Source: the guidelines for `og:image` of Facebook, which others follow.
pub const WIDTH: u32 = 1200;

/// The height of every card in pixels.
pub const HEIGHT: u32 = 630;

/// Changes whenever the same card is drawn in another way than before.
pub(super) const GENERATION: u32 = 1;

/// What a card says and in which colours. All texts are plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The site's name, above the title; empty for none.
    pub site: String,
    /// The title. A card is drawn for its sake.
    pub title: String,
    /// A sentence below the title, which is left out where there is no room for all of it; empty for none.
    pub deck: String,
    /// Who wrote the article, at the foot; empty for none.
    pub authors: String,
    /// The part of a series, or the category, at the foot on the other side; empty for none.
    pub label: String,
    /// The side that the lines begin at.
    pub direction: Direction,
    /// The code of the language, by which fonts choose the forms of some letters.
    pub language: String,
    /// The colours.
    pub colours: Light,
}
