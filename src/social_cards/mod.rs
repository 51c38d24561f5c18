//! Social cards: the image that other sites show when the address of an article is shared. It is drawn from texts.
//!
//! The input is texts and colours, the output is the bytes of a PNG. The same input gives the same bytes. This module
//! does not know files, addresses or articles. No text makes it panic or takes long.
//!
//! A card is text on one colour, so a few crates are enough: rustybuzz shapes text and reads the outlines of fonts,
//! ab_glyph_rasterizer computes how much of each pixel they cover, and `png` writes an image with a palette: the steps
//! from the background to each ink. With the tables of Unicode these are 10 additional crates. A debug build of this tree
//! of crates took 21 s of processor time. With skrifa and harfrust in place of rustybuzz it took 70 s. `resvg` with text
//! has 51 crates and would draw the same from an SVG file.
//!
//! Without the feature `cards` no text can be drawn, and no cards are made.

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
