//! A social card as an output.

use crate::digest::Digest;
use crate::site::ArticleId;

/// A social card in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocialCard {
    /// The subject of the card.
    pub of: CardOf,
    /// The digest of everything that determines the bytes of the card.
    pub key: Digest,
}

/// The subject of a social card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardOf {
    /// The site: the card is used for every page that has neither an image nor its own card.
    Site,
    /// An article without an image.
    Article(ArticleId),
}
