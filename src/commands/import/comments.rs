//! Imports the comments of a blog after its articles.

use std::mem;
use std::path::{Path, PathBuf};

use crate::commands::comments::import::import_all;
use crate::commands::import::articles;
use crate::commands::output::Voice;
use crate::comments::Articles;
use crate::config::Config;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::import::Account;

/// Imports the comments of the source into a site that is there, and returns an account of them.
pub(super) fn comments(
    account: &Account,
    root: &Path,
    now: &Moment,
    voice: Voice,
) -> Result<String, Box<Diagnostic>> {
    import_each(&account.comments, root, now, voice, |_| None)
}

/// Imports the comments of the source into a site that the import has just made at `root`, and returns an account of them. The
/// texts of the account are used up.
pub(super) fn comments_of_new_site(
    account: &mut Account,
    root: &Path,
    now: &Moment,
    voice: Voice,
) -> Result<String, Box<Diagnostic>> {
    let (exports, people) = (account.comments.clone(), articles::people(account));
    let mut left = exports.len();
    import_each(&exports, root, now, voice, |config| {
        left -= 1;
        let texts = if left == 0 { mem::take(&mut account.texts) } else { account.texts.clone() };
        Some(articles::of_new_site(texts, people.clone(), config, now))
    })
}

/// Imports exports of comments. `articles` returns those of a new site.
fn import_each(
    exports: &[(&'static str, PathBuf)],
    root: &Path,
    now: &Moment,
    voice: Voice,
    mut articles: impl FnMut(&Config) -> Option<Articles>,
) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    for (system, export) in exports {
        text.push_str(&import_all(system, export, root, now, voice, &mut articles)?);
    }
    Ok(text)
}
