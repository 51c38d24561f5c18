//! When an article is to be read again: after a time, or on a day.

use crate::date::{Moment, Zone};

/// When an article is to be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextReview {
    /// After some months and days.
    After {
        /// The months.
        months: i32,
        /// The days.
        days: i32,
    },
    /// On a day, as written.
    On(String),
}

impl NextReview {
    /// Returns the day. `None` if it lies beyond the calendar.
    pub(super) fn day(&self, today: &Moment) -> Option<String> {
        match self {
            NextReview::After { months, days } => Some(today.after(*months, *days)?.iso_day()),
            NextReview::On(day) => Some(day.clone()),
        }
    }
}

/// Parses `1y`, `6m`, `2w`, `90d` or a day.
pub(super) fn next_review(text: &str) -> Result<NextReview, String> {
    let text = text.trim();
    if let Ok(day) = Moment::parse(text, &Zone::UTC) {
        return Ok(NextReview::On(day.iso_day()));
    }
    let unit = text.chars().next_back().unwrap_or_default();
    let count = text.strip_suffix(unit).and_then(|count| count.trim().parse::<i32>().ok());
    let after = |months: i32, days: i32| NextReview::After { months, days };
    match (count.filter(|count| (1..=10_000).contains(count)), unit) {
        (Some(years), 'y') => Ok(after(years * 12, 0)),
        (Some(months), 'm') => Ok(after(months, 0)),
        (Some(weeks), 'w') => Ok(after(0, weeks * 7)),
        (Some(days), 'd') => Ok(after(0, days)),
        _ => Err("write a time such as 1y, 6m, 2w or 90d, or a day such as 2028-01-31".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_days_are_read() {
        let today = Moment::parse("2026-08-31", &Zone::UTC).unwrap();
        let check = |text: &str, expected: Option<&str>| {
            let day = next_review(text).ok().and_then(|next| next.day(&today));
            assert_eq!(day.as_deref(), expected, "{text}");
        };
        check("1y", Some("2027-08-31"));
        check("6m", Some("2027-02-28"));
        check("2w", Some("2026-09-14"));
        check("90d", Some("2026-11-29"));
        check("2028-01-31", Some("2028-01-31"));
        check("9999y", None);
        check("0d", None);
        check("soon", None);
        check("", None);
    }
}
