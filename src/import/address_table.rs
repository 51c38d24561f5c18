//! The table of what was imported: each entry with its old address, its new one, and its file. A second import reads it.

use std::collections::BTreeSet;

use crate::import::notes::one_line;

/// The first line of the table.
const HEADING: &str = "source\told address\tnew address\tfile\n";

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AddressRow {
    /// The permanent id of the entry in the source.
    pub(super) source: String,
    /// Its address on the old site; empty if it had none.
    pub(super) old: String,
    /// Its address on the new site; empty for a draft and for a file.
    pub(super) new: String,
    /// Its file, from the root of the site.
    pub(super) file: String,
}

/// The table, in the order of the imports.
#[derive(Clone, Debug, Default)]
pub(super) struct AddressTable {
    rows: Vec<AddressRow>,
    sources: BTreeSet<String>,
    files: BTreeSet<String>,
}

impl AddressTable {
    /// Parses the table of earlier imports. Lines that are not rows are ignored.
    pub(super) fn parse(text: &str) -> AddressTable {
        let mut table = AddressTable::default();
        for line in text.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            if let [source, old, new, file] = columns[..] {
                table.add(AddressRow {
                    source: source.to_owned(),
                    old: old.to_owned(),
                    new: new.to_owned(),
                    file: file.to_owned(),
                });
            }
        }
        table
    }

    /// Returns whether an entry was imported.
    pub(super) fn has(&self, source: &str) -> bool {
        self.sources.contains(&one_line(source))
    }

    /// Returns whether a file was made by an import.
    pub(super) fn has_file(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: AddressRow) {
        self.sources.insert(one_line(&row.source));
        self.files.insert(row.file.clone());
        self.rows.push(row);
    }

    /// Returns the table as text, with columns separated by tabs.
    pub(super) fn text(&self) -> String {
        let mut text = HEADING.to_owned();
        for AddressRow { source, old, new, file } in &self.rows {
            let columns = [source, old, new, file].map(|column| one_line(column));
            text.push_str(&format!("{}\n", columns.join("\t")));
        }
        text
    }
}
