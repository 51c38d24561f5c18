//! The readers: one file or folder for each system. A new one is a line of [`READERS`].

mod ghost;
mod jekyll;
mod medium;
mod reader;
mod substack;
mod wordpress;

pub use reader::Reader;

use crate::import::source::Source;

/// All readers, in the order in which they are asked to recognise a source.
pub const READERS: [Reader; 5] =
    [jekyll::READER, wordpress::READER, ghost::READER, medium::READER, substack::READER];

/// Returns the reader that recognises a source.
pub fn recognise(source: &Source) -> Option<&'static Reader> {
    READERS.iter().find(|reader| (reader.recognises)(source))
}
