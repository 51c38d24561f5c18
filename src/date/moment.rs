//! A moment in the site's time zone.

use std::fmt;

use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp, Zoned};

use crate::date::names::{DateNames, Day};
use crate::date::parse::{civil_date, number, separator, time_and_offset};
use crate::date::zone::{Offsets, Zone};

/// A moment in the site's time zone. Ordered by time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Zoned);

/// The accepted formats of dates, for messages.
pub const ACCEPTED: &str =
    "`2010-07-19`, `2010-07-19 09:56`, `2010-07-19 09:56:06 -0400`, `2010-07-19T09:56:06-04:00` or `…Z`";

impl Moment {
    /// Parses a date with or without time and offset.
    ///
    /// Without a time it is midnight; without an offset it is in `zone`. A local time that daylight saving skips moves
    /// forward; one that it repeats is the first of the two. The error is one clause for a message.
    pub fn parse(text: &str, zone: &Zone) -> Result<Moment, String> {
        let mut rest = text.trim();
        let year = number(&mut rest, 4, 4).ok_or("it does not begin with a year of four digits")?;
        separator(&mut rest, '-')?;
        let month = number(&mut rest, 1, 2).ok_or("it has no month")?;
        separator(&mut rest, '-')?;
        let day = number(&mut rest, 1, 2).ok_or("it has no day")?;
        let date = civil_date(year, month, day)?;
        let (time, offset) = time_and_offset(rest)?;
        let local = date.to_datetime(time);
        let zoned = match offset {
            Some(offset) => offset.to_timestamp(local).map(|at| match zone.offsets {
                Offsets::Converted => at.to_zoned(zone.rules.clone()),
                Offsets::Kept => at.to_zoned(offset.to_time_zone()),
            }),
            None => local.to_zoned(zone.rules.clone()),
        };
        zoned.map(Moment).map_err(|_| "it lies outside the years 1 to 9999".to_owned())
    }

    /// Midnight of a day in `zone`, or `None` if there is no such day.
    pub fn midnight(year: i16, month: i8, day: i8, zone: &Zone) -> Option<Moment> {
        civil_date(year.into(), month.into(), day.into()).ok()?.to_zoned(zone.rules.clone()).ok().map(Moment)
    }

    /// A Unix time in seconds, seen from `zone`.
    pub fn from_unix(seconds: i64, zone: &Zone) -> Option<Moment> {
        Some(Moment(Timestamp::from_second(seconds).ok()?.to_zoned(zone.rules.clone())))
    }

    /// The Unix time in seconds.
    pub fn unix(&self) -> i64 {
        self.0.timestamp().as_second()
    }

    /// The Unix epoch, seen from `zone`.
    pub fn epoch(zone: &Zone) -> Moment {
        Moment(Timestamp::UNIX_EPOCH.to_zoned(zone.rules.clone()))
    }

    /// The same moment, seen from another zone.
    pub fn within(&self, zone: &Zone) -> Moment {
        match zone.offsets {
            Offsets::Converted => Moment(self.0.with_time_zone(zone.rules.clone())),
            Offsets::Kept => self.clone(),
        }
    }

