//! Suggestions for misspelt addresses and file names.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostic::Guesses;
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::output::Output;

/// The indexes for suggestions. They are built on first use, because most sites have no broken link. They follow from
/// the rest of the plan, so they do not count when two plans are compared.
#[derive(Debug, Default)]
pub(super) struct Meant {
    addresses: OnceLock<Guesses>,
    files: OnceLock<Files>,
}

/// Source files by name.
#[derive(Debug)]
struct Files {
    /// The first file of each name.
    by_name: BTreeMap<String, SourcePath>,
    names: Guesses,
}

impl PartialEq for Meant {
    fn eq(&self, _: &Meant) -> bool {
        true
    }
}

impl Eq for Meant {}

impl Meant {
    /// Returns the output whose path, without `index.html`, is most like `path`.
    pub(super) fn address(&self, path: &str, outputs: &BTreeMap<OutPath, Output>) -> Option<&str> {
        let addresses = || outputs.keys().map(|path| without_index(path.as_str()));
        self.addresses.get_or_init(|| Guesses::new(addresses())).nearest(path)
    }

    /// Returns the source file that has this name in another folder, or else the file whose name is most like it.
    pub(super) fn file(&self, name: &str, sources: &BTreeMap<SourcePath, Url>) -> Option<&SourcePath> {
        let files = self.files.get_or_init(|| {
            let mut by_name = BTreeMap::new();
            for file in sources.keys() {
                by_name.entry(file.name().to_owned()).or_insert_with(|| file.clone());
            }
            let names = Guesses::new(by_name.keys().cloned());
            Files { by_name, names }
        });
        files.by_name.get(name).or_else(|| files.by_name.get(files.names.nearest(name)?))
    }
}

/// Returns the path of a page as in its address, without slashes at the ends.
fn without_index(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/')
}
