//! Splits a title that names a part of a series: `Habits, Part III`, `Habits (Part 2)`, `Part 2: Habits`, `Habits #3`.

use crate::site::number_of_part;

/// The words for a part, in lower case.
const WORDS: [&str; 8] = ["part", "pt.", "pt", "teil", "partie", "parte", "deel", "del"];

/// What may stand between the name and the part.
const BETWEEN: [char; 7] = [',', ':', ';', '-', '–', '—', '|'];

/// Returns the title without the part, and the number of the part. `None` if the title names none at its start or its end.
pub(super) fn name_and_part(title: &str) -> Option<(&str, u32)> {
    let title = title.trim();
    let (name, part) = in_brackets(title).or_else(|| at_end(title)).or_else(|| at_start(title))?;
    let is_between = |c: char| c.is_whitespace() || BETWEEN.contains(&c);
    let name = name.trim_matches(is_between);
    name.chars().any(char::is_alphabetic).then_some((name, part))
}

fn in_brackets(title: &str) -> Option<(&str, u32)> {
    let (open, inner) = match title.strip_suffix(')') {
        Some(inner) => ('(', inner),
        None => ('[', title.strip_suffix(']')?),
    };
    let (name, inner) = inner.rsplit_once(open)?;
    let part = part(inner).or_else(|| with_total(inner))?;
    Some((name, part))
}

fn at_end(title: &str) -> Option<(&str, u32)> {
    let starts = title.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    // A part has at most four words: `Part 2 of 3`.
    starts.take(4).find_map(|(at, _)| Some((&title[..at], part(&title[at..])?)))
}

fn at_start(title: &str) -> Option<(&str, u32)> {
    let at = title.char_indices().find(|(_, c)| BETWEEN.contains(c))?.0;
    Some((&title[at..], part(&title[..at])?))
}

/// Returns the number of a text such as `Part III`, `part 2 of 3` or `#3`.
fn part(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#') {
        return number_of_part(digits).filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
    }
    let (word, number) = text.split_once(char::is_whitespace)?;
    let is_word = WORDS.contains(&word.to_lowercase().as_str());
    number_of_part(number.trim()).or_else(|| with_total(number)).filter(|_| is_word)
}

/// Returns the number of a text with the number of all parts: `2 of 3`, `2/3`.
fn with_total(text: &str) -> Option<u32> {
    let (number, total) = text.split_once('/').or_else(|| text.split_once(" of "))?;
    let (number, total) = (number_of_part(number.trim())?, number_of_part(total.trim())?);
    (number <= total).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: Option<(&str, u32)>) {
        assert_eq!(name_and_part(title), expected, "{title}");
    }

    #[test]
    fn titles_are_split_from_their_parts() {
        check("Habits, Part III", Some(("Habits", 3)));
        check("Habits Part 2", Some(("Habits", 2)));
        check("Habits – part two of three", Some(("Habits", 2)));
        check("Habits – Part Two", Some(("Habits", 2)));
        check("Habits (Part 2 of 3)", Some(("Habits", 2)));
        check("Habits [2/3]", Some(("Habits", 2)));
        check("Part 2: Habits, good ones", Some(("Habits, good ones", 2)));
        check("Weekly links #12", Some(("Weekly links", 12)));
        check("Gewohnheiten, Teil 2", Some(("Gewohnheiten", 2)));
        check("Habits (2014)", None);
        check("Habits 7/24", None);
        check("We are #one", None);
        check("Part 2", None);
        check("The part I left out", None);
        check("Spare part 7 arrives", None);
        check("Habits, Part 2: the rest", None);
        check("C#3", None);
        check("(", None);
        check("", None);
    }
}
