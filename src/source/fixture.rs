//! Creates sources for tests from one text that contains several files. Does not access the disk.

use crate::path::SourcePath;
use crate::source::folders::SourceKind;
use crate::source::sources::{LoadedFile, Origin, Sources};
use crate::source::text_encoding;

/// The beginning of a line that names the next file.
const MARK: &str = "//- ";

/// Returns the site that a text describes, with the theme's files that it does not replace.
///
/// Each file begins after a line with its path, and ends before the next such line:
///
/// ```text
/// //- site.yaml
/// title: A site
/// //- content/hello.md
/// Hello.
/// ```
pub fn from_fixture(text: &str) -> Sources {
    let mut sources = Sources::theme();
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix(MARK), files.last_mut()) {
            (Some(path), _) => files.push((path.trim(), String::new())),
            (None, Some((_, content))) => content.push_str(line),
            (None, None) => {}
        }
    }
    for (path, content) in files {
        let path = SourcePath::new(path);
        let piece = match SourceKind::of(&path) {
            Some(
                SourceKind::Config
                | SourceKind::Ledger
                | SourceKind::Text
                | SourceKind::Template
                | SourceKind::Language,
            ) => LoadedFile::Text(text_encoding::with_plain_lines(&content).into()),
            Some(SourceKind::Font) => super::font(content.into_bytes().into()),
            Some(SourceKind::ThemeAsset | SourceKind::Asset) | None => {
                LoadedFile::Asset(super::in_memory(&path, content.into_bytes().into()))
            }
        };
        sources.add(path, Origin::Site, piece);
    }
    sources
}
