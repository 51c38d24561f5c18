//! Social cards: the picture that stands for an article where its address is shared, made of its words.
//!
//! Words and colours go in, the bytes of a PNG come out; the same ones give the same bytes. Nothing here knows a disk, an
//! address or an article, and no text is so long or so odd that it panics or takes long.
//!
//! A card is text on one colour, so a small set of crates does: rustybuzz shapes and reads the outlines of fonts,
//! ab_glyph_rasterizer says how much of each pixel they cover, and `png` writes that as a picture with a palette, the steps
//! from the ground to each ink. With the tables of Unicode these are 10 crates beyond those that were there; a debug build
//! of the tree took 21 s of processor time. The same with skrifa and harfrust in place of rustybuzz took 70 s, and `resvg`
//! with text has a tree of 51 crates and would draw the same through a drawing in XML.
//!
//! Without the feature `cards` no text can be written, and so there is no card.

#[cfg(feature = "cards")]
mod canvas;
mod card;
#[cfg(feature = "cards")]
mod face;
#[cfg(feature = "cards")]
mod glyphs;
#[cfg(feature = "cards")]
mod layout;
#[cfg(feature = "cards")]
mod lines;
#[cfg(not(feature = "cards"))]
mod none;
#[cfg(feature = "cards")]
mod shape;
#[cfg(feature = "cards")]
#[cfg(test)]
mod tests;
#[cfg(feature = "cards")]
mod text;
mod typefaces;

pub use card::{Card, HEIGHT, WIDTH};
#[cfg(feature = "cards")]
pub use face::Faces;
#[cfg(feature = "cards")]
pub use face::check;
#[cfg(not(feature = "cards"))]
pub use none::Faces;
#[cfg(not(feature = "cards"))]
pub use none::check;
pub use typefaces::Typefaces;
