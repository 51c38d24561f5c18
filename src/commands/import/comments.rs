//! Imports the comments of a blog after its articles.

use std::path::Path;

use crate::commands::comments::import::import_all;
use crate::commands::output::Voice;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::import::Account;

/// Imports the comments of the source into a site, and returns an account of them.
pub(super) fn comments(
    account: &Account,
    root: &Path,
    now: &Moment,
    voice: Voice,
) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    for (system, export) in &account.comments {
        text.push_str(&import_all(system, export, root, now, voice)?);
    }
    Ok(text)
}
