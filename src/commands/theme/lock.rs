//! `theme.lock`: which files of the theme a site has taken over, and what they were then.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// The file, beside `site.yaml`.
pub(super) const NAME: &str = "theme.lock";

/// What the file says.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Lock {
    about: String,
    /// By the path in the site.
    pub(super) files: BTreeMap<String, Then>,
}

/// What a file of the theme was when it was copied.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Then {
    /// The version of the program that carried it.
    pub(super) version: String,
    /// The digest of its bytes.
    pub(super) digest: String,
}

impl Lock {
    /// The file of a site; an empty one where there is none. The error is what to say.
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
