//! A text of Zola, with its place and its address.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::date::{Moment, Zone};
use crate::import::common_keys::date;
use crate::import::source::SourceFile;
use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;

/// The folder of the texts.
pub(super) const CONTENT: &str = "content/";

/// A text of Zola.
#[derive(Clone, Debug)]
pub(super) struct ZolaPage {
    /// Its file in the source.
    pub(super) file: String,
    /// The folders below `content/`, with `/` at the end of each; for an `index.md`, those above its own.
    pub(super) folder: String,
    /// The name of the file, or of the folder of an `index.md`, without language and date; empty for a section.
    pub(super) name: String,
    /// Whether it is an `_index.md`.
    pub(super) is_section: bool,
    /// Whether it is an `index.md`, to which the other files of its folder belong.
    pub(super) has_files: bool,
    /// The code of its language, if it is not the main one.
    pub(super) language: Option<String>,
    /// The day in the name.
    pub(super) day: Option<String>,
    /// Its front matter.
    pub(super) keys: YamlValue,
    /// The text below the front matter.
    pub(super) body: String,
    /// The line in which that text begins, from 1.
    pub(super) line: usize,
}

impl ZolaPage {
    /// Reads a file. The error is a clause.
    pub(super) fn read(file: &SourceFile, languages: &[String]) -> Result<ZolaPage, String> {
        let text = file.text().map_err(|fault| fault.message)?;
        let parts = split(&text)?;
        let path = file.path.strip_prefix(CONTENT).unwrap_or(&file.path);
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path), |(_, name)| (&path[..path.len() - name.len()], name));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (stem, language) = match stem.rsplit_once('.') {
            Some((stem, code)) if languages.iter().any(|known| known == code) => {
                (stem, Some(code.to_owned()))
            }
            _ => (stem, None),
        };
        let has_files = stem == "index" && !folder.is_empty();
        let (folder, own) = match has_files {
            true => {
                let own = folder.trim_end_matches('/');
                let above = own.rfind('/').map_or(0, |at| at + 1);
                (&folder[..above], &own[above..])
            }
            false => (folder, stem),
        };
        let is_section = stem == "_index";
        let (day, rest) = if is_section { (None, "") } else { name_and_day(own) };
        Ok(ZolaPage {
            file: file.path.clone(),
            folder: folder.to_owned(),
            name: rest.to_owned(),
            is_section,
            has_files,
            language,
            day: day.map(str::to_owned),
            keys: parts.keys,
            body: parts.body.to_owned(),
            line: parts.line,
        })
    }

    /// Returns the address: the path from the root.
    pub(super) fn address(&self) -> String {
        let language = self.language.as_ref().map(|code| format!("/{code}")).unwrap_or_default();
        if let Some(path) = self.keys.text_of("path") {
            let path = path.trim_matches('/');
            return format!("{language}/{path}{}", if path.is_empty() { "" } else { "/" });
        }
        if self.is_section {
            return format!("{language}/{}", self.folder);
        }
        let slug = self.keys.text_of("slug").unwrap_or_else(|| self.name.clone());
        format!("{language}/{}{}/", self.folder, slugified(&slug))
    }

    /// Returns the date, and whether the front matter has it.
    pub(super) fn date(&self) -> Option<Moment> {
        let written = self.keys.text_of("date").or_else(|| self.day.clone());
        written.and_then(|day| date(&day, &Zone::UNNAMED))
    }

    /// Returns the folder of the file in the source, without `/` at the end.
    pub(super) fn own_folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Splits `2018-10-10-name` and `2018-10-10_name`; the day may have a time.
fn name_and_day(name: &str) -> (Option<&str>, &str) {
    let is_day = |day: &str| day.is_ascii() && date(day, &Zone::UTC).is_some();
    let Some(day) = name.get(..10).filter(|day| is_day(day)) else { return (None, name) };
    let rest = &name[10..];
    let rest = match rest.strip_prefix('T') {
        // `2018-10-10T12:00:00Z-name`
        Some(time) => time.find(['Z', '_']).map_or("", |end| &time[end + 1..]),
        None => rest,
    };
    let rest = rest.trim_start_matches([' ', '-', '_']);
    if rest.is_empty() { (None, name) } else { (Some(day), rest) }
}

/// Returns a slug as Zola makes it: letters and digits of ASCII, everything else a hyphen.
pub(super) fn slugified(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c == 'ß' {
            slug.push_str("ss");
        } else if c.is_alphanumeric() {
            // Zola writes other scripts with Latin letters, by a table that is not part of this program.
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_days_and_slugs() {
        assert_eq!(name_and_day("2018-10-10-hello"), (Some("2018-10-10"), "hello"));
        assert_eq!(name_and_day("2018-10-10T12:00:00Z-hello"), (Some("2018-10-10"), "hello"));
        assert_eq!(name_and_day("2018-10-10_a b"), (Some("2018-10-10"), "a b"));
        assert_eq!(name_and_day("2018-10-10"), (None, "2018-10-10"));
        assert_eq!(name_and_day("hello"), (None, "hello"));
        assert_eq!(slugified("What's Größe 1.0?"), "what-s-grosse-1-0");
    }
}
