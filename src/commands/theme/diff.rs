//! `steadfast theme diff`: compares a site's files with the theme's files that they replace.

use std::path::Path;

use similar::TextDiff;

use crate::commands::exit::Exit;
use crate::commands::output::{Voice, say, warn};
use crate::commands::site_folder;
use crate::commands::theme::cli::ThemeDiff;
use crate::commands::theme::file::{Comparison, ThemeFile, files, is_site, plain};
use crate::commands::theme::lock::Lock;

/// Runs the command.
pub(super) fn run(arguments: &ThemeDiff, voice: Voice) -> Exit {
    let root = site_folder::find(arguments.root.as_deref(), voice);
    if !is_site(&root) {
        return Exit::Fault;
    }
    let mut wanted = Vec::new();
    for name in &arguments.files {
        match ThemeFile::find(name) {
            Ok(file) => wanted.push(file),
            Err(fault) => {
                warn(&fault);
                return Exit::Usage;
            }
        }
    }
    let text = if wanted.is_empty() { summary(&root) } else { differences(&wanted, &root) };
    match text {
        Ok(text) => {
            say(&text);
            Exit::Done
        }
        Err(fault) => {
            warn(&fault);
            Exit::Fault
        }
    }
}

/// Returns a line for each file of the site that replaces one of the theme's; an error message if a file cannot be read.
fn summary(root: &Path) -> Result<String, String> {
    let lock = Lock::read(root)?;
    let mut lines = Vec::new();
    for file in files() {
        let own = read(file, root)?;
        let state = file.compare(own.as_deref(), &lock);
        if state == Comparison::Theirs {
            continue;
        }
        let (more, less) = counts(file, &own.unwrap_or_default());
        let counts = if state == Comparison::Same { String::new() } else { format!(" (+{more} -{less})") };
        let since =
            lock.files.get(file.path).map(|then| format!(", from {}", then.version)).unwrap_or_default();
        lines.push((file.path, format!("{}{since}{counts}", state.words())));
    }
    if lines.is_empty() {
        return Ok("This site uses the theme as it is.\n".to_owned());
    }
    let widest = lines.iter().map(|(path, _)| path.len()).max().unwrap_or_default();
    let lines = lines.iter().map(|(path, what)| format!("{path:widest$}  {what}\n"));
    Ok(lines.collect::<String>() + "\n`steadfast theme diff FILE` shows the lines.\n")
}

/// Returns the lines in which files differ: `-` for the theme's, `+` for the site's.
fn differences(wanted: &[ThemeFile], root: &Path) -> Result<String, String> {
    let mut text = String::new();
    for file in wanted {
        let Some(own) = read(*file, root)? else {
            text.push_str(&format!("{}: the site has none of its own\n", file.path));
            continue;
        };
        let (theirs, own) = (plain(file.bytes), plain(&own));
        if theirs == own {
            text.push_str(&format!("{}: the same as the theme's\n", file.path));
            continue;
        }
        let theme = format!("theme {}/{}", env!("CARGO_PKG_VERSION"), file.path);
        let diff = TextDiff::from_lines(&theirs, &own);
        text.push_str(&diff.unified_diff().header(&theme, file.path).to_string());
    }
    Ok(text)
}

/// Returns the number of lines that only the site's file has, and the number of those that only the theme's file has.
fn counts(file: ThemeFile, own: &[u8]) -> (usize, usize) {
    let (theirs, own) = (plain(file.bytes), plain(own));
    let diff = TextDiff::from_lines(&theirs, &own);
    let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    (count(similar::ChangeTag::Insert), count(similar::ChangeTag::Delete))
}

fn read(file: ThemeFile, root: &Path) -> Result<Option<Vec<u8>>, String> {
    file.read_replacement(root).map_err(|reason| format!("error: `{}` cannot be read: {reason}\n", file.path))
}
