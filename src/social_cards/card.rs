//! The texts, colours and size of a card.

use crate::language::script::Direction;
use crate::theme::Light;

/// The width of every card in pixels. Source: the guidelines for `og:image` of Facebook, which others follow.
pub const WIDTH: u32 = 1200;

/// The height of every card in pixels.
pub const HEIGHT: u32 = 630;

/// The version of the drawing. It is raised when the same card is drawn differently than before.
pub(super) const GENERATION: u32 = 1;

/// The texts and colours of a card. All texts are without markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The site's name, above the title. May be empty.
    pub site: String,
    /// The title.
    pub title: String,
    /// A sentence below the title. It is left out if there is not enough room for all of it. May be empty.
    pub deck: String,
    /// The authors of the article, at the foot. May be empty.
    pub authors: String,
    /// The part of a series, or the category, at the other end of the foot. May be empty.
    pub label: String,
    /// The direction of writing: `Ltr` lines begin on the left.
    pub direction: Direction,
    /// The code of the language. Fonts choose the forms of some letters by it.
    pub language: String,
    /// The colours.
    pub colours: Light,
}
