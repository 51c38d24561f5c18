//! Raster images: reads their headers and makes smaller images from them.
//!
//! The input and the output are bytes. This module does not know files, addresses or articles. No input makes it panic.
//! Images that need more than [`MOST_MEMORY`] are refused. The same bytes and the same [`Make`] give the same output.
//!
//! Without the feature `images` no image is read, and all files are published unchanged.

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
mod quality;
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
pub use quality::DEFAULT_QUALITY;
#[cfg(feature = "images")]
pub use resize::Drawing;
pub use variant::{Choice, Make, Source, Variant};
