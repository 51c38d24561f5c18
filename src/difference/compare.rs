//! Compares the files of two sites.

use std::collections::BTreeMap;

use crate::digest::Digest;
use crate::path::OutPath;
use crate::plan::{Output, Plan, Redirect};

/// What is known of a published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFile {
    /// The digest of its bytes.
    Bytes(Digest),
    /// The digest of what it was made from, for pictures that take long to make.
    MadeFrom(Digest),
    /// Only that it is there.
    There,
}

/// What happens to an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutputChange {
    /// It is new.
    Appears,
    /// It has other bytes.
    Changes,
    /// It is removed.
    Vanishes,
}

/// An output that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedOutput {
    /// Its path.
    pub path: OutPath,
    /// What happens to it.
    pub change: OutputChange,
    /// The output; `None` if it vanishes.
    pub output: Option<Output>,
}

/// The difference of two sites.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// The outputs that are not as they were, sorted by path, without redirects.
    pub outputs: Vec<ChangedOutput>,
    /// The redirects that are new or lead elsewhere, sorted by the former address.
    pub redirects: Vec<Redirect>,
}

/// Compares the published files with those of a plan.
pub fn compare(
    before: &BTreeMap<OutPath, PublishedFile>,
    after: &BTreeMap<OutPath, PublishedFile>,
    plan: &Plan,
) -> Difference {
    let mut difference = Difference::default();
    for (path, file) in after {
        let change = match before.get(path) {
            None => OutputChange::Appears,
            Some(known) if is_other(known, file) => OutputChange::Changes,
            Some(_) => continue,
        };
        let output = plan.get(path).cloned();
        if let Some(Output::Redirect(to)) = &output {
            difference.redirects.push(Redirect { from: path.url(), to: to.clone() });
        } else {
            difference.outputs.push(ChangedOutput { path: path.clone(), change, output });
        }
    }
    // Servers that read `_redirects` need no page at the former address.
    let listed = plan.redirects().iter().filter(|redirect| !after.contains_key(&redirect.from.out_path()));
    let arising = listed.filter(|redirect| before.contains_key(&redirect.from.out_path()));
    difference.redirects.extend(arising.cloned());
    difference.redirects.sort();
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    difference.outputs.extend(gone.map(|path| ChangedOutput {
        path: path.clone(),
        change: OutputChange::Vanishes,
        output: None,
    }));
    difference.outputs.sort_by(|a, b| a.path.cmp(&b.path));
    difference
}

/// Returns whether two files differ, as far as this is known.
fn is_other(before: &PublishedFile, after: &PublishedFile) -> bool {
    match (before, after) {
        (PublishedFile::Bytes(a), PublishedFile::Bytes(b))
        | (PublishedFile::MadeFrom(a), PublishedFile::MadeFrom(b)) => a != b,
        _ => false,
    }
}
