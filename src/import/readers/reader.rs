//! A system whose blogs can be imported.

use crate::diagnostic::Diagnostic;
use crate::import::receiver::Import;
use crate::import::source::Source;

/// What a source of a system is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceForm {
    /// An export that the system has made.
    Export,
    /// The folder in which the author writes.
    Folder,
}

/// A system whose blogs can be imported.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Its name in messages.
    pub name: &'static str,
    /// Its name on the command line.
    pub argument: &'static str,
    /// What a source is.
    pub form: SourceForm,
    /// How to get a source, for messages.
    pub source: &'static str,
    /// Returns whether a source is one of this system.
    pub recognises: fn(&Source) -> bool,
    /// Passes all that the source has to the import.
    pub read: fn(&Source, &mut Import<'_>) -> Result<(), Diagnostic>,
}
