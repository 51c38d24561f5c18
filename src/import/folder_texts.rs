//! Reads the texts below a folder of a source, in parallel and in the order of their paths.

use rayon::prelude::*;

use crate::import::notes::Note;
use crate::import::receiver::Import;
use crate::import::site_files::{TextFormat, text_format};
use crate::import::source::{Source, SourceFile};
use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;

/// A text of a folder.
#[derive(Clone, Debug)]
pub(super) struct FolderText {
    /// Its file in the source.
    pub(super) file: String,
    /// The file without its ending.
    pub(super) path: String,
    /// Its front matter.
    pub(super) keys: YamlValue,
    /// The text below the front matter.
    pub(super) body: String,
    /// The line in which that text begins, from 1.
    pub(super) line: usize,
}

impl FolderText {
    /// Returns the folder of the file, without `/` at the end.
    pub(super) fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Reads the texts in Markdown below a folder, which ends with `/`. Others are listed as left out.
pub(super) fn read_texts(source: &Source, folder: &str, import: &mut Import<'_>) -> Vec<FolderText> {
    let parts = |text: &str| {
        let parts = split(text)?;
        Ok((parts.keys, parts.body.to_owned(), parts.line))
    };
    read_texts_with(source, folder, parts, import)
}

/// The front matter of a text, the text below it, and the line in which that begins; or a clause that says why the front
/// matter cannot be read.
type Parts = Result<(YamlValue, String, usize), String>;

/// Reads the texts below a folder as [`read_texts`] does, with front matter of another form.
pub(super) fn read_texts_with(
    source: &Source,
    folder: &str,
    parts: impl Fn(&str) -> Parts + Sync,
    import: &mut Import<'_>,
) -> Vec<FolderText> {
    let mut files = Vec::new();
    for file in source.below(folder) {
        match text_format(file) {
            TextFormat::Markdown if file.name().starts_with('_') => {
                import.note(Note::LeftOut, "files whose names begin with `_`", file.path.clone());
            }
            TextFormat::Markdown => files.push(file),
            TextFormat::NotRead(name) => {
                import.note(Note::LeftOut, format!("texts in {name}"), file.path.clone());
            }
            TextFormat::Html => import.note(Note::LeftOut, "texts in HTML", file.path.clone()),
            TextFormat::None => {}
        }
    }
    let read: Vec<Result<FolderText, String>> =
        files.par_iter().map(|file| read_text(file, &parts)).collect();
    let mut texts = Vec::with_capacity(read.len());
    for (file, text) in files.iter().zip(read) {
        match text {
            Ok(text) => texts.push(text),
            Err(reason) => {
                let place = format!("{}: {}", file.path, reason.trim());
                import.note(Note::LeftOut, "texts whose front matter cannot be read", place);
            }
        }
    }
    texts
}

fn read_text(file: &SourceFile, parts: &impl Fn(&str) -> Parts) -> Result<FolderText, String> {
    let text = file.text().map_err(|fault| fault.message)?;
    let (keys, body, line) = parts(&text)?;
    Ok(FolderText {
        file: file.path.clone(),
        path: file.path.rsplit_once('.').map_or(&*file.path, |(stem, _)| stem).to_owned(),
        keys,
        body,
        line,
    })
}
