//! A date as pages show it.

use serde::Serialize;

use crate::date::Moment;
use crate::language::Language;

/// A day as readers and machines read it.
#[derive(Clone, Debug, Serialize)]
pub struct Date {
    /// As the page's language writes it: `19 July 2010`.
    pub text: String,
    /// RFC 3339, for `datetime=`: `2010-07-19T00:00:00+02:00`.
    pub iso: String,
    /// The day alone: `2010-07-19`.
    pub day: String,
}

impl Date {
    /// A moment in a language.
    pub fn new(moment: &Moment, language: &Language) -> Date {
        Date { text: language.day(moment), iso: moment.rfc3339(), day: moment.iso_day() }
    }
}
