//! The list of all published files: digest and path, one file a line.
//!
//! The format is that of `b3sum`, so that anybody can verify a site: `cd public && b3sum --check .steadfast/manifest`. It
//! holds no times: the same site has the same manifest.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{fmt, fs, io};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::state_folder;

/// Every published file with the digest of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The files.
    pub files: BTreeMap<OutPath, Digest>,
}

impl Manifest {
    /// Reads the manifest of an output folder; `None` when no build has finished there.
    pub fn of_output(output: &Path) -> io::Result<Option<Manifest>> {
        Ok(Manifest::with_digest(output)?.map(|(manifest, _)| manifest))
    }

    /// Reads the manifest of an output folder, and the digest of its file.
    pub(super) fn with_digest(output: &Path) -> io::Result<Option<(Manifest, Digest)>> {
        match fs::read_to_string(output.join(state_folder::FOLDER).join(state_folder::MANIFEST)) {
            Ok(text) => {
                let manifest = Manifest { files: lines(&text).collect() };
                Ok(Some((manifest, Digest::of(text.as_bytes()))))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files.iter().try_for_each(|(path, digest)| writeln!(f, "{digest}  {path}"))
    }
}

/// Parses a list of files. Damaged lines are left out: no build owns such a file, so none overwrites it.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (OutPath, Digest)> {
    text.lines().filter_map(|line| {
        let (digest, path) = line.split_once("  ")?;
        Some((OutPath::parse(path).ok()?, Digest::parse(digest)?))
    })
}

/// Writes the list that [`lines`] parses.
pub(super) fn text<'a>(files: impl Iterator<Item = (&'a OutPath, &'a Digest)>) -> String {
    files.fold(String::new(), |mut text, (path, digest)| {
        // Writing to a string never fails.
        let _ = writeln!(text, "{digest}  {path}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_or_hostile_line_lists_nothing() {
        let digest = Digest::of(b"x");
        let text = format!("{digest}  a/b.html\n{digest}  ../x\nzz  c\n{digest} d\n\n{digest}  /etc/x\n");
        let found: Vec<String> = lines(&text).map(|(path, _)| path.to_string()).collect();
        assert_eq!(found, ["a/b.html"]);
    }

    #[test]
    fn a_manifest_reads_as_it_is_written() {
        let file = |path: &str| (OutPath::parse(path).unwrap(), Digest::of(path.as_bytes()));
        let manifest = Manifest { files: [file("b c/é.html"), file("a")].into() };
        assert_eq!(lines(&manifest.to_string()).collect::<BTreeMap<_, _>>(), manifest.files);
    }
}
