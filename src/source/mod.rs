//! Reads the author's folder once: the full content of texts, and the facts of images and other files.
//!
//! This is the only module that reads the sources. A build frees the texts of articles before it renders, and reads each again
//! when its page is rendered. A text that has changed meanwhile is an error, so a page and the feed that quotes it use the same
//! version of the file, even if the author saves it during the build.

mod asset;
mod digest;
mod file_stamp;
pub mod fixture;
mod folders;
mod image_header;
mod leftovers;
mod on_disk;
pub mod read_all;
mod released;
pub mod reread;
mod sources;
#[cfg(test)]
mod tests;
mod text_encoding;
mod walk;

pub use asset::{Asset, AssetBytes};
pub use fixture::from_fixture;
use folders::CONFIG;
pub use folders::{LEDGER, PLACES, text_of};
pub use on_disk::on_disk;
pub use read_all::{each_below, each_in_any_order, read, read_without, settings};
pub use released::ReleasedTexts;
pub use reread::Reading;
pub use sources::{Font, Origin, Sources, Template};
use sources::{font, in_memory};
pub use text_encoding::with_plain_lines;
pub use walk::is_part;
