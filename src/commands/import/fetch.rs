//! `steadfast import --fetch-images`: fetches pictures of the old site after the import.

use std::path::Path;

use crate::commands::output::{Voice, Volume};
use crate::commands::progress::Progress;
use crate::diagnostic::{Diagnostic, codes, counted};
use crate::import::fetch::{FetchAccount, PictureFetch};

/// The places that are shown for each reason.
const PLACES: usize = 3;

/// Refuses the option in a program that cannot fetch.
pub(super) fn check_feature() -> Result<(), Box<Diagnostic>> {
    if cfg!(feature = "fetch") {
        return Ok(());
    }
    Err(Box::new(
        Diagnostic::error(codes::NOT_READY, "this program cannot fetch pictures")
            .why("it was made without the feature `fetch`")
            .help("leave out --fetch-images, or make it with: cargo install steadfast --features fetch"),
    ))
}

/// Fetches the pictures of a site, or says how many would be fetched. Returns an account.
pub(super) fn fetch(root: &Path, home: &str, is_dry: bool, voice: Voice) -> Result<String, Box<Diagnostic>> {
    let fetch = PictureFetch::of(root, home)?;
    let count = fetch.count();
    if is_dry {
        let hosts: Vec<String> = fetch.hosts().into_iter().collect();
        let from = if hosts.is_empty() { String::new() } else { format!(" from {}", hosts.join(", ")) };
        return Ok(format!("\n{} would be fetched{from}\n", counted(count, "picture")));
    }
    let progress = (voice.volume == Volume::Usual).then(|| Progress::new("Pictures", count));
    let account = fetch.run(|done| progress.iter().for_each(|progress| progress.step(done)));
    if let Some(progress) = progress {
        progress.finish();
    }
    Ok(text(&account?))
}

fn text(account: &FetchAccount) -> String {
    let mut text = format!("\n{} fetched\n", counted(account.fetched, "picture"));
    if account.known > 0 {
        text.push_str(&format!("{:>7}  there already, not fetched again\n", account.known));
    }
    if account.elsewhere > 0 {
        text.push_str(&format!(
            "{:>7}  at hosts that are not the old site's, left there\n",
            account.elsewhere
        ));
    }
    for (reason, places) in &account.failed {
        text.push_str(&format!("{:>7}  not fetched, left there: {reason}\n", places.len()));
        for place in places.iter().take(PLACES) {
            text.push_str(&format!("         {place}\n"));
        }
    }
    if account.elsewhere > 0 || !account.failed.is_empty() {
        text.push_str("         import/pictures.txt lists all that have addresses of other sites\n");
    }
    text
}
