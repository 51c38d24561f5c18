//! Reads a folder of Jekyll.

use crate::diagnostic::Diagnostic;
use crate::import::import::Import;
use crate::import::readers::reader::Reader;
use crate::import::source::Source;

/// Jekyll.
pub(super) const READER: Reader = Reader {
    name: "Jekyll",
    argument: "jekyll",
    source: "give the folder with `_config.yml` and `_posts`",
    recognises: |source| {
        source.first_of(&["_config.yml", "_config.toml"]).is_some() && source.has_folder("_posts/")
    },
    read,
};

fn read(_source: &Source, _import: &mut Import<'_>) -> Result<(), Diagnostic> {
    Ok(())
}
