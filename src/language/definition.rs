//! One language: its texts, names and numbers.

use std::collections::BTreeMap;

use crate::date::{DateNames, Moment, Zone};
use crate::language::code::primary;
use crate::language::messages::InterfaceText;
use crate::language::placeholders::Message;
use crate::language::script::Direction;
use crate::markdown::{Affixes, Labels, Quotes};

/// One language, with everything that a page in it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    /// The index among the site's languages.
    pub index: usize,
    /// The code as the author writes it: `en-GB`.
    pub code: String,
    /// The name of the language in itself: `Deutsch`.
    pub name: String,
    /// The direction of writing.
    pub direction: Direction,
    /// The interface texts inside the HTML of articles.
    pub labels: Labels,
    /// The quotation marks.
    pub quotes: Quotes,
    pub(super) date: String,
    pub(super) month: String,
    pub(super) year: String,
    pub(super) names: DateNames,
    pub(super) thousands: String,
    pub(super) thousands_from: u64,
    pub(super) texts: BTreeMap<String, InterfaceText>,
}

impl Language {
    /// Returns the code for a part of `page`, or `None` if both have the same language.
    pub fn code_within(&self, page: &Language) -> Option<String> {
        (self.code != page.code).then(|| self.code.clone())
    }

    /// Returns the direction for a part of `page`, or `None` if both have the same direction.
    pub fn direction_within(&self, page: &Language) -> Option<&'static str> {
        (self.direction != page.direction).then(|| self.direction.as_str())
    }

    /// Returns a text without placeholders. The keys are those of `languages/en.yaml`.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.message(key, 0).and_then(Message::plain).unwrap_or(key)
    }

    /// Returns a text with its placeholders filled.
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.message(key, 0).map_or_else(|| key.to_owned(), |message| message.fill(values))
    }

    /// Returns the word before the number of a part in a series: `Part`, `Teil`. Empty if the number comes first.
    pub fn word_for_part(&self) -> &str {
        self.message("part", 0).map_or("", Message::lead).trim()
    }

    /// Returns the separator before `next`, the last name of a list: ` and `.
    pub fn last_joint(&self, next: &str) -> &str {
        match self.text("list_last") {
            " y " if primary(&self.code) == "es" && sounds_like_i(next) => " e ",
            joint => joint,
        }
    }

    /// Returns a text in the plural form for `count`.
    pub fn message(&self, key: &str, count: u64) -> Option<&Message> {
        self.texts.get(key)?.message(count)
    }

    /// Returns all plural forms of a text, as its file has them, for scripts that count by themselves.
    pub fn forms(&self, key: &str) -> Vec<(&'static str, String)> {
        let forms = self.texts.get(key).map(InterfaceText::forms).unwrap_or_default();
        forms.into_iter().map(|(form, message)| (form, message.as_written())).collect()
    }

    /// All texts without placeholders, by key.
    pub fn plain_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().filter_map(|(key, text)| match text {
            InterfaceText::One(message) => Some((key.as_str(), message.plain()?)),
            InterfaceText::Counted(..) => None,
        })
    }

    /// The keys of all texts.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// Formats a day: `19 July 2010`.
    pub fn day(&self, moment: &Moment) -> String {
        moment.show(&self.date, &self.names)
    }

    /// Formats a month with its year: `July 2010`.
    pub fn month(&self, year: i16, month: i8) -> String {
        first_day(year, month).show(&self.month, &self.names)
    }

    /// Returns the name of a month, by its number from 1: `July`.
    pub fn month_name(&self, number: i8) -> &str {
        usize::try_from(number - 1)
            .ok()
            .and_then(|at| self.names.months_alone.get(at))
            .map_or("", String::as_str)
    }

    /// Formats a year: `2010`.
    pub fn year(&self, year: i16) -> String {
        first_day(year, 1).show(&self.year, &self.names)
    }

    /// Formats a number: `12,345`.
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

/// Returns the first day of a month.
fn first_day(year: i16, month: i8) -> Moment {
    Moment::midnight(year, month, 1, &Zone::UTC).unwrap_or_else(|| Moment::epoch(&Zone::UTC))
}

/// Returns whether a Spanish word begins with the sound of `i`, before which `y` becomes `e`: Inés, Hilda, but not
/// Hierro.
fn sounds_like_i(word: &str) -> bool {
    let word = word.to_lowercase();
    let after = word.strip_prefix('h').unwrap_or(&word).strip_prefix(['i', 'í']);
    after.is_some_and(|rest| !rest.starts_with(['a', 'e', 'o', 'á', 'é', 'ó']))
}

impl Language {
    /// Collects the texts for the HTML of articles.
    pub(super) fn labels(&self) -> Labels {
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
