//! One value of a table.

use std::cmp::Ordering;

use serde_json::json;

use crate::date::Moment;
use crate::folding::folded;

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// There is no value.
    Empty,
    /// A text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// A number.
    Number(i64),
    /// A date, with its time.
    Date(Moment),
}

impl Cell {
    /// Returns a text, or an empty cell for an empty text.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// Returns a number.
    pub fn count(count: usize) -> Cell {
        Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Returns a date, or an empty cell.
    pub fn date(date: Option<&Moment>) -> Cell {
        date.map_or(Cell::Empty, |date| Cell::Date(date.clone()))
    }

    /// Returns the value for people, on one line; a date without its time.
    pub fn shown(&self) -> String {
        let text = match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::List(texts) => texts.join(", "),
            Cell::Number(number) => number.to_string(),
            Cell::Date(date) => date.iso_day(),
        };
        // A line break or another control character would break the table, or change the terminal.
        if text.contains(char::is_control) { text.replace(char::is_control, " ") } else { text }
    }

    /// Returns the value for programs. A date has its time and offset.
    pub fn json(&self) -> serde_json::Value {
        match self {
            Cell::Empty => serde_json::Value::Null,
            Cell::Text(text) => json!(text),
            Cell::List(texts) => json!(texts),
            Cell::Number(number) => json!(number),
            Cell::Date(date) => json!(date.rfc3339()),
        }
    }

    /// Compares two values of one column. An empty cell comes last.
    pub(super) fn order(&self, other: &Cell) -> Ordering {
        match (self, other) {
            (Cell::Number(a), Cell::Number(b)) => a.cmp(b),
            (Cell::Date(a), Cell::Date(b)) => a.cmp(b),
            _ => folded(&self.shown()).cmp(&folded(&other.shown())),
        }
    }

    /// Returns whether the value is the one that a reader asks for: a text without regard to case, one of several texts, or the
    /// year, month or day of a date.
    pub(super) fn is(&self, wanted: &str) -> bool {
        let is_same = |text: &String| folded(text) == folded(wanted);
        match self {
            Cell::Empty => wanted.is_empty(),
            Cell::Text(text) => is_same(text),
            Cell::List(texts) => texts.iter().any(is_same) || texts.is_empty() && wanted.is_empty(),
            Cell::Number(number) => wanted.parse() == Ok(*number),
            Cell::Date(date) => {
                let day = date.iso_day();
                let rest = day.strip_prefix(wanted).filter(|_| !wanted.is_empty());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }
        }
    }

    /// Returns whether there is no value.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::List(texts) => texts.is_empty(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn a_value_is_found_by_any_spelling_of_its_case_and_a_date_by_its_year() {
        let date = Cell::Date(Moment::parse("2026-03-14 09:00", &Zone::UTC).unwrap());
        for (cell, wanted, expected) in [
            (&Cell::text("Größe"), "grösse", true),
            (&Cell::text("Größe"), "gr", false),
            (&Cell::List(vec!["a".to_owned(), "b".to_owned()]), "B", true),
            (&Cell::Number(12), "12", true),
            (&Cell::Number(12), "1", false),
            (&date, "2026", true),
            (&date, "2026-03", true),
            (&date, "2026-0", false),
            (&date, "", false),
            (&Cell::Empty, "", true),
            (&Cell::Empty, "a", false),
        ] {
            assert_eq!(cell.is(wanted), expected, "{cell:?} {wanted}");
        }
    }
}
