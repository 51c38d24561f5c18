//! What a misspelt address or file name was meant to be.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostic::Guesses;
use crate::path::SourcePath;
use crate::plan::outputs::Plan;

/// Made when somebody first guesses: most sites have no dead link. It follows from the rest of the plan, so two plans
/// are equal whether they have it or not.
#[derive(Debug, Default)]
pub(super) struct Meant {
    addresses: OnceLock<Guesses>,
    files: OnceLock<Files>,
}

/// Source files by their names.
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

impl Plan {
    /// The output whose path, without `index.html`, is most like this one.
    pub fn address_like(&self, path: &str) -> Option<&str> {
        let addresses = || self.outputs.keys().map(|path| without_index(path.as_str()));
        self.meant.addresses.get_or_init(|| Guesses::new(addresses())).nearest(path)
    }

    /// The source file that has this name in another folder, or else the name that is most like it.
    pub fn file_like(&self, name: &str) -> Option<&SourcePath> {
        let files = self.meant.files.get_or_init(|| {
            let mut by_name = BTreeMap::new();
            for file in self.files.keys() {
                by_name.entry(file.name().to_owned()).or_insert_with(|| file.clone());
            }
            let names = Guesses::new(by_name.keys().cloned());
            Files { by_name, names }
        });
        files.by_name.get(name).or_else(|| files.by_name.get(files.names.nearest(name)?))
    }
}

/// The path of a page as it stands in an address, without slashes at its ends.
fn without_index(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/')
}
