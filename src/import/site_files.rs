//! Places the files of a folder that readers get as they are: pictures and downloads.

use crate::diagnostic::Diagnostic;
use crate::file_kinds;
use crate::import::notes::Note;
use crate::import::picture_markdown::is_picture;
use crate::import::receiver::Import;
use crate::import::source::{Source, SourceFile};

/// The format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextFormat {
    /// Markdown, also with components (MDX).
    Markdown,
    /// HTML.
    Html,
    /// A format that is not read.
    NotRead(&'static str),
    /// The file is not a text of an author.
    None,
}

/// Formats that are not read, by the endings of their files.
const NOT_READ: [(&str, &[&str]); 5] = [
    ("reStructuredText", &["rst", "rest"]),
    ("Org", &["org"]),
    ("AsciiDoc", &["adoc", "asciidoc", "ad"]),
    ("Pandoc's Markdown", &["pandoc", "pdc"]),
    ("Textile, Jupyter or R Markdown", &["textile", "ipynb", "rmd", "qmd"]),
];

/// Returns the format of a file, by its ending.
pub(super) fn text_format(file: &SourceFile) -> TextFormat {
    if file_kinds::is_markdown(file.name()) || file.has_extension(&["mdx", "mmark"]) {
        return TextFormat::Markdown;
    }
    if file.has_extension(&["html", "htm"]) {
        return TextFormat::Html;
    }
    let found = NOT_READ.iter().find(|(_, endings)| file.has_extension(endings));
    found.map_or(TextFormat::None, |(name, _)| TextFormat::NotRead(name))
}

/// Places the files of folders that readers get as they are, and the pictures of another folder, which a program of the
/// old site may have changed.
pub(super) fn place(
    source: &Source,
    import: &mut Import<'_>,
    folders: &[&str],
    pictures: &str,
) -> Result<(), Diagnostic> {
    for folder in folders {
        for file in source.below(folder) {
            place_file(file, &format!("static/{}", &file.path[folder.len()..]), import)?;
        }
    }
    let pictures = (!pictures.is_empty()).then_some(pictures);
    for (folder, file) in
        pictures.into_iter().flat_map(|folder| source.below(folder).map(move |file| (folder, file)))
    {
        if is_picture(&file.path) {
            import.file(&format!("static/{}", &file.path[folder.len()..]), file)?;
        }
    }
    Ok(())
}

/// Places a file, unless it is a hidden one or one that configures a server.
pub(super) fn place_file(file: &SourceFile, to: &str, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let is_hidden = to.split('/').any(|part| part.starts_with('.') && part != ".well-known");
    if is_hidden || matches!(file.name(), "_redirects" | "_headers" | "CNAME" | "robots.txt") {
        import.note(Note::LeftOut, "hidden files and settings of servers", file.path.clone());
        return Ok(());
    }
    import.file(to, file)
}
