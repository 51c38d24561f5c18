//! The table of the pictures that were fetched, so that none is fetched twice.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::disk_change::make;
use crate::import::faults::unwritable;

/// The table, from the root of the site. Its columns are separated by tabs.
const FILE: &str = "import/fetched.tsv";

/// The pictures that were fetched.
#[derive(Debug)]
pub(super) struct FetchedTable {
    path: PathBuf,
    /// The files below `static/`, by the addresses in the texts.
    pub(super) files: BTreeMap<String, String>,
}

impl FetchedTable {
    /// Reads the table of a site. A picture whose file is gone is not in it.
    pub(super) fn of(root: &Path) -> FetchedTable {
        let path = root.join(FILE);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let rows = text.lines().filter_map(|line| line.split_once('\t'));
        let is_there = |file: &str| {
            root.join("static").join(file).is_file() && !file.split('/').any(|part| part == "..")
        };
        let rows = rows.filter(|(_, file)| is_there(file));
        FetchedTable {
            files: rows.map(|(address, file)| (address.to_owned(), file.to_owned())).collect(),
            path,
        }
    }

    /// Adds a picture. The table on the disk has it at once: an import may be interrupted.
    pub(super) fn add(&mut self, address: &str, file: &str) -> Result<(), Diagnostic> {
        self.files.insert(address.to_owned(), file.to_owned());
        let folder = self.path.parent().unwrap_or(Path::new("."));
        make(|| fs::create_dir_all(folder)).map_err(|reason| unwritable(folder, &reason))?;
        let added = make(|| {
            let mut table = fs::OpenOptions::new().create(true).append(true).open(&self.path)?;
            table.write_all(format!("{address}\t{file}\n").as_bytes())
        });
        added.map_err(|reason| unwritable(&self.path, &reason))
    }
}
