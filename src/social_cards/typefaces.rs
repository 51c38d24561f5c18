//! The fonts of a site's cards, and the key of a card.

use std::sync::Arc;

use crate::digest::Digest;
use crate::social_cards::card::{Card, GENERATION};
#[cfg(feature = "cards")]
use crate::social_cards::face::Faces;
#[cfg(not(feature = "cards"))]
use crate::social_cards::none::Faces;
use crate::source::Font;

/// The fonts of cards: those in the site's configuration. The built-in fonts are used after them.
#[derive(Clone, Debug, Default)]
pub struct Typefaces {
    own: Vec<Arc<Font>>,
}

impl Typefaces {
    /// Takes the fonts of a site. Each must have passed [`check`](crate::social_cards::check).
    pub fn new(own: Vec<Arc<Font>>) -> Typefaces {
        Typefaces { own }
    }

    /// Parses the fonts.
    pub fn open(&self) -> Faces<'_> {
        Faces::new(self.own.iter().map(|font| font.bytes.as_ref()))
    }

    /// Returns the digest of everything that determines a card's bytes. It is part of the file's name.
    ///
    /// The text that is hashed contains the names of types: a type renamed in [`Card`] changes the names of all cards.
    pub fn key(&self, card: &Card) -> Digest {
        let version = env!("CARGO_PKG_VERSION");
        let fonts: Vec<Digest> = self.own.iter().map(|font| font.digest).collect();
        Digest::of(format!("{version} {GENERATION} {fonts:?} {card:?}").as_bytes())
    }
}
