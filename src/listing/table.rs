//! A table of values, which can be sorted and filtered by its columns.

use crate::diagnostic::nearest;
use crate::listing::cell::Cell;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, which sorting and filtering use too.
    pub key: &'static str,
    /// What becomes of it on a narrow terminal.
    pub fit: Fit,
}

/// What becomes of a column on a narrow terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is always shown whole.
    Kept,
    /// Its texts are cut.
    Cut,
    /// It is left out; the lowest number first.
    Dropped(u8),
    /// Only programs get it.
    Hidden,
}

/// The order of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The key of the column.
    pub key: String,
    /// The direction.
    pub direction: Direction,
}

/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest value first.
    Rising,
    /// The largest value first.
    Falling,
}

/// A key that a table does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// The key.
    pub key: String,
    /// The keys of the table.
    pub known: Vec<&'static str>,
}

impl Table {
    /// Returns an empty table with these columns.
    pub fn new(columns: &[(&'static str, Fit)]) -> Table {
        let columns = columns.iter().map(|(key, fit)| Column { key, fit: *fit }).collect();
        Table { columns, rows: Vec::new() }
    }

    /// Sorts the rows. Rows without a value come last in both directions; rows with equal values keep their order.
    pub fn sort(&mut self, order: &Order) -> Result<(), UnknownKey> {
        let at = self.find(&order.key)?;
        self.rows.sort_by(|a, b| {
            let (a, b) = (&a[at], &b[at]);
            let by_value = match order.direction {
                Direction::Rising => a.order(b),
                Direction::Falling => b.order(a),
            };
            a.is_empty().cmp(&b.is_empty()).then(by_value)
        });
        Ok(())
    }

    /// Keeps the rows that have this value.
    pub fn keep(&mut self, key: &str, value: &str) -> Result<(), UnknownKey> {
        let at = self.find(key)?;
        self.rows.retain(|row| row[at].is(value));
        Ok(())
    }

    /// Returns the value of a column that is most like a misspelt one.
    pub fn value_like(&self, key: &str, value: &str) -> Option<String> {
        let at = self.find(key).ok()?;
        let mut values: Vec<String> = self
            .rows
            .iter()
            .flat_map(|row| match &row[at] {
                Cell::List(texts) => texts.clone(),
                Cell::Text(text) => vec![text.clone()],
                _ => Vec::new(),
            })
            .collect();
        values.sort();
        values.dedup();
        nearest(value, values.iter().map(String::as_str)).map(str::to_owned)
    }

    fn find(&self, key: &str) -> Result<usize, UnknownKey> {
        let found = self.columns.iter().position(|column| column.key == key);
        found.ok_or_else(|| UnknownKey {
            key: key.to_owned(),
            known: self.columns.iter().map(|column| column.key).collect(),
        })
    }
}

impl UnknownKey {
    /// Returns the key that was probably meant.
    pub fn meant(&self) -> Option<&'static str> {
        let meant = nearest(&self.key, self.known.iter().copied())?;
        self.known.iter().copied().find(|known| *known == meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[("name", Fit::Kept), ("words", Fit::Kept)]);
        table.rows = [("a", Some(10)), ("B", None), ("c", Some(9)), ("d", Some(10))]
            .map(|(name, words)| vec![Cell::text(name), words.map_or(Cell::Empty, Cell::count)])
            .into();
        table
    }

    fn names(table: &Table) -> String {
        table.rows.iter().map(|row| row[0].shown()).collect()
    }

    #[test]
    fn rows_without_a_value_come_last_in_both_directions() {
        for (direction, expected) in [(Direction::Rising, "cadB"), (Direction::Falling, "adcB")] {
            let mut table = table();
            table.sort(&Order { key: "words".to_owned(), direction }).unwrap();
            assert_eq!(names(&table), expected);
        }
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        let fault = table().keep("word", "1").unwrap_err();
        assert_eq!((fault.meant(), fault.known.as_slice()), (Some("words"), &["name", "words"][..]));
        assert_eq!(table().keep("colour", "1").unwrap_err().meant(), None);
        let mut table = table();
        assert_eq!(table.keep("words", "10"), Ok(()));
        assert_eq!(names(&table), "ad");
    }
}
