//! Makes series of articles whose titles name their parts, if it is certain that they belong together.

use std::collections::BTreeMap;

use crate::date::Moment;
use crate::diagnostic::{Diagnostic, counted};
use crate::folding::folded;
use crate::import::entry::{Entry, EntryKind};
use crate::import::notes::{Note, Notes};
use crate::import::staging::Staging;
use crate::import::title_parts::name_and_part;
use crate::import::yaml_value::text_in_one_line;
use crate::path::SourcePath;

/// The note of a series that was made.
const MADE: &str = "articles became series, because their titles number the parts";
/// The note of titles that do not fit together.
const UNCERTAIN: &str =
    "titles number parts, but not in the order of their dates, or one twice: write `series` if they are one";
/// The note of a part that is in the site without the others.
const EARLIER: &str = "a part of a series was imported before the others: write `series` and `part` into it";

/// The keys behind which `series` is written.
const BEFORE: [&str; 12] = [
    "title:",
    "date:",
    "updated:",
    "slug:",
    "url:",
    "aliases:",
    "id:",
    "expires:",
    "deck:",
    "categories:",
    "tags:",
    "authors:",
];

/// The articles of an import whose titles name a part, by the rest of the title.
#[derive(Debug, Default)]
pub(super) struct SeriesFromTitles(BTreeMap<String, Vec<TitledPart>>);

#[derive(Debug)]
struct TitledPart {
    part: u32,
    date: Option<Moment>,
    /// The rest of its title.
    name: String,
    /// Its file; `None` if an earlier import has written it.
    file: Option<SourcePath>,
    /// Whether it names a series itself.
    has_series: bool,
}

impl SeriesFromTitles {
    /// Adds an article, if its title names a part. `file` is `None` if an earlier import has written it.
    pub(super) fn add(&mut self, entry: &Entry, file: Option<&SourcePath>) {
        let Some((name, part)) = name_and_part(&entry.title).filter(|_| entry.kind == EntryKind::Article)
        else {
            return;
        };
        self.0.entry(folded(name)).or_default().push(TitledPart {
            part,
            date: entry.date.clone(),
            name: name.to_owned(),
            file: file.cloned(),
            has_series: entry.series.is_some(),
        });
    }

    /// Writes the keys `series` and `part` into the new files of each series that is certain.
    pub(super) fn write(self, staging: &mut Staging, notes: &mut Notes) -> Result<(), Diagnostic> {
        for mut parts in self.0.into_values() {
            if parts.len() < 2 || parts.iter().any(|part| part.has_series) {
                continue;
            }
            parts.sort_by_key(|part| part.part);
            let place = format!("{}: {}", parts[0].name, counted(parts.len(), "part"));
            if !are_in_order(&parts) {
                notes.add(Note::Unconverted, UNCERTAIN, place);
                continue;
            }
            let series = text_in_one_line(&parts[0].name);
            for part in &parts {
                if let Some(file) = &part.file {
                    let lines = format!("series: {series}\npart: {}\n", part.part);
                    staging.edit(file, |text| with_lines(text, &lines))?;
                }
            }
            // An earlier import had no reason to make a series of one part, and its file stays as it is.
            let known = parts.iter().filter(|part| part.file.is_none()).count();
            if known == 1 {
                notes.add(Note::Unconverted, EARLIER, &place);
            }
            notes.add(Note::Changed, MADE, place);
        }
        Ok(())
    }
}

/// Returns whether each part is there once and is later than the one before.
fn are_in_order(parts: &[TitledPart]) -> bool {
    parts.windows(2).all(|pair| {
        let dates = pair[0].date.as_ref().zip(pair[1].date.as_ref());
        pair[0].part < pair[1].part && dates.is_none_or(|(first, second)| first <= second)
    })
}

/// Returns a text whose front matter has further lines, behind the keys that usually come first.
fn with_lines(text: &str, lines: &str) -> String {
    let front = text.find("\n---\n").map_or(0, |at| at + 1);
    let mut at = 0;
    let mut end = 0;
    for line in text[..front].split_inclusive('\n') {
        end += line.len();
        if BEFORE.iter().any(|key| line.starts_with(key)) {
            at = end;
        }
    }
    format!("{}{lines}{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_stand_behind_those_that_come_first() {
        let text = "---\ntitle: A, Part 1\ntags: [a]\nauthors: [b]\nsummary: c\n---\n\ntags: text\n";
        let expected =
            "---\ntitle: A, Part 1\ntags: [a]\nauthors: [b]\nseries: A\nsummary: c\n---\n\ntags: text\n";
        assert_eq!(with_lines(text, "series: A\n"), expected);
    }
}
