//! Parses the parts of a date.

use jiff::civil;
use jiff::tz::Offset;

pub(super) fn civil_date(year: i64, month: i64, day: i64) -> Result<civil::Date, String> {
    let small = |value: i64| i8::try_from(value).unwrap_or(i8::MAX);
    if year < 1 {
        return Err("there is no year 0".to_owned());
    }
    if !(1..=12).contains(&month) {
        return Err(format!("there is no month {month}"));
    }
    civil::Date::new(i16::try_from(year).unwrap_or(i16::MAX), small(month), small(day))
        .map_err(|_| format!("month {month} of {year} has no day {day}"))
}

/// Parses what follows the day: nothing, or a time with an optional offset.
pub(super) fn time_and_offset(text: &str) -> Result<(civil::Time, Option<Offset>), String> {
    let mut rest = text;
    if let Some(after) = rest.strip_prefix(['T', 't']) {
        rest = after;
    } else if rest.starts_with(' ') {
        rest = rest.trim_start();
    } else if !rest.is_empty() {
        return Err(format!("`{rest}` does not belong to a date"));
    }
    if rest.is_empty() {
        return Ok((civil::Time::midnight(), None));
    }
    let hour = number(&mut rest, 1, 2).ok_or("it has no hour")?;
    separator(&mut rest, ':')?;
    let minute = number(&mut rest, 2, 2).ok_or("it has no minute of two digits")?;
    let mut second = 0;
    if let Some(after) = rest.strip_prefix(':') {
        rest = after;
        second = number(&mut rest, 2, 2).ok_or("it has no second of two digits")?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let [hour, minute, second] = [hour, minute, second].map(|value| i8::try_from(value).unwrap_or(i8::MAX));
    let time = civil::Time::new(hour, minute, second, 0)
        .map_err(|_| format!("there is no time {hour:02}:{minute:02}:{second:02}"))?;
    Ok((time, offset(rest.trim())?))
}

/// Parses `Z`, `UTC`, `GMT`, `+2`, `-0400`, `-04:00`, or nothing.
pub(super) fn offset(text: &str) -> Result<Option<Offset>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    if ["Z", "UTC", "GMT"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Ok(Some(Offset::UTC));
    }
    let fault = || format!("`{text}` is not an offset from universal time such as `-04:00`");
    let digits = text.strip_prefix(['+', '-']).ok_or_else(fault)?;
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(parts), _) => parts,
        (None, 1 | 2) => (digits, "0"),
        (None, _) => digits.split_at_checked(2).ok_or_else(fault)?,
    };
    let count = |text: &str| {
        let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<i64>().ok()).flatten().ok_or_else(fault)
    };
    let (hours, minutes) = (count(hours)?, count(minutes)?);
    if hours > 18 || minutes > 59 {
        return Err(fault());
    }
    let seconds = (hours * 60 + minutes) * 60 * if text.starts_with('-') { -1 } else { 1 };
    Offset::from_seconds(i32::try_from(seconds).unwrap_or(0)).map(Some).map_err(|_| fault())
}

/// Takes a number of `least` to `most` digits from the front of `rest`.
pub(super) fn number(rest: &mut &str, least: usize, most: usize) -> Option<i64> {
    let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (head, tail) = rest.split_at(digits);
    *rest = tail;
    (digits >= least && !tail.starts_with(|c: char| c.is_ascii_digit())).then(|| head.parse().ok())?
}

pub(super) fn separator(rest: &mut &str, expected: char) -> Result<(), String> {
    *rest =
        rest.strip_prefix(expected).ok_or_else(|| format!("there is no `{expected}` where one belongs"))?;
    Ok(())
}
