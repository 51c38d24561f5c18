//! A text of Hugo, with its place among the others.

use crate::import::readers::hugo::languages::Language;
use crate::import::source::SourceFile;
use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HugoRole {
    /// A page in a file of its own.
    Page,
    /// An `index.md` with its files.
    Bundle,
    /// The `_index.md` of a section.
    Section,
}

/// A text of Hugo.
#[derive(Clone, Debug)]
pub(super) struct HugoPage {
    /// Its file in the source.
    pub(super) file: String,
    /// Its path below the folder of texts, without language and ending: `posts/name`, `posts/name/index`.
    pub(super) path: String,
    /// What it is.
    pub(super) role: HugoRole,
    /// The number of its language.
    pub(super) language: usize,
    /// Its front matter.
    pub(super) keys: YamlValue,
    /// The text below the front matter.
    pub(super) body: String,
    /// The line in which that text begins, from 1.
    pub(super) line: usize,
}

impl HugoPage {
    /// Reads a file. The error is a clause.
    pub(super) fn read(file: &SourceFile, languages: &[Language]) -> Result<HugoPage, String> {
        let text = file.text().map_err(|fault| fault.message)?;
        let parts = split(&text)?;
        let (path, language) = place(&file.path, languages);
        let role = match path.rsplit('/').next() {
            Some("index") => HugoRole::Bundle,
            Some("_index") => HugoRole::Section,
            _ => HugoRole::Page,
        };
        Ok(HugoPage {
            file: file.path.clone(),
            role,
            language,
            keys: parts.keys,
            body: parts.body.to_owned(),
            line: parts.line,
            path,
        })
    }

    /// Returns the folder below the folder of texts in which the page is; for a bundle, the folder above its own.
    pub(super) fn folder(&self) -> &str {
        let folder = |path: &str| path.rsplit_once('/').map_or(0, |(folder, _)| folder.len());
        match self.role {
            HugoRole::Page => &self.path[..folder(&self.path)],
            HugoRole::Bundle => {
                let own = folder(&self.path);
                &self.path[..folder(&self.path[..own])]
            }
            HugoRole::Section => &self.path[..folder(&self.path)],
        }
    }

    /// Returns the first folder: the section. Empty at the top.
    pub(super) fn section(&self) -> &str {
        self.folder().split('/').next().unwrap_or_default()
    }

    /// Returns the name of the file without its ending; for a bundle, the name of its folder.
    pub(super) fn name(&self) -> &str {
        let own = match self.role {
            HugoRole::Bundle => self.path.rsplit_once('/').map_or("", |(folder, _)| folder),
            HugoRole::Page | HugoRole::Section => &self.path,
        };
        own.rsplit('/').next().unwrap_or_default()
    }
}

/// Returns the path of a file below the folder of its language, without language and ending, and the language.
fn place(file: &str, languages: &[Language]) -> (String, usize) {
    let longest = languages.iter().enumerate().filter(|(_, language)| file.starts_with(&language.content));
    let of_folder = longest.max_by_key(|(number, language)| (language.content.len(), usize::MAX - number));
    let (number, start) = of_folder.map_or((0, 0), |(number, language)| (number, language.content.len()));
    let path = &file[start..];
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let suffix = stem.rsplit_once('.').filter(|(_, key)| !key.contains('/'));
    let of_name = suffix.and_then(|(stem, key)| {
        let number = languages.iter().position(|language| language.key.eq_ignore_ascii_case(key))?;
        Some((stem, number))
    });
    match of_name {
        Some((stem, number)) => (stem.to_owned(), number),
        None => (stem.to_owned(), number),
    }
}
