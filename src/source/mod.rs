//! The author's folder, read once: texts whole, pictures and other files by name and size.
//!
//! The only reader of the sources. Texts stay in memory until the site is published, so that a page and the feed that
//! quotes it come from one reading of the file even when it is saved in between.

mod asset;
mod digest;
mod file_stamp;
pub mod fixture;
mod folders;
mod image_header;
mod leftovers;
mod on_disk;
pub mod read_all;
pub mod reread;
mod sources;
#[cfg(test)]
mod tests;
mod text_encoding;
mod walk;

pub use asset::{Asset, AssetBytes};
pub use fixture::from_fixture;
use folders::CONFIG;
pub use folders::{PLACES, text_of};
pub use on_disk::on_disk;
pub use read_all::{each_below, each_in_any_order, read, read_without, settings};
pub use reread::Reading;
pub use sources::{Font, Origin, Sources, Template};
use sources::{font, in_memory};
pub use walk::is_part;
