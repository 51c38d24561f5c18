//! File metadata that shows a possible change without reading the file. File times can be wrong, so a changed stamp is only
//! a reason to check the bytes.

use std::collections::BTreeMap;
use std::fs;
use std::fs::Metadata;
use std::time::SystemTime;

use rayon::prelude::*;

use crate::path::SourcePath;
use crate::source::asset::AssetBytes;
use crate::source::sources::Sources;

/// The length and the times of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// The seconds and nanoseconds of the last change of its content or metadata (ctime), which programs cannot set.
    #[cfg(unix)]
    changed: (i64, i64),
}

impl Stamp {
    pub(super) fn new(found: &Metadata) -> Stamp {
        Stamp {
            length: found.len(),
            modified: found.modified().ok(),
            #[cfg(unix)]
            changed: {
                use std::os::unix::fs::MetadataExt;
                (found.ctime(), found.ctime_nsec())
            },
        }
    }
}

/// Returns the stamps of all files that are not kept in memory.
pub(super) fn of_files(sources: &Sources) -> BTreeMap<SourcePath, Stamp> {
    let files: Vec<_> = sources.assets.iter().collect();
    let stamp = |(path, asset): &(&SourcePath, &crate::source::Asset)| match &asset.bytes {
        AssetBytes::File(disk) => Some(((*path).clone(), Stamp::new(&fs::metadata(disk).ok()?))),
        AssetBytes::Memory(_) => None,
    };
    files.par_iter().filter_map(stamp).collect()
}
