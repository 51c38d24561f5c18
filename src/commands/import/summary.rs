//! The account of an import: what came in, what was changed, and what was left out.

use std::path::Path;

use crate::commands::output::fitted;
use crate::commands::shell;
use crate::diagnostic::counted;
use crate::import::{Account, Note, Reader, SettingsGap};

/// The places that are shown for each kind of note.
const PLACES: usize = 3;

/// The differences of settings that are shown.
const DIFFERENCES: usize = 8;

/// The most addresses of pictures that are all shown.
const ADDRESSES: usize = 5;

/// Returns the account.
pub(super) fn text(
    reader: &Reader,
    account: &Account,
    comments: &str,
    kept: &[String],
    root: &Path,
    is_dry: bool,
) -> String {
    let verb = if is_dry { "would be imported" } else { "imported" };
    let mut text = format!("{} {verb} from {}\n", total(account), reader.name);
    let mut line = |count: usize, what: &str| {
        if count > 0 {
            text.push_str(&format!("{count:>7}  {what}\n"));
        }
    };
    line(account.articles, &noun(account.articles, "article"));
    line(account.pages, &noun(account.pages, "page"));
    for (reason, count) in &account.drafts {
        line(*count, &format!("drafts: {reason}"));
    }
    let kept_below = |folder: &str| kept.iter().filter(|path| path.starts_with(folder)).count();
    let profiles = account.authors.saturating_sub(kept_below("content/authors/"));
    line(profiles, if profiles == 1 { "profile of an author" } else { "profiles of authors" });
    let files = account.files.saturating_sub(kept_below("static/"));
    line(files, &noun(files, "file"));
    line(account.redirects, &noun(account.redirects, "redirect"));
    line(account.known, "there already, not taken twice");
    text.push_str(comments);
    text.push_str(&pictures(&account.remote_pictures));
    for note in [Note::LeftOut, Note::Unconverted, Note::Changed] {
        text.push_str(&notes(account, note));
    }
    if let Some(gap) = &account.gap {
        text.push_str(&settings(gap, root, is_dry));
    }
    for path in kept {
        text.push_str(&format!("kept: `{path}` is there already, and has another text\n"));
    }
    if !is_dry {
        text.push_str(&format!(
            "\nAll notes are in {}, the old and new addresses in {}.\nLook at the result with `steadfast serve{}`.\n",
            root.join("import/notes.tsv").display(),
            root.join("import/addresses.tsv").display(),
            if root == Path::new(".") { String::new() } else { format!(" --root {}", shell::word(root)) },
        ));
    }
    text
}

/// Returns what the settings of the site lack, and where they differ from the old site.
fn settings(gap: &SettingsGap, root: &Path, is_dry: bool) -> String {
    let mut text = String::new();
    let file = root.join("import/site.yaml");
    if gap.missing.is_empty() {
        text.push_str("\nsite.yaml has all lines that the import needs.\n");
    } else {
        text.push_str("\nto add to site.yaml, which an import never changes:\n");
    }
    for (count, what) in &gap.missing {
        text.push_str(&format!("{count:>7}  {}\n", noun(*count, what)));
    }
    if !gap.missing.is_empty() {
        let verb = if is_dry { "would be" } else { "are" };
        text.push_str(&format!("         The lines {verb} in {}.\n", file.display()));
    }
    if gap.refuses_fields() {
        text.push_str("         The site builds only when its keys of front matter are there.\n");
    }
    if !gap.differences.is_empty() {
        text.push_str("\nother values than on the old site, which stay in site.yaml:\n");
    }
    for (key, here, there) in gap.differences.iter().take(DIFFERENCES) {
        text.push_str(&format!("         {key}: {here} (old site: {there})\n"));
    }
    if gap.differences.len() > DIFFERENCES {
        let more = gap.differences.len() - DIFFERENCES;
        text.push_str(&format!("         and {more} more, in {}\n", file.display()));
    }
    text
}

/// Returns the pictures that stay where they are: all of them, or the first with the name of the list.
fn pictures(addresses: &[String]) -> String {
    let mut text = String::new();
    if !addresses.is_empty() {
        let verb = if addresses.len() == 1 {
            "picture that stays at its address"
        } else {
            "pictures that stay at their addresses"
        };
        text.push_str(&format!("{:>7}  {verb}:\n", addresses.len()));
    }
    let is_short = addresses.len() <= ADDRESSES;
    let shown = if is_short { ADDRESSES } else { PLACES };
    for address in addresses.iter().take(shown) {
        text.push_str(&format!("{}\n", fitted(&format!("         {address}"))));
    }
    if !is_short {
        text.push_str("         … all of them are in import/pictures.txt; --fetch-images fetches them\n");
    }
    text
}

/// Returns a noun in the form that a number needs.
fn noun(count: usize, noun: &str) -> String {
    let counted = counted(count, noun);
    counted.split_once(' ').map_or(String::new(), |(_, noun)| noun.to_owned())
}

fn total(account: &Account) -> String {
    let drafts: usize = account.drafts.values().sum();
    counted(account.articles + account.pages + drafts, "text")
}

/// Returns the notes of a kind, each with its number and its first places.
fn notes(account: &Account, note: Note) -> String {
    let mut text = String::new();
    for (_, what, places) in account.notes.iter().filter(|(kind, _, _)| *kind == note) {
        if text.is_empty() {
            text.push_str(&format!("\n{}:\n", note.heading()));
        }
        let mut distinct: Vec<&str> = Vec::new();
        for place in places {
            if distinct.len() <= PLACES && !distinct.contains(&place.as_str()) {
                distinct.push(place);
            }
        }
        let more = if distinct.len() > PLACES { ", …" } else { "" };
        distinct.truncate(PLACES);
        let shown = distinct.join(", ");
        text.push_str(&format!("{:>7}  {what} ({shown}{more})\n", places.len()));
    }
    text
}
