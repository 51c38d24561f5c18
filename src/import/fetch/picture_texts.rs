//! The texts of a site, and the addresses of pictures in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::utf8_percent_encode;

use crate::diagnostic::Diagnostic;
use crate::exports::unreadable;
use crate::file_kinds;
use crate::import::faults::shown;
use crate::import::fetch::picture_file::replace;
use crate::import::install::files_below;
use crate::import::pictures::{UNSAFE, addresses};

/// The folder of comments, below that of texts. Nothing is fetched that a commenter names.
const COMMENTS: &str = "comments/";

/// The texts of a site that name pictures of other sites.
#[derive(Debug, Default)]
pub(super) struct PictureTexts {
    texts: Vec<PathBuf>,
    /// The texts that name each address, from the root of the site.
    pub(super) places: BTreeMap<String, Vec<String>>,
}

impl PictureTexts {
    /// Reads the texts of a site.
    ///
    /// # Errors
    ///
    /// Returns an error if a folder cannot be read.
    pub(super) fn of(root: &Path) -> Result<PictureTexts, Diagnostic> {
        let folder = root.join("content");
        let mut found = PictureTexts::default();
        if !folder.is_dir() {
            return Ok(found);
        }
        let files = files_below(&folder).map_err(|reason| unreadable(&shown(&folder), &reason))?;
        for (path, disk) in files {
            if path.starts_with(COMMENTS) || !file_kinds::is_markdown(&path) {
                continue;
            }
            let Ok(text) = fs::read_to_string(&disk) else { continue };
            let before = found.places.len();
            for at in addresses(&text) {
                let places = found.places.entry(text[at].to_owned()).or_default();
                let place = format!("content/{path}");
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            if before < found.places.len() || addresses(&text).next().is_some() {
                found.texts.push(disk);
            }
        }
        Ok(found)
    }

    /// Writes the paths of files in place of their addresses. `files` are below `static/`, by address.
    ///
    /// # Errors
    ///
    /// Returns an error if a text cannot be written.
    pub(super) fn place(&self, files: &BTreeMap<String, String>) -> Result<(), Diagnostic> {
        for disk in &self.texts {
            let text = fs::read_to_string(disk).map_err(|reason| unreadable(&shown(disk), &reason))?;
            let placed = placed(&text, files);
            if placed != text {
                replace(disk, placed.as_bytes())?;
            }
        }
        Ok(())
    }
}

fn placed(text: &str, files: &BTreeMap<String, String>) -> String {
    let (mut placed, mut done) = (String::with_capacity(text.len()), 0);
    for at in addresses(text) {
        if let Some(file) = files.get(&text[at.clone()]) {
            placed.push_str(&text[done..at.start]);
            placed.push_str(&format!("/{}", utf8_percent_encode(file, UNSAFE)));
            done = at.end;
        }
    }
    placed + &text[done..]
}
