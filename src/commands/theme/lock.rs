//! The file `theme.lock`: which files of the theme were copied into a site, from which version and with which digest.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// The name of the file, which is beside `site.yaml`.
pub(super) const NAME: &str = "theme.lock";

/// The contents of the file.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Lock {
    about: String,
    /// The copied files, by their paths in the site.
    pub(super) files: BTreeMap<String, Then>,
}

/// A file of the theme at the time when it was copied.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Then {
    /// The version of the program.
    pub(super) version: String,
    /// The digest of the file.
    pub(super) digest: String,
}

impl Lock {
    /// Reads the file of a site; an empty value if it does not exist. Returns an error message.
    pub(super) fn read(root: &Path) -> Result<Lock, String> {
        let text = match fs::read_to_string(root.join(NAME)) {
            Ok(text) => text,
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(Lock::default()),
            Err(reason) => return Err(format!("error: `{NAME}` cannot be read: {reason}\n")),
        };
        serde_json::from_str(&text).map_err(|reason| {
            format!(
                "error: `{NAME}` is not what `steadfast theme eject` wrote: {reason}\n  help: restore it, or delete it: \
                 then it is no longer known which theme your files were copied from\n"
            )
        })
    }

    /// Writes the file.
    pub(super) fn write(&mut self, root: &Path) -> io::Result<()> {
        self.about =
            "What the theme's files were when `steadfast theme eject` copied them. Keep this with the site."
                .to_owned();
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        fs::write(root.join(NAME), text + "\n")
    }
}
