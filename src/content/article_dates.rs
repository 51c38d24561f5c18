//! Reads the dates of an article: published, updated, reviewed, expired.

use crate::config::Config;
use crate::content::file_name::FileName;
use crate::content::opened_file::Presence;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::Fields;
use crate::yaml::quote::remedy;

/// The date of an article.
pub(super) enum ArticleDate {
    Found(Located<Moment>),
    /// There is a date with an error, which was reported.
    Refused,
    Missing,
}

impl ArticleDate {
    pub(super) fn found(&self) -> Option<&Located<Moment>> {
        match self {
            ArticleDate::Found(date) => Some(date),
            ArticleDate::Refused | ArticleDate::Missing => None,
        }
    }
}

/// Reads the key `date`, or else the date in the file's name.
pub(super) fn date(
    fields: &mut Fields<'_, '_>,
    name: FileName<'_>,
    presence: Presence,
    config: &Config,
) -> ArticleDate {
    if let Some(date) = fields.date("date", &config.zone) {
        check_name(fields, name, &date);
        return ArticleDate::Found(date);
    }
    if !fields.is_absent("date") {
        return ArticleDate::Refused;
    }
    match name.day(&config.zone) {
        None => ArticleDate::Missing,
        Some(Ok(value)) => ArticleDate::Found(Located { value, at: 0..0 }),
        Some(Err(reason)) => {
            let message = format!("the file's name does not begin with a date: {reason}");
            let place = fields.span(0..3);
            let help = match presence {
                Presence::Absent => "rename the file, or begin the file with:\n---\ndate: 2010-07-19\n---",
                _ => "rename the file, or add the line:\ndate: 2010-07-19",
            };
            fields.fault(
                Diagnostic::error(codes::BAD_DATE, message)
                    .at(place)
                    .why("an article without the key `date` takes its date from its file's name")
                    .help(help),
            );
            ArticleDate::Refused
        }
    }
}

/// Warns if the file's name and the key have different days.
pub(super) fn check_name(fields: &mut Fields<'_, '_>, name: FileName<'_>, date: &Located<Moment>) {
    let Some((written, Ok(named))) = name.date.zip(name.day(&Zone::UTC)) else { return };
    let days = [Some(date.value.iso_day()), day_as_written(fields, date)];
    let day = named.iso_day();
    let [Some(own), _] = days.clone() else { return };
    if days.contains(&Some(day.clone())) {
        return;
    }
    let message = format!("the file's name says {written}, but the key says {own}");
    let place = fields.span(date.at.clone());
    let key = fields.entry("date").map_or("date", |entry| entry.key.as_str());
    fields.fault(
        Diagnostic::warning(codes::DATE_MISMATCH, message)
            .at(place)
            .why("the key counts")
            .help(remedy(&format!("begin the file's name with {own}, or write:"), &format!("{key}: {day}"))),
    );
}

/// Returns the day of a date as it is written, in whatever time zone.
pub(super) fn day_as_written(fields: &Fields<'_, '_>, date: &Located<Moment>) -> Option<String> {
    let text = fields.written(&date.at).trim_matches(['"', '\'', ' ']);
    let day = text.split(['T', 't', ' ']).next()?;
    Moment::parse(day, &Zone::UTC).ok().map(|day| day.iso_day())
}

/// The dates after the publication.
pub(super) struct LaterDates {
    pub(super) updated: Option<Moment>,
    pub(super) expires: Option<Moment>,
    pub(super) reviewed: Option<Moment>,
    pub(super) review_by: Option<Moment>,
}

pub(super) fn later_days(
    fields: &mut Fields<'_, '_>,
    date: Option<&Located<Moment>>,
    config: &Config,
) -> LaterDates {
    let mut day = |key| {
        let later = fields.date(key, &config.zone);
        if let (Some(date), Some(later)) = (date, &later) {
            check_order(fields, key, date, later);
        }
        later.map(|later| later.value)
    };
    let (updated, expires, reviewed) = (day("updated"), day("expires"), day("reviewed"));
    let review_by = fields.date("review_by", &config.zone).map(|date| date.value);
    LaterDates { updated, expires, reviewed, review_by }
}

/// Warns about a date before the publication.
pub(super) fn check_order<'t>(
    fields: &mut Fields<'t, '_>,
    key: &'t str,
    date: &Located<Moment>,
    later: &Located<Moment>,
) {
    if later.value.iso_day() >= date.value.iso_day() {
        return;
    }
    let key = fields.entry(key).map_or(key, |entry| entry.key.as_str());
    let message =
        format!("`{key}` ({}) comes before `date` ({})", later.value.iso_day(), date.value.iso_day());
    let place = fields.span(later.at.clone());
    let first = fields.span(date.at.clone());
    fields.fault(
        Diagnostic::warning(codes::REVIEW_ORDER, message)
            .at(place)
            .also(first, "the day of publication")
            .help(format!("correct one of the two days, or remove `{key}`")),
    );
}
