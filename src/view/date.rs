//! A date, formatted for pages.

use serde::Serialize;

use crate::date::Moment;
use crate::language::Language;

/// A date in the formats that templates need.
#[derive(Clone, Debug, Serialize)]
pub struct Date {
    /// The day, formatted for the language of the page: `19 July 2010`.
    pub text: String,
    /// The moment in RFC 3339, for `datetime=`: `2010-07-19T00:00:00+02:00`.
    pub iso: String,
    /// The day in ISO 8601: `2010-07-19`.
    pub day: String,
}

impl Date {
    /// Formats a moment for a language.
    pub fn new(moment: &Moment, language: &Language) -> Date {
        Date { text: language.day(moment), iso: moment.rfc3339(), day: moment.iso_day() }
    }
}
