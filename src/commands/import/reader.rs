//! Chooses the reader of a source.

use crate::diagnostic::{Diagnostic, codes};
use crate::import::{READERS, Reader, Source, recognise};

/// Returns the reader that the arguments name, or the one that recognises the source.
pub(super) fn reader(name: Option<&str>, source: &Source) -> Result<&'static Reader, Diagnostic> {
    let named = name.and_then(|name| READERS.iter().find(|reader| reader.argument == name));
    named.or_else(|| recognise(source)).ok_or_else(|| {
        let message = format!("`{}` is not a blog of a known system", source.name);
        let systems: Vec<String> =
            READERS.iter().map(|reader| format!("{}: {}", reader.name, reader.source)).collect();
        Diagnostic::error(codes::BAD_INPUT, message)
            .why("none of the readers recognises it")
            .help(format!("name the system with --from, or:\n{}", systems.join("\n")))
    })
}