    /// Returns the same time of day after some months and days. Returns `None` after the year 9999.
    pub fn after(&self, months: i32, days: i32) -> Option<Moment> {
        let span = Span::new().try_months(months).ok()?.try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Moment)
    }

    /// The year in the site's zone.
    pub fn year(&self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12, in the site's zone.
    pub fn month(&self) -> i8 {
        self.0.month()
    }

    /// The day of the month in the site's zone.
    pub fn day(&self) -> i8 {
        self.0.day()
    }

    /// Formats by RFC 3339, to the second: `2010-07-19T09:56:06-04:00`. In UTC it ends in `Z`.
    pub fn rfc3339(&self) -> String {
        let offset = match self.minutes() {
            (_, 0) => "Z".to_owned(),
            (sign, minutes) => format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60),
        };
        self.format("%Y-%m-%dT%H:%M:%S") + &offset
    }

    /// Formats by RFC 822 with a four-digit year, as RSS 2.0 requires: `Mon, 19 Jul 2010 09:56:06 -0400`.
    pub fn rfc822(&self) -> String {
        let (sign, minutes) = self.minutes();
        format!("{} {sign}{:02}{:02}", self.format("%a, %d %b %Y %H:%M:%S"), minutes / 60, minutes % 60)
    }

    /// The sign of the UTC offset and its whole minutes. Neither format can express seconds, which old offsets have: that of
    /// Paris was 9 minutes and 21 seconds.
    fn minutes(&self) -> (char, i32) {
        let seconds = self.0.offset().seconds();
        (if seconds <= -60 { '-' } else { '+' }, seconds.abs() / 60)
    }

    /// The day alone: `2010-07-19`.
    pub fn iso_day(&self) -> String {
        self.format("%Y-%m-%d")
    }

    /// Formats for messages: `2026-12-03 09:00 Europe/Berlin`.
    pub fn with_zone(&self) -> String {
        let offset = || match self.0.offset() == Offset::UTC {
            true => "UTC".to_owned(),
            false => self.format("%:z"),
        };
        let zone = self.0.time_zone().iana_name().map_or_else(offset, str::to_owned);
        format!("{} {zone}", self.format("%Y-%m-%d %H:%M"))
    }

    /// Formats by a `strftime` pattern that has passed [`check_format`].
    pub fn format(&self, pattern: &str) -> String {
        strtime::format(pattern, &self.0).unwrap_or_else(|_| pattern.to_owned())
    }

    /// Formats by such a pattern, with the names and digits of a language.
    pub fn show(&self, pattern: &str, names: &DateNames) -> String {
        let day = Day { month: self.0.month(), weekday: self.0.weekday().to_monday_one_offset() };
        names.digits(self.format(&names.in_pattern(pattern, day)))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

/// Checks that a `strftime` pattern can format every moment. The error is the reason.
pub fn check_format(pattern: &str) -> Result<(), String> {
    strtime::format(pattern, &Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC))
        .map(drop)
        .map_err(|fault| fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let found = Moment::parse(text, &zone).map_or_else(|fault| fault, |moment| moment.rfc3339());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn common_formats_are_parsed() {
        check("2010-07-19", "2010-07-19T00:00:00+02:00");
        check("2010-7-9", "2010-07-09T00:00:00+02:00");
        check("2010-07-19 9:56", "2010-07-19T09:56:00+02:00");
        check("2010-07-19 9:56:06 -0400", "2010-07-19T15:56:06+02:00");
        check("2010-07-19 9:56:06 -4", "2010-07-19T15:56:06+02:00");
        check("2010-07-19 9:56:06 -04:00", "2010-07-19T15:56:06+02:00");
        check("2010-07-19T09:56:06.123Z", "2010-07-19T11:56:06+02:00");
        check("2010-07-19T23:30:00+14:00", "2010-07-19T11:30:00+02:00");
    }

    #[test]
    fn a_site_without_a_zone_keeps_written_offsets() {
        let check = |text: &str, expected: &str| {
            let moment = Moment::parse(text, &Zone::UNNAMED).unwrap();
            assert_eq!(format!("{} | {}", moment.rfc3339(), moment.rfc822()), expected, "{text}");
        };
        check("2024-08-08", "2024-08-08T00:00:00Z | Thu, 08 Aug 2024 00:00:00 +0000");
        check("2024-08-08 22:44:26 GMT", "2024-08-08T22:44:26Z | Thu, 08 Aug 2024 22:44:26 +0000");
        check("2024-08-08 22:44:26 -0700", "2024-08-08T22:44:26-07:00 | Thu, 08 Aug 2024 22:44:26 -0700");
        check("2024-08-08T00:30+05:30", "2024-08-08T00:30:00+05:30 | Thu, 08 Aug 2024 00:30:00 +0530");
    }

    #[test]
    fn offsets_are_cut_to_whole_minutes() {
        let check = |zone: &str, expected: &str| {
            let moment = Moment::parse("1905-06-01", &Zone::parse(zone).unwrap()).unwrap();
            assert_eq!(format!("{} | {}", moment.rfc3339(), moment.rfc822()), expected, "{zone}");
        };
        check("Europe/Paris", "1905-06-01T00:00:00+00:09 | Thu, 01 Jun 1905 00:00:00 +0009");
        check("Africa/Monrovia", "1905-06-01T00:00:00-00:43 | Thu, 01 Jun 1905 00:00:00 -0043");
    }

    #[test]
    fn errors_say_what_is_wrong_with_a_date() {
        check("2024-13-01", "there is no month 13");
        check("2024-02-30", "month 2 of 2024 has no day 30");
        check("2024-02-03 25:00", "there is no time 25:00:00");
        check("0000-01-01", "there is no year 0");
        check("12024-01-01", "it does not begin with a year of four digits");
        check("yesterday", "it does not begin with a year of four digits");
        check("2024-01-01 10:00 CEST", "`CEST` is not an offset from universal time such as `-04:00`");
        check("2024-01-01x", "`x` does not belong to a date");
    }

    #[test]
    fn skipped_and_repeated_hours_have_one_meaning() {
        check("2024-03-31 02:30", "2024-03-31T03:30:00+02:00");
        check("2024-10-27 02:30", "2024-10-27T02:30:00+02:00");
    }

    #[test]
    fn bad_patterns_are_rejected() {
        assert!(check_format("%-d %B %Y").is_ok());
        assert!(check_format("%").is_err());
        assert!(check_format("%!").is_err());
    }
}
