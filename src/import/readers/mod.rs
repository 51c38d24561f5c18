//! The readers: one file or folder for each system. A new one is a line of [`READERS`].

mod eleventy;
mod hexo;
mod jekyll;

use crate::diagnostic::Diagnostic;
use crate::import::import::Import;
use crate::import::source::Source;

/// A system whose blogs can be imported.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Its name in messages.
    pub name: &'static str,
    /// Its name on the command line.
    pub argument: &'static str,
    /// How to get a source, for messages.
    pub source: &'static str,
    /// Returns whether a source is one of this system.
    pub recognises: fn(&Source) -> bool,
    /// Passes all that the source has to the import.
    pub read: fn(&Source, &mut Import<'_>) -> Result<(), Diagnostic>,
}

/// All readers, in the order in which they are asked to recognise a source.
pub const READERS: [Reader; 3] = [hexo::READER, jekyll::READER, eleventy::READER];

/// Returns the reader that recognises a source.
pub fn recognise(source: &Source) -> Option<&'static Reader> {
    READERS.iter().find(|reader| (reader.recognises)(source))
}
