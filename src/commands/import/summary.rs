//! The account of an import: what came in, what was changed, and what was left out.

use std::path::Path;

use crate::commands::shell;
use crate::diagnostic::counted;
use crate::import::{Account, Note, Reader};

/// The places that are shown for each kind of note.
const PLACES: usize = 3;

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
    line(account.authors, if account.authors == 1 { "profile of an author" } else { "profiles of authors" });
    line(account.files, &noun(account.files, "file"));
    line(account.redirects, &noun(account.redirects, "redirect"));
    line(account.remote_pictures, "pictures that stay at their addresses, listed in import/pictures.txt");
    line(account.known, "there already, not taken twice");
    text.push_str(comments);
    for note in [Note::LeftOut, Note::Unconverted, Note::Changed] {
        text.push_str(&notes(account, note));
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
