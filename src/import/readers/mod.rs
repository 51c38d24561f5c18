//! The readers: one file or folder for each system. A new one is a line of [`READERS`].

mod astro;
mod blogger;
mod docusaurus;
mod hugo;
mod jekyll;
mod pelican;
mod reader;
mod zola;

pub use reader::Reader;

use crate::import::source::Source;

/// All readers, in the order in which they are asked to recognise a source.
pub const READERS: [Reader; 7] = [
    blogger::READER,
    jekyll::READER,
    hugo::READER,
    zola::READER,
    docusaurus::READER,
    astro::READER,
    pelican::READER,
];

/// Returns the reader that recognises a source.
pub fn recognise(source: &Source) -> Option<&'static Reader> {
    READERS.iter().find(|reader| (reader.recognises)(source))
}
