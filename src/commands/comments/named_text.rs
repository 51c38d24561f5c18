//! Reads a text from a file or from standard input.

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;

/// A text, with its name for messages.
pub(super) type NamedText = Result<(SourcePath, String), Diagnostic>;

/// Reads a file, or standard input for `-`.
pub(super) fn text_of(path: &Path) -> NamedText {
    let mut bytes = Vec::new();
    let (name, read) = match path.to_str() {
        Some("-") => ("standard input".to_owned(), io::stdin().read_to_end(&mut bytes)),
        _ => {
            let read = fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
            (path.display().to_string(), read)
        }
    };
    let name = SourcePath::new(name);
    match (read, String::from_utf8(bytes)) {
        (Ok(_), Ok(text)) => Ok((name, text)),
        (Ok(_), Err(fault)) => {
            let at = fault.utf8_error().valid_up_to() + 1;
            Err(Diagnostic::error(codes::NOT_UTF8, format!("`{name}` is not encoded as UTF-8 (byte {at})")))
        }
        (Err(reason), _) => {
            Err(Diagnostic::error(codes::UNREADABLE, format!("`{name}` cannot be read: {reason}")))
        }
    }
}
