//! The folders of a site, and what kind of file lies in each.

use crate::diagnostic::Diagnostic;
use crate::file_kinds;
use crate::path::SourcePath;
use crate::source::text_encoding;

/// The folders and the file that a build reads.
pub const PLACES: [&str; 6] = ["content", "fonts", "languages", "site.yaml", "static", "templates"];

/// The settings' file.
pub(super) const CONFIG: &str = "site.yaml";

/// The text that the bytes of a file are, as the sources hold it; the error is the fault.
pub fn text_of(path: &SourcePath, bytes: &[u8]) -> Result<String, Diagnostic> {
    text_encoding::text(path, bytes)
}

/// The endings of fonts that can be read.
pub(super) const FONTS: [&str; 3] = ["otf", "ttc", "ttf"];

/// What a file is, as its path says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SourceKind {
    /// The settings.
    Config,
    /// Markdown.
    Text,
    /// A template.
    Template,
    /// The interface texts of a language.
    Language,
    /// A style sheet or script of the theme, which is published under a name made from its bytes.
    ThemeAsset,
    /// A font for what is drawn.
    Font,
    /// Any other file to publish.
    Asset,
}

impl SourceKind {
    /// The kind of a file by its path from the root; `None` where a build does not look.
    pub(super) fn of(path: &SourcePath) -> Option<SourceKind> {
        if path.as_str() == CONFIG {
            Some(SourceKind::Config)
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
