//! Parses one file `languages/CODE.yaml`. Keys that it leaves out come from other files.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Report, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::language::messages;
use crate::language::messages::InterfaceText;
use crate::language::plural::PluralRule;
use crate::markdown::Quotes;
use crate::path::SourcePath;
use crate::yaml::quote::remedy;
use crate::{date, yaml};

/// The content of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LanguageFile {
    pub(super) name: Option<String>,
    pub(super) dates: DateKeys,
    pub(super) numbers: NumberKeys,
    pub(super) quotes: Option<Quotes>,
    pub(super) texts: BTreeMap<String, InterfaceText>,
}

/// Key `dates`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DateKeys {
    pub(super) date: Option<String>,
    pub(super) month: Option<String>,
    pub(super) year: Option<String>,
    pub(super) months: Option<[String; 12]>,
    pub(super) months_alone: Option<[String; 12]>,
    pub(super) months_short: Option<[String; 12]>,
    pub(super) weekdays: Option<[String; 7]>,
    pub(super) weekdays_short: Option<[String; 7]>,
}

/// Key `numbers`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NumberKeys {
    pub(super) digits: Option<[char; 10]>,
    pub(super) thousands: Option<String>,
    pub(super) thousands_from: Option<u32>,
}

/// Parses a file. `english` are the known texts, or `None` if this file is the one that defines them.
pub(super) fn read(
    file: &SourcePath,
    whole: &str,
    english: Option<&BTreeMap<String, InterfaceText>>,
    report: &mut Report,
) -> Option<LanguageFile> {
    let node = yaml::parse(file, whole, 0..whole.len(), report)?;
    let mut fields = Fields::new(file, whole, &node, "a language", report)?;
    let name = fields.text("name").map(|name| name.value);
    let dates =
        fields.map("dates", "`dates`", "dates:\n  date: \"%-d %B %Y\"").map(dates).unwrap_or_default();
    let numbers =
        fields.map("numbers", "`numbers`", "numbers:\n  thousands: \",\"").map(numbers).unwrap_or_default();
    let quotes = quotes(&mut fields);
    let rule = PluralRule::for_language(file.stem());
    let texts = fields
        .map("texts", "`texts`", "texts:\n  home: Home")
        .map(|fields| messages::read(fields, rule, english));
    fields.unknown_key_help(&[
        ("months", "it belongs under `dates`:\ndates:\n  months: […]"),
        ("date_format", "it belongs under `dates`:\ndates:\n  date: \"%-d %B %Y\""),
    ]);
    fields.finish(UnknownKeys::Refuse);
    Some(LanguageFile { name, dates, numbers, quotes, texts: texts.unwrap_or_default() })
}

/// Parses four marks: the outer and the inner quotation marks.
fn quotes(fields: &mut Fields<'_, '_>) -> Option<Quotes> {
    let at = fields.non_null_entry("quotes")?.value.at.clone();
    let marks: Vec<String> = fields.texts("quotes").into_iter().map(|mark| mark.value).collect();
    match <[String; 4]>::try_from(marks) {
        Ok([open, close, inner_open, inner_close]) => {
            Some(Quotes { outer: [open, close], inner: [inner_open, inner_close] })
        }
        Err(found) => {
            let message = format!("`quotes` takes 4 marks, but these are {}", found.len());
            fields.fault(
                Diagnostic::error(codes::BAD_TEXT, message)
                    .at(fields.span(at))
                    .why("the first two stand round a quotation, the others round one inside it")
                    .help(remedy("for example:", "quotes: [\"„\", \"“\", \"‚\", \"‘\"]")),
            );
            None
        }
    }
}

fn dates(mut fields: Fields<'_, '_>) -> DateKeys {
    let dates = DateKeys {
        date: pattern(&mut fields, "date"),
        month: pattern(&mut fields, "month"),
        year: pattern(&mut fields, "year"),
        months: names(&mut fields, "months"),
        months_alone: names(&mut fields, "months_alone"),
        months_short: names(&mut fields, "months_short"),
        weekdays: names(&mut fields, "weekdays"),
        weekdays_short: names(&mut fields, "weekdays_short"),
    };
    fields.finish(UnknownKeys::Refuse);
    dates
}

fn pattern<'t>(fields: &mut Fields<'t, '_>, key: &'t str) -> Option<String> {
    let pattern = fields.text(key)?;
    let Err(reason) = date::check_format(&pattern.value) else { return Some(pattern.value) };
    let reason = reason.rsplit_once("failed: ").map_or(reason.as_str(), |(_, reason)| reason);
    fields.fault(
        Diagnostic::error(codes::BAD_PATTERN, format!("`{key}` cannot show every date: {reason}"))
            .at(fields.span(pattern.at))
            .help(remedy("for example:", &format!("{key}: \"%-d %B %Y\""))),
    );
    None
}

/// Parses a list with a name for each month or weekday.
fn names<'t, const N: usize>(fields: &mut Fields<'t, '_>, key: &'t str) -> Option<[String; N]> {
    let at = fields.non_null_entry(key)?.value.at.clone();
    let names: Vec<String> = fields.texts(key).into_iter().map(|name| name.value).collect();
    let found = names.len();
    match names.try_into() {
        Ok(names) => Some(names),
        Err(_) => {
            let first = if N == 12 { "January" } else { "Monday" };
            fields.fault(
                Diagnostic::error(codes::BAD_TEXT, format!("`{key}` takes {N} names, but these are {found}"))
                    .at(fields.span(at))
                    .help(format!("write a name for each, beginning with that for {first}")),
            );
            None
        }
    }
}

fn numbers(mut fields: Fields<'_, '_>) -> NumberKeys {
    let numbers = NumberKeys {
        digits: digits(&mut fields),
        thousands: messages::raw(&mut fields, "thousands"),
        thousands_from: fields.count("thousands_from").map(|count| count.value),
    };
    fields.finish(UnknownKeys::Refuse);
    numbers
}

fn digits(fields: &mut Fields<'_, '_>) -> Option<[char; 10]> {
    let text = fields.text("digits")?;
    match <[char; 10]>::try_from(text.value.chars().collect::<Vec<char>>()) {
        Ok(digits) => Some(digits),
        Err(found) => {
            let message = format!(
                "`digits` takes the ten digits from 0 to 9, but these are {} characters",
                found.len()
            );
            fields.fault(
                Diagnostic::error(codes::BAD_TEXT, message)
                    .at(fields.span(text.at))
                    .help(remedy("for example:", "digits: \"0123456789\"")),
            );
            None
        }
    }
}
