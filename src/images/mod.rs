//! Pictures made of pixels: what a file's bytes say about its picture, and smaller ones made from it.
//!
//! Bytes go in, bytes come out. Nothing here knows a disk, an address or an article, and nothing here panics or takes
//! more memory than [`MOST_PIXELS`] allow, whatever the bytes. The same bytes and the same [`Make`] give the same bytes.
//!
//! Without the feature `images` no file has a picture that anything could be made of; all pass through as they are.

#[cfg(feature = "images")]
mod canvas;
#[cfg(feature = "images")]
mod colour;
#[cfg(feature = "images")]
mod container;
#[cfg(feature = "images")]
mod encode;
mod fault;
mod format;
#[cfg(feature = "images")]
mod header;
mod limits;
#[cfg(feature = "images")]
mod memory_estimate;
mod memory_limit;
#[cfg(not(feature = "images"))]
mod none;
mod pixels;
#[cfg(feature = "images")]
mod resize;
#[cfg(feature = "images")]
#[cfg(test)]
mod tests;
mod variant;

pub use fault::Fault;
pub use format::{Format, WRITES_WEBP};
#[cfg(feature = "images")]
pub use header::look;
pub use limits::{LARGEST_FILE, MOST_MEMORY, MOST_PIXELS, WIDEST_WEBP};
pub use memory_limit::Gate;
#[cfg(not(feature = "images"))]
pub use none::Drawing;
#[cfg(not(feature = "images"))]
pub use none::look;
pub use pixels::{Pixels, Still, Turn};
#[cfg(feature = "images")]
pub use resize::Drawing;
pub use variant::{Choice, Make, Source, Variant};
