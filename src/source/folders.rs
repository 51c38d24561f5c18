//! The folders of a site, and the kind of the files in each of them.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::file_kinds;
use crate::path::SourcePath;
use crate::source::text_encoding;

/// The folders that a build reads, the settings file and the ledger.
pub const PLACES: [&str; 7] = ["content", "fonts", "languages", "site.yaml", "static", "templates", LEDGER];

/// The settings file.
pub(super) const CONFIG: &str = "site.yaml";

/// The ledger of addresses.
pub const LEDGER: &str = "urls.txt";

/// Decodes the bytes of a file to text, in the form that [`Sources`](crate::source::Sources) stores.
///
/// # Errors
///
/// Returns a diagnostic if the bytes are not UTF-8.
pub fn text_of(path: &SourcePath, bytes: &[u8]) -> Result<String, Diagnostic> {
    text_encoding::text(path, bytes).map(Cow::into_owned)
}

/// The file name extensions of supported fonts.
pub(super) const FONTS: [&str; 3] = ["otf", "ttc", "ttf"];

/// The kind of a source file, according to its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SourceKind {
    /// The settings.
    Config,
    /// The addresses that were published.
    Ledger,
    /// Markdown.
    Text,
    /// A template.
    Template,
    /// A file with the interface texts of a language.
    Language,
    /// A style sheet or script of the theme. Its published name contains a digest of its bytes.
    ThemeAsset,
    /// A font for drawn images.
    Font,
    /// Any other file to publish.
    Asset,
}

impl SourceKind {
    /// Returns the kind of the file at a path from the root, or `None` if a build does not read it.
    pub(super) fn of(path: &SourcePath) -> Option<SourceKind> {
        if path.as_str() == CONFIG {
            Some(SourceKind::Config)
        } else if path.as_str() == LEDGER {
            Some(SourceKind::Ledger)
        } else if path.below("templates").is_some() {
            Some(SourceKind::Template)
        } else if let Some(name) = path.below("languages") {
            (name.ends_with(".yaml") && !name.contains('/')).then_some(SourceKind::Language)
        } else if path.below("fonts").is_some() {
            FONTS.iter().any(|ending| path.has_extension(ending)).then_some(SourceKind::Font)
        } else if path.below("content").is_some() {
            Some(if file_kinds::is_markdown(path.name()) { SourceKind::Text } else { SourceKind::Asset })
        } else if path.below("static/theme").is_some()
            && (path.has_extension("css") || path.has_extension("js"))
        {
            Some(SourceKind::ThemeAsset)
        } else {
            path.below("static").map(|_| SourceKind::Asset)
        }
    }
}
