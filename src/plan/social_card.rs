//! A social card as an output: its subject and its key.

use crate::digest::Digest;
use crate::site::ArticleId;

/// A card of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocialCard {
    /// What it stands for.
    pub of: CardOf,
    /// The digest of everything that decides its bytes.
    pub key: Digest,
}

/// What a card stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardOf {
    /// Every page that has neither a picture nor a card of its own.
    Site,
    /// An article without a picture.
    Article(ArticleId),
}
