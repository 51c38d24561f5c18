//! Guesses the day of a date in another notation, for the line that a message offers.

use crate::date::{Moment, Zone};

/// Returns the day that a text in another notation means without doubt: `2010/07/19`, `19.7.2010`, `July 19, 2010`.
pub fn likely_date(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let name = |part: &&str| {
        let start = part.get(..3)?.to_lowercase();
        MONTHS.iter().position(|month| *month == start).map(|index| index + 1)
    };
    let numbers: Vec<usize> = parts
        .iter()
        .filter_map(|part| part.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok())
        .collect();
    let month = parts.iter().find_map(name);
    let (year, month, day) = match (month, numbers.as_slice()) {
        (Some(month), [day, year]) if *year > 31 => (*year, month, *day),
        (Some(month), [year, day]) => (*year, month, *day),
        (None, [year, month, day]) if *year > 31 => (*year, *month, *day),
        (None, [day, month, year]) if *year > 31 && (*day > 12 || text.contains('.')) => {
            (*year, *month, *day)
        }
        (None, [month, day, year]) if *year > 31 && *day > 12 => (*year, *month, *day),
        _ => return None,
    };
    let day = format!("{year:04}-{month:02}-{day:02}");
    Moment::parse(&day, &Zone::UTC).is_ok().then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unambiguous_dates_in_other_notations_are_guessed() {
        let check = |text, day: Option<&str>| assert_eq!(likely_date(text).as_deref(), day, "{text}");
        check("2010/07/19", Some("2010-07-19"));
        check("19.7.2010", Some("2010-07-19"));
        check("07/19/2010", Some("2010-07-19"));
        check("07/08/2010", None);
        check("July 19th, 2010", Some("2010-07-19"));
        check("19 Jul 2010", Some("2010-07-19"));
        check("2024-13-01", None);
        check("yesterday", None);
    }
}
