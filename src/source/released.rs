//! Reads texts again that were released from memory.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::source::folders::SourceKind;
use crate::source::on_disk;
use crate::source::read_all::piece;
use crate::source::sources::LoadedFile;
use crate::source::walk::FoundFile;

/// The texts of a site's folder, each read again when it is needed. A text that has changed since the folder was read is a fault, so
/// that a site is never made of two versions of a file.
#[derive(Debug)]
pub struct ReleasedTexts {
    root: PathBuf,
    /// The digests of the texts as they were.
    digests: BTreeMap<SourcePath, Digest>,
    faults: Mutex<BTreeMap<SourcePath, Diagnostic>>,
}

impl ReleasedTexts {
    /// Returns the texts of a site's folder, by their digests.
    pub fn new(root: impl Into<PathBuf>, digests: BTreeMap<SourcePath, Digest>) -> ReleasedTexts {
        ReleasedTexts { root: root.into(), digests, faults: Mutex::default() }
    }

    /// Reads a text. Returns an empty text, and keeps the fault, if it is not as it was.
    pub fn read(&self, file: &SourcePath) -> Arc<str> {
        let found = FoundFile { path: file.clone(), disk: on_disk(&self.root, file), kind: SourceKind::Text };
        let fault = match piece(&found) {
            Ok(LoadedFile::Text(text)) if self.is_as_it_was(file, &text) => return text,
            Ok(_) => changed(file),
            Err(fault) => fault,
        };
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).insert(file.clone(), fault);
        Arc::from("")
    }

    fn is_as_it_was(&self, file: &SourcePath, text: &str) -> bool {
        self.digests.get(file) == Some(&Digest::of(text.as_bytes()))
    }

    /// Returns the faults of all readings, sorted by file.
    pub fn faults(&self) -> Vec<Diagnostic> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

fn changed(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{file}` was changed while the site was built"))
        .at(Span::file(file))
        .why("some pages would show the old text, and others the new one")
        .help("build again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_text_that_has_changed_is_a_fault_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("content/a.md"), "\u{feff}Earn.\r\nBurn.\n").unwrap();
        let [file, gone] = ["content/a.md", "content/b.md"].map(SourcePath::new);
        let digests = [(file.clone(), Digest::of(b"Earn.\nBurn.\n")), (gone.clone(), Digest::of(b"x"))];
        let texts = ReleasedTexts::new(folder.path(), digests.into());
        assert_eq!(&*texts.read(&file), "Earn.\nBurn.\n");
        assert_eq!(texts.faults(), []);
        fs::write(folder.path().join("content/a.md"), "Earn.\nWait.\n").unwrap();
        assert_eq!((&*texts.read(&file), &*texts.read(&gone)), ("", ""));
        let messages: Vec<String> = texts.faults().into_iter().map(|fault| fault.message).collect();
        assert_eq!(messages[0], "`content/a.md` was changed while the site was built");
        assert_eq!(messages.len(), 2);
    }
}
