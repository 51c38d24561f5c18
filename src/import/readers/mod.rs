//! The readers: one file or folder for each system. A new one is a line of [`READERS`].

mod astro;
mod blogger;
mod docusaurus;
mod eleventy;
mod ghost;
mod hexo;
mod hugo;
mod jekyll;
mod medium;
mod pelican;
mod reader;
mod substack;
mod wordpress;
mod zola;

pub use reader::{Reader, SourceForm};

use crate::import::source::Source;

/// All readers, in the order in which they are asked to recognise a source.
pub const READERS: [Reader; 13] = [
    blogger::READER,
    wordpress::READER,
    ghost::READER,
    medium::READER,
    substack::READER,
    hexo::READER,
    jekyll::READER,
    hugo::READER,
    zola::READER,
    docusaurus::READER,
    astro::READER,
    eleventy::READER,
    pelican::READER,
];

/// Returns the reader that recognises a source.
pub fn recognise(source: &Source) -> Option<&'static Reader> {
    READERS.iter().find(|reader| (reader.recognises)(source))
}
