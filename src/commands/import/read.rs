//! Reads a source, and shows how far it is.

use std::rc::Rc;

use crate::commands::output::{Voice, Volume};
use crate::commands::progress::Progress;
use crate::diagnostic::Diagnostic;
use crate::import::{Account, Import, Reader, Source};

/// Endings of files that are texts of an author.
const TEXTS: [&str; 4] = ["md", "markdown", "mdx", "html"];

/// Reads a source to its end. In a terminal, a bar shows how far it is, if it takes long.
pub(super) fn read(
    reader: &Reader,
    source: &Source,
    mut import: Import<'_>,
    voice: Voice,
) -> Result<Account, Diagnostic> {
    let texts = source.files.iter().filter(|file| file.has_extension(&TEXTS)).count();
    let progress = Rc::new(Progress::new("Importing", texts));
    if voice.volume == Volume::Usual {
        let shown = Rc::clone(&progress);
        import.progress.watch(move |done, all| shown.step_of(done, all), texts);
    }
    let account = (reader.read)(source, &mut import).and_then(|()| import.finish());
    // The import, which shared it, is gone.
    if let Some(progress) = Rc::into_inner(progress) {
        progress.finish();
    }
    account
}
