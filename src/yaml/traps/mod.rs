//! The slips that authors make in YAML, each recognised by what the YAML crate complains about and where.

mod layout;
mod marks;

use std::ops::Range;

use crate::yaml::quote::{Line, line_at, quoted};

/// What the YAML crate complains about.
pub(super) struct Complaint<'t> {
    text: &'t str,
    words: &'t str,
    /// Where it noticed, in bytes.
    at: usize,
    /// Where what it was reading began, in bytes.
    began: Option<usize>,
}

/// A slip that was recognised.
pub(super) struct Trap {
    pub(super) message: String,
    pub(super) at: Range<usize>,
    pub(super) why: Option<String>,
    pub(super) help: String,
    /// The line at fault, when the rest can be read without it.
    pub(super) line: Option<Range<usize>>,
}

impl<'t> Complaint<'t> {
    /// Reads what the crate says: `PROBLEM at line L column C, while CONTEXT at line L column C`.
    pub(super) fn new(text: &'t str, words: &'t str, at: usize) -> Complaint<'t> {
        let began = words.split_once(", while ").map(|(_, context)| {
            let numbers = context.split_once(" at line ").map(|(_, place)| place);
            let place = numbers.and_then(|place| place.split_once(" column "));
            match place.map(|(line, column)| (line.parse(), column.parse())) {
                Some((Ok(line), Ok(column))) => place_of(text, line, column),
                _ => 0,
            }
        });
        Complaint { text, words, at: at.min(text.len()), began }
    }

    fn says(&self, words: &str) -> bool {
        self.words.contains(words)
    }

    /// The bytes of the line that holds `at`.
    fn line(&self, at: usize) -> (Range<usize>, &'t str) {
        let range = line_at(self.text, at);
        (range.clone(), &self.text[range])
    }

    /// The nearest line above that holds something.
    fn line_above(&self, line: &Range<usize>) -> Option<(Range<usize>, &'t str)> {
        let mut start = line.start;
        while start > 0 {
            let (range, text) = self.line(start - 1);
            if !text.trim().is_empty() && !text.trim_start().starts_with('#') {
                return Some((range, text));
            }
            start = range.start;
        }
        None
    }
}

/// The byte of a line and column, both from 1, the column in characters.
fn place_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// The line at `at` with its value in quotes.
pub(super) fn quoted_value(text: &str, at: usize) -> String {
    let line = Line::of(&text[line_at(text, at)]);
    line.with_value(&quoted(line.value_alone()))
}

/// Recognises the slip behind a complaint.
pub(super) fn find(complaint: &Complaint<'_>) -> Option<Trap> {
    let tries: [fn(&Complaint<'_>) -> Option<Trap>; 12] = [
        layout::tab,
        marks::open_quote,
        marks::after_quote,
        layout::missing_space,
        marks::colon_in_value,
        layout::indented_key,
        marks::first_sign,
        marks::bracket,
        marks::backslash,
        layout::list_on_key_line,
        layout::list_entry,
        layout::documents,
    ];
    tries.iter().find_map(|recognise| recognise(complaint)).or_else(|| layout::stray_line(complaint))
}
