//! The language files, and languages assembled from them layer by layer.

use std::collections::BTreeMap;

use crate::date::DateNames;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::keys;
use crate::language::code::{ENGLISH, primary};
use crate::language::definition::Language;
use crate::language::file::LanguageFile;
use crate::language::messages::InterfaceText;
use crate::language::{file, script};
use crate::markdown::Labels;
use crate::path::SourcePath;
use crate::theme;

/// The folder of language files.
pub const FOLDER: &str = "languages";

/// The language files, by code in lowercase.
pub(super) struct LanguageFiles {
    english: LanguageFile,
    site: BTreeMap<String, LanguageFile>,
}

impl Default for LanguageFiles {
    fn default() -> LanguageFiles {
        LanguageFiles { english: carried(ENGLISH, None).unwrap_or_default(), site: BTreeMap::new() }
    }
}

/// Regions that use American English.
const AMERICAN: [&str; 8] = ["en-as", "en-gu", "en-mh", "en-mp", "en-ph", "en-pr", "en-um", "en-vi"];

/// Parses a built-in file.
fn carried(code: &str, english: Option<&BTreeMap<String, InterfaceText>>) -> Option<LanguageFile> {
    let code = if AMERICAN.contains(&code) { "en-us" } else { code };
    let path = format!("{FOLDER}/{code}.yaml");
    let (path, bytes) = theme::files().iter().find(|(carried, _)| carried.eq_ignore_ascii_case(&path))?;
    file::read(&SourcePath::new(*path), std::str::from_utf8(bytes).ok()?, english, &mut Report::new())
}

impl LanguageFiles {
    /// Adds a file of the site. Diagnostics in it are reported.
    pub(super) fn add(&mut self, file: &SourcePath, whole: &str, report: &mut Report) {
        let code = file.stem();
        if !keys::is_language(code) {
            report.push(
                Diagnostic::error(codes::UNKNOWN_VALUE, format!("`{code}` is not the code of a language"))
                    .at(Span::file(file))
                    .why("a language file is named after its language: `languages/de.yaml`, `languages/en-GB.yaml`")
                    .help("rename the file"),
            );
            return;
        }
        if let Some(read) = file::read(file, whole, Some(&self.english.texts), report) {
            self.site.insert(code.to_ascii_lowercase(), read);
        }
    }

    /// Assembles the language for a code: English first, then the files of the language, then those of its varieties.
    pub(super) fn language(&self, code: &str, index: usize) -> Language {
        let lower = code.to_ascii_lowercase();
        let mut whole = self.english.clone();
        whole.extend(self.site.get(ENGLISH));
        if primary(code) != ENGLISH {
            whole.name = None;
        }
        let ends = lower.match_indices('-').map(|(at, _)| at).chain([lower.len()]);
        for layer in ends.map(|end| &lower[..end]).filter(|layer| *layer != ENGLISH) {
            whole.extend(carried(layer, Some(&self.english.texts)).as_ref());
            whole.extend(self.site.get(layer));
        }
        whole.language(code, index)
    }
}

impl LanguageFile {
    /// Overrides this content by what another file has.
    fn extend(&mut self, other: Option<&LanguageFile>) {
        let Some(other) = other else { return };
        fn over<T: Clone>(mine: &mut Option<T>, other: &Option<T>) {
            if other.is_some() {
                mine.clone_from(other);
            }
        }
        over(&mut self.name, &other.name);
        let (mine, dates) = (&mut self.dates, &other.dates);
        over(&mut mine.date, &dates.date);
        over(&mut mine.month, &dates.month);
        over(&mut mine.year, &dates.year);
        if dates.months.is_some() {
            mine.months_alone = None;
        }
        over(&mut mine.months, &dates.months);
        over(&mut mine.months_alone, &dates.months_alone);
        over(&mut mine.months_short, &dates.months_short);
        over(&mut mine.weekdays, &dates.weekdays);
        over(&mut mine.weekdays_short, &dates.weekdays_short);
        over(&mut self.numbers.digits, &other.numbers.digits);
        over(&mut self.numbers.thousands, &other.numbers.thousands);
        over(&mut self.numbers.thousands_from, &other.numbers.thousands_from);
        over(&mut self.quotes, &other.quotes);
        self.texts.extend(other.texts.iter().map(|(key, text)| (key.clone(), text.clone())));
    }

    /// Builds the language from the merged content.
    fn language(self, code: &str, index: usize) -> Language {
        let LanguageFile { name, dates, numbers, quotes, texts } = self;
        let months = dates.months.unwrap_or_default();
        let mut language = Language {
            index,
            code: code.to_owned(),
            name: name.unwrap_or_else(|| code.to_owned()),
            direction: script::direction(code),
            labels: Labels::default(),
            quotes: quotes.unwrap_or_default(),
            date: dates.date.unwrap_or_default(),
            month: dates.month.unwrap_or_default(),
            year: dates.year.unwrap_or_default(),
            names: DateNames {
                months_alone: dates.months_alone.unwrap_or_else(|| months.clone()),
                months,
                months_short: dates.months_short.unwrap_or_default(),
                weekdays: dates.weekdays.unwrap_or_default(),
                weekdays_short: dates.weekdays_short.unwrap_or_default(),
                digits: numbers.digits,
            },
            thousands: numbers.thousands.unwrap_or_default(),
            thousands_from: numbers.thousands_from.unwrap_or(1000).into(),
            texts,
        };
        language.labels = language.labels();
        language
    }
}
