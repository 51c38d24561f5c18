//! The languages of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Report;
use crate::language::code::primary;
use crate::language::definition::Language;
use crate::language::layers::LanguageFiles;
use crate::path::SourcePath;

/// The languages that a site uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Languages {
    pub(super) all: Vec<Arc<Language>>,
    by_code: BTreeMap<String, usize>,
    pub(super) site: usize,
}

/// The languages that a site needs, and their settings.
#[derive(Clone, Copy, Debug)]
pub struct LanguageSettings<'a> {
    /// The language of the site.
    pub site: &'a str,
    /// The pattern for days in that language, if the settings have one.
    pub date_format: Option<&'a str>,
}

impl Languages {
    /// Assembles the languages of a site: its own, and those in `codes`. `files` are the language files of the site.
    /// All diagnostics in them are reported, even for languages that no page uses.
    pub fn new<'a>(
        files: &BTreeMap<SourcePath, Arc<str>>,
        wanted: LanguageSettings<'a>,
        codes: impl IntoIterator<Item = &'a str>,
        report: &mut Report,
    ) -> Languages {
        let mut known = LanguageFiles::default();
        for (file, whole) in files {
            known.add(file, whole, report);
        }
        let codes: BTreeSet<&str> = codes.into_iter().chain([wanted.site]).collect();
        let mut languages = Languages { all: Vec::new(), by_code: BTreeMap::new(), site: 0 };
        for (index, code) in codes.into_iter().enumerate() {
            let mut language = known.language(code, index);
            if let Some(pattern) = wanted.date_format.filter(|_| primary(code) == primary(wanted.site)) {
                pattern.clone_into(&mut language.date);
            }
            if code == wanted.site {
                languages.site = index;
            }
            languages.by_code.insert(code.to_owned(), index);
            languages.all.push(Arc::new(language));
        }
        languages
    }

    /// The language of the site.
    pub fn site(&self) -> &Arc<Language> {
        &self.all[self.site]
    }

    /// Returns the language of a text: that of its code, or else that of the site.
    pub fn of(&self, code: Option<&str>) -> &Language {
        let index = code.and_then(|code| self.by_code.get(code)).unwrap_or(&self.site);
        &self.all[*index]
    }

    /// All languages, by index.
    pub fn all(&self) -> &[Arc<Language>] {
        &self.all
    }
}
