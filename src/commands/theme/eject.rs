//! `steadfast theme eject`: copies files of the theme into a site, or lists them.

use std::path::Path;
use std::{fs, io};

use crate::commands::exit::Exit;
use crate::commands::init::write_new;
use crate::commands::output::{Voice, fitted, say, warn};
use crate::commands::site_folder;
use crate::commands::theme::cli::Eject;
use crate::commands::theme::file::{Comparison, ThemeFile, files, is_site};
use crate::commands::theme::lock::{Lock, NAME, Then};

/// Runs the command.
pub(super) fn run(arguments: &Eject, voice: Voice) -> Exit {
    let root = site_folder::find(arguments.root.as_deref(), voice);
    if arguments.files.is_empty() && !arguments.all {
        return list(&root);
    }
    if !is_site(&root) {
        return Exit::Fault;
    }
    let wanted: Result<Vec<ThemeFile>, Vec<String>> = chosen(arguments);
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(faults) => {
            faults.iter().for_each(|fault| warn(fault));
            return Exit::Usage;
        }
    };
    let there: Vec<&str> = wanted
        .iter()
        .map(|file| file.path)
        .filter(|path| !arguments.force && fs::symlink_metadata(root.join(path)).is_ok())
        .collect();
    if !there.is_empty() {
        warn(&format!(
            "error: the site has {} already; nothing was written\n  help: `steadfast theme diff` says how they \
             differ from the theme's; `--force` replaces them\n",
            there.join(", ")
        ));
        return Exit::Fault;
    }
    match copy(&wanted, &root) {
        Ok(()) => {
            say(&next_steps(&wanted));
            Exit::Done
        }
        Err(fault) => {
            warn(&fault);
            Exit::Fault
        }
    }
}

/// Returns the files that the arguments name, or the error messages.
fn chosen(arguments: &Eject) -> Result<Vec<ThemeFile>, Vec<String>> {
    if arguments.all {
        return Ok(files().collect());
    }
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for name in &arguments.files {
        match ThemeFile::find(name) {
            Ok(file) => found.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    found.sort_by_key(|file| file.path);
    found.dedup_by_key(|file| file.path);
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// Copies files, and records their digests in `theme.lock`.
fn copy(wanted: &[ThemeFile], root: &Path) -> Result<(), String> {
    let mut lock = Lock::read(root)?;
    for file in wanted {
        write(&root.join(file.path), file.bytes)
            .map_err(|reason| format!("error: `{}` cannot be written: {reason}\n", file.path))?;
        let then = Then { version: env!("CARGO_PKG_VERSION").to_owned(), digest: file.digest().to_string() };
        lock.files.insert(file.path.to_owned(), then);
        say(&format!("wrote {}\n", file.path));
    }
    lock.write(root).map_err(|reason| format!("error: `{NAME}` cannot be written: {reason}\n"))
}

/// Writes a file, and renames it into place. Replaces an existing file.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Files whose names begin with a dot do not belong to the site.
    let new = path.with_file_name(format!(".{name}.new"));
    let _ = fs::remove_file(&new);
    write_new(&new, bytes)?;
    fs::rename(&new, path)
}

fn next_steps(wanted: &[ThemeFile]) -> String {
    let template = wanted.iter().find_map(|file| file.path.strip_prefix("templates/"));
    let mut text = String::from(
        "\nThese are the site's own now: change them, and the next build uses them. Without them the theme's are \
         used again.\n",
    );
    if let Some(name) = template {
        text.push_str(&format!(
            "`steadfast explain template {name}` prints what a template sees.\nWhere a block is all that changes, \
             `{{% extends \"theme/{name}\" %}}` with that block is enough.\n"
        ));
    }
    text.push_str(
        "`steadfast theme diff` tells when a later version of the theme differs; `theme.lock` is for that.\n",
    );
    text
}

/// Lists the files of the theme with their purposes. Marks those that the site replaces.
fn list(root: &Path) -> Exit {
    let lock = match Lock::read(root) {
        Ok(lock) => lock,
        Err(fault) => {
            warn(&fault);
            return Exit::Fault;
        }
    };
    let widest = files().map(|file| file.path.len()).max().unwrap_or_default();
    let mut text = String::new();
    let mut own = 0;
    for file in files() {
        let state = match file.read_replacement(root) {
            Ok(own) => file.compare(own.as_deref(), &lock),
            Err(reason) => {
                warn(&format!("error: `{}` cannot be read: {reason}\n", file.path));
                return Exit::Fault;
            }
        };
        own += usize::from(state != Comparison::Theirs);
        let mark = match state {
            Comparison::Theirs => ' ',
            Comparison::Earlier | Comparison::BothChanged => '!',
            Comparison::Same | Comparison::Extends | Comparison::Changed => '*',
        };
        text.push_str(&fitted(&format!("{mark} {:widest$}  {}", file.path, file.about())));
        text.push('\n');
    }
    text.push_str(match own {
        0 => "\n`steadfast theme eject FILE` copies one into the site, where it is yours to change.\n",
        _ => {
            "\n* the site has its own   ! and the theme's has changed since it was copied\n`steadfast theme diff` \
             says more about them.\n"
        }
    });
    say(&text);
    Exit::Done
}
