//! Chooses the reader of a source.

use crate::diagnostic::{Diagnostic, codes};
use crate::exports::ExportFile;
use crate::import::{READERS, Reader, Source, recognise};

/// Returns the reader that the arguments name, or the one that recognises the source.
pub(super) fn reader(name: Option<&str>, source: &Source) -> Result<&'static Reader, Diagnostic> {
    let named = name.and_then(|name| READERS.iter().find(|reader| reader.argument == name));
    named.or_else(|| recognise(source)).ok_or_else(|| {
        // A file that nobody can read as text has a fault of its own.
        let file = source.files.first().filter(|_| source.is_file);
        if let Some(Err(fault)) = file.map(|file| ExportFile::open(&file.disk)) {
            return fault;
        }
        let message = format!("`{}` is not a blog of a known system", source.name);
        let systems: Vec<String> =
            READERS.iter().map(|reader| format!("{}: {}", reader.name, reader.source)).collect();
        Diagnostic::error(codes::BAD_INPUT, message)
            .why("none of the readers recognises it")
            .help(format!("name the system with --from, or:\n{}", systems.join("\n")))
    })
}
