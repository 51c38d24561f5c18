//! Languages: the interface texts, the names in dates, the form of numbers, and the direction of writing.
//!
//! A language is put together from files `languages/CODE.yaml`: those that the program carries, and the site's own, which
//! win text by text. `en-GB` begins with all that `en` says, and what a language leaves out is English.

mod file;
mod layers;
mod messages;
pub mod placeholders;
pub mod plural;
pub mod script;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::{DateNames, Moment, Zone};
use crate::diagnostic::Report;
use crate::language::layers::LanguageFiles;
use crate::language::messages::InterfaceText;
use crate::language::placeholders::Message;
use crate::language::script::Direction;
use crate::markdown::{Affixes, Labels, Quotes};
use crate::path::SourcePath;

/// The folder of language files.
pub const FOLDER: &str = "languages";
/// The language of texts that no other language has.
const ENGLISH: &str = "en";

/// The languages that a site uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Languages {
    all: Vec<Arc<Language>>,
    by_code: BTreeMap<String, usize>,
    site: usize,
}

/// Which languages a site needs, and what its settings say of them.
#[derive(Clone, Copy, Debug)]
pub struct LanguageSettings<'a> {
    /// The site's own language.
    pub site: &'a str,
    /// How days are shown in it, if the settings say so.
    pub date_format: Option<&'a str>,
}

/// One language, with everything that a page in it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    /// Its place among the site's languages.
    pub index: usize,
    /// Its code as the author writes it: `en-GB`.
    pub code: String,
    /// What it is called in itself: `Deutsch`.
    pub name: String,
    /// The direction that it is written in.
    pub direction: Direction,
    /// The interface texts inside an article's text.
    pub labels: Labels,
    /// Its quotation marks.
    pub quotes: Quotes,
    date: String,
    month: String,
    year: String,
    names: DateNames,
    thousands: String,
    thousands_from: u64,
    texts: BTreeMap<String, InterfaceText>,
}

impl Languages {
    /// The languages of a site: its own, and those of its `codes`. `files` are the site's language files; their faults are
    /// reported, those of languages that no page has too.
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

    /// The site's own language.
    pub fn site(&self) -> &Arc<Language> {
        &self.all[self.site]
    }

    /// The language of a text: the one that it names, or the site's.
    pub fn of(&self, code: Option<&str>) -> &Language {
        let index = code.and_then(|code| self.by_code.get(code)).unwrap_or(&self.site);
        &self.all[*index]
    }

    /// All of them, by their place.
    pub fn all(&self) -> &[Arc<Language>] {
        &self.all
    }
}

impl Language {
    /// Its code, for a part of a page in another language.
    pub fn code_within(&self, page: &Language) -> Option<String> {
        (self.code != page.code).then(|| self.code.clone())
    }

    /// Its direction, for a part of a page that is written in the other one.
    pub fn direction_within(&self, page: &Language) -> Option<&'static str> {
        (self.direction != page.direction).then(|| self.direction.as_str())
    }

    /// A text without placeholders. The keys are those of `languages/en.yaml`.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.message(key, 0).and_then(Message::plain).unwrap_or(key)
    }

    /// A text with its placeholders filled.
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.message(key, 0).map_or_else(|| key.to_owned(), |message| message.fill(values))
    }

    /// What stands before the number of a part in a series: `Part`, `Teil`; empty where the number stands elsewhere.
    pub fn word_for_part(&self) -> &str {
        self.message("part", 0).map_or("", Message::lead).trim()
    }

    /// What stands before the last name of a list, which is `next`: ` and `.
    pub fn last_joint(&self, next: &str) -> &str {
        match self.text("list_last") {
            " y " if primary(&self.code) == "es" && sounds_like_i(next) => " e ",
            joint => joint,
        }
    }

    /// A text in the form that goes with a number.
    pub fn message(&self, key: &str, count: u64) -> Option<&Message> {
        self.texts.get(key)?.message(count)
    }

    /// A text in all its forms, as its file has them: for a script, which counts by itself.
    pub fn forms(&self, key: &str) -> Vec<(&'static str, String)> {
        let forms = self.texts.get(key).map(InterfaceText::forms).unwrap_or_default();
        forms.into_iter().map(|(form, message)| (form, message.as_written())).collect()
    }

    /// All texts that have no placeholder, by key.
    pub fn plain_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().filter_map(|(key, text)| match text {
            InterfaceText::One(message) => Some((key.as_str(), message.plain()?)),
            InterfaceText::Counted(..) => None,
        })
    }

    /// The keys of the other texts.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// A day: `19 July 2010`.
    pub fn day(&self, moment: &Moment) -> String {
        moment.show(&self.date, &self.names)
    }

    /// A month with its year: `July 2010`.
    pub fn month(&self, year: i16, month: i8) -> String {
        first_day(year, month).show(&self.month, &self.names)
    }

    /// A month without its year, by its number from 1: `July`.
    pub fn month_name(&self, number: i8) -> &str {
        usize::try_from(number - 1)
            .ok()
            .and_then(|at| self.names.months_alone.get(at))
            .map_or("", String::as_str)
    }

    /// A year: `2010`.
    pub fn year(&self, year: i16) -> String {
        first_day(year, 1).show(&self.year, &self.names)
    }

    /// A number: `12,345`.
    pub fn number(&self, number: i128) -> String {
        let plain = number.to_string();
        if number.unsigned_abs() < u128::from(self.thousands_from) || self.thousands.is_empty() {
            return self.names.digits(plain);
        }
        let mut grouped = String::with_capacity(plain.len() * 2);
        for (at, digit) in plain.char_indices() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) && !grouped.ends_with('-') {
                grouped.push_str(&self.thousands);
            }
            grouped.push(digit);
        }
        self.names.digits(grouped)
    }
}

/// The first day of a month.
fn first_day(year: i16, month: i8) -> Moment {
    Moment::midnight(year, month, 1, &Zone::UTC).unwrap_or_else(|| Moment::epoch(&Zone::UTC))
}

/// Whether a Spanish word begins with the sound of `i`, before which `y` becomes `e`: Inés, Hilda, but not Hierro.
fn sounds_like_i(word: &str) -> bool {
    let word = word.to_lowercase();
    let after = word.strip_prefix('h').unwrap_or(&word).strip_prefix(['i', 'í']);
    after.is_some_and(|rest| !rest.starts_with(['a', 'e', 'o', 'á', 'é', 'ó']))
}

/// The part of a code that names the language itself.
fn primary(code: &str) -> String {
    code.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

impl Language {
    /// The texts that stand inside an article's text.
    fn labels(&self) -> Labels {
        let text = |key| self.text(key).to_owned();
        let around = |key, placeholder| match self.message(key, 0) {
            Some(message) => {
                let (before, after) = message.around(placeholder);
                Affixes { before, after }
            }
            None => Affixes::default(),
        };
        Labels {
            note: text("note"),
            tip: text("tip"),
            important: text("important"),
            warning: text("warning"),
            caution: text("caution"),
            takeaways: text("takeaways"),
            checklist: text("checklist"),
            steps: text("steps"),
            example: text("example"),
            do_this: text("do"),
            dont: text("dont"),
            footnote: around("footnote", "number"),
            footnotes: text("footnotes"),
            back_to_text: text("back_to_text"),
            back_to_text_again: around("back_to_text_again", "number"),
            link_to_section: around("link_to_section", "heading"),
            code_block: around("code_block", "number"),
            table: text("table"),
            table_of: around("table_of", "heading"),
        }
    }
}
