//! Writes a table: as aligned text for people, as JSON, and as CSV.

use serde_json::json;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::listing::cell::Cell;
use crate::listing::table::{Column, Fit, Table};

/// The columns between two columns.
const GAP: usize = 2;

/// The fewest columns of a text that is cut, as long as other columns can be left out.
const LEAST: usize = 16;

/// The fewest columns of a text that is cut on the narrowest terminals.
const VERY_LEAST: usize = 8;

/// Returns the table as text with aligned columns, below a line with the keys. Columns without any value are left out.
///
/// With a width, in columns of the terminal, texts are cut and columns left out until the table fits; without one, everything is
/// shown. Widths are those of terminals: a Chinese character takes two columns.
pub fn text(table: &Table, width: Option<usize>) -> String {
    let is_shown = |at: &usize| {
        table.columns[*at].fit != Fit::Hidden && table.rows.iter().any(|row| !row[*at].is_empty())
    };
    let mut shown: Vec<(usize, usize)> = (0..table.columns.len())
        .filter(is_shown)
        .map(|at| {
            let cells = table.rows.iter().map(|row| row[at].shown().width());
            (at, cells.chain([table.columns[at].key.width()]).max().unwrap_or(0))
        })
        .collect();
    if let Some(width) = width {
        make_fit(table, &mut shown, width);
    }
    let mut text = line(&shown, |at| (table.columns[at].key.to_owned(), is_number(table, at)));
    for row in &table.rows {
        text.push_str(&line(&shown, |at| (row[at].shown(), is_number(table, at))));
    }
    text
}

fn is_number(table: &Table, at: usize) -> bool {
    table.rows.iter().any(|row| matches!(row[at], Cell::Number(_)))
}

/// Narrows and leaves out columns until they fit: first texts are cut, then columns left out, then texts cut further,
/// and at last the column at the end.
fn make_fit(table: &Table, shown: &mut Vec<(usize, usize)>, width: usize) {
    cut(table, shown, width, LEAST);
    while total(shown) > width {
        let droppable = |(place, (at, _)): (usize, &(usize, usize))| match table.columns[*at].fit {
            Fit::Dropped(order) => Some((order, place)),
            _ => None,
        };
        let Some((_, place)) = shown.iter().enumerate().filter_map(droppable).min() else { break };
        shown.remove(place);
    }
    cut(table, shown, width, VERY_LEAST);
    let over = total(shown).saturating_sub(width);
    if let Some((_, wide)) = shown.last_mut() {
        *wide = wide.saturating_sub(over).max(1);
    }
}

/// Cuts the widest texts first, down to `least` columns.
fn cut(table: &Table, shown: &mut [(usize, usize)], width: usize, least: usize) {
    while total(shown) > width {
        let over = total(shown) - width;
        let widths = shown.iter().enumerate().filter(|(_, (at, _))| table.columns[*at].fit == Fit::Cut);
        let mut widths: Vec<(usize, usize)> = widths.map(|(place, (_, wide))| (*wide, place)).collect();
        widths.sort_unstable();
        let Some((widest, place)) = widths.pop().filter(|(widest, _)| *widest > least) else { break };
        let next = widths.last().map_or(0, |(wide, _)| *wide);
        let step = if widest > next { over.min(widest - next.max(least)) } else { 1 };
        shown[place].1 = widest - step.max(1);
    }
}

fn total(shown: &[(usize, usize)]) -> usize {
    shown.iter().map(|(_, wide)| wide + GAP).sum::<usize>().saturating_sub(GAP)
}

/// Returns one line. `cell` returns the text of a column, and whether it is a number.
fn line(shown: &[(usize, usize)], cell: impl Fn(usize) -> (String, bool)) -> String {
    let mut line = String::new();
    for (place, (at, wide)) in shown.iter().enumerate() {
        let (text, is_number) = cell(*at);
        let text = fitted(&text, *wide);
        let blank = " ".repeat(wide.saturating_sub(text.width()));
        line.push_str(&if is_number { blank + &text } else { text + &blank });
        if place + 1 < shown.len() {
            line.push_str(&" ".repeat(GAP));
        }
    }
    line.truncate(line.trim_end().len());
    line.push('\n');
    line
}

/// Cuts a text that takes more columns than `wide`.
fn fitted(text: &str, wide: usize) -> String {
    if text.width() <= wide {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|c| {
        used += c.width().unwrap_or(0);
        used <= wide
    });
    let kept: String = kept.collect();
    kept.trim_end().to_owned() + "…"
}

/// Returns the table as a list of JSON objects, one a line, with all columns in their order.
pub fn json(table: &Table) -> String {
    let object = |row: &Vec<Cell>| {
        let member = |(column, cell): (&Column, &Cell)| format!("{}:{}", json!(column.key), cell.json());
        let members: Vec<String> = table.columns.iter().zip(row).map(member).collect();
        format!("{{{}}}", members.join(","))
    };
    let objects: Vec<String> = table.rows.iter().map(object).collect();
    if objects.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", objects.join(",\n")) }
}

/// Returns the table as CSV with all columns, below a line with the keys. Source: RFC 4180; but lines end in `\n`.
pub fn csv(table: &Table) -> String {
    let keys: Vec<&str> = table.columns.iter().map(|column| column.key).collect();
    let mut text = keys.join(",") + "\n";
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| field(&cell.shown())).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// Returns a field of CSV. A text that spreadsheets would run as a formula gets an apostrophe, as they themselves write it.
fn field(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    let text = if text.starts_with(['=', '+', '-', '@']) && !is_number {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let is_plain = !text.contains([',', '"', '\n', '\r']);
    if is_plain { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, usize, &str)]) -> Table {
        let columns =
            [("title", Fit::Cut), ("words", Fit::Dropped(0)), ("none", Fit::Kept), ("file", Fit::Kept)];
        let mut table = Table::new(&columns);
        table.rows = rows
            .iter()
            .map(|(title, words, file)| {
                vec![Cell::text(*title), Cell::count(*words), Cell::Empty, Cell::text(*file)]
            })
            .collect();
        table
    }

    #[test]
    fn a_table_is_aligned_by_columns_of_the_terminal() {
        let table = table(&[("閉店の知らせ", 7, "a.md"), ("Closing", 1200, "b.md")]);
        assert_eq!(
            text(&table, None),
            "title         words  file\n閉店の知らせ      7  a.md\nClosing        1200  b.md\n"
        );
    }

    #[test]
    fn a_narrow_terminal_gets_cut_texts_and_then_fewer_columns() {
        let table = table(&[("閉店の知らせ閉店の知らせ", 7, "a.md")]);
        for width in [12, 23, 24, 30, 31, 80] {
            let drawn = text(&table, Some(width));
            assert!(drawn.lines().all(|line| line.width() <= width), "{width}: {drawn}");
        }
        assert_eq!(
            text(&table, Some(31)),
            "title               words  file\n閉店の知らせ閉店…       7  a.md\n"
        );
        assert_eq!(text(&table, Some(22)), "title             file\n閉店の知らせ閉…   a.md\n");
    }

    #[test]
    fn csv_quotes_what_would_be_read_as_something_else() {
        let table = table(&[("a, \"b\"", 7, "=SUM(A1)")]);
        assert_eq!(csv(&table), "title,words,none,file\n\"a, \"\"b\"\"\",7,,'=SUM(A1)\n");
        assert_eq!(
            json(&table),
            "[\n{\"title\":\"a, \\\"b\\\"\",\"words\":7,\"none\":null,\"file\":\"=SUM(A1)\"}\n]\n"
        );
    }
}
