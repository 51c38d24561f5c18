//! Reads the site, makes the change, shows or writes it.

use std::env;
use std::path::{Component, Path, PathBuf};

use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::moves::cli::{Mv, Rename, Rm, Shared};
use crate::commands::moves::withdraw;
use crate::commands::output::Voice;
use crate::commands::{build_moment, output, site_folder};
use crate::diagnostic::{Diagnostic, Report, codes, counted};
use crate::edits::{Resolved, unified_diffs};
use crate::moves::{Facts, Leave, Target, Wanted, finish, relocate, remove};
use crate::path::{SourcePath, Url};
use crate::slug::Slug;
use crate::{file_kinds, moves, rewrite, source};

/// Runs `steadfast mv`.
pub(crate) fn mv(arguments: &Mv, voice: Voice) -> Exit {
    change(&arguments.shared, voice, |facts, root| {
        let file = inside(root, &arguments.file);
        let target = if arguments.to.contains(['/', '\\']) || file_kinds::is_markdown(&arguments.to) {
            Target::File(inside(root, Path::new(&arguments.to)))
        } else {
            let slug = Slug::as_written(&arguments.to).map_err(|fault| {
                Diagnostic::error(codes::BAD_PATH, format!("`{}` cannot be a slug: {fault}", arguments.to))
                    .help(format!("write `{}`", Slug::from_title(&arguments.to)))
            })?;
            Target::Slug(slug)
        };
        relocate(facts, &file, &target)
    })
}

/// Runs `steadfast rename`.
pub(crate) fn rename(arguments: &Rename, voice: Voice) -> Exit {
    change(&arguments.shared, voice, |facts, _| {
        moves::rename(facts, arguments.what.page(), &arguments.old, &arguments.new)
    })
}

/// Runs `steadfast rm`.
pub(crate) fn rm(arguments: &Rm, voice: Voice) -> Exit {
    let mut places = String::new();
    let exit = change(&arguments.shared, voice, |facts, root| {
        let file = inside(root, &arguments.file);
        let leave = match &arguments.to {
            None => Leave::Gone,
            Some(to) => Leave::To(Url::parse(to).map_err(|fault| {
                Diagnostic::error(
                    codes::BAD_PATH,
                    format!("`{to}` cannot be an address of this site: {fault}"),
                )
                .help("name a path from the site's root, such as `--to /archive/`")
            })?),
        };
        let wanted = remove(facts, &file, leave)?;
        if arguments.withdraw {
            places = withdraw::places(facts, &file);
        }
        Ok(wanted)
    });
    if exit == Exit::Done {
        output::say(&places);
    }
    exit
}

/// Makes a change, checks it, and writes or shows it.
fn change(
    shared: &Shared,
    voice: Voice,
    wanted: impl FnOnce(&Facts<'_>, &Path) -> Result<Wanted, Diagnostic>,
) -> Exit {
    let root = site_folder::find(shared.site.root.as_deref(), voice);
    let now = match build_moment::given_or_present(shared.site.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let mut report = Report::new();
    let sources = source::read(&root, &mut Report::new());
    let Some(facts) = Facts::new(&sources, now, &mut report) else {
        voice.report(report, &root, Format::Human);
        return Exit::Fault;
    };
    let done = wanted(&facts, &root).map_err(|fault| vec![fault]).and_then(|wanted| finish(&facts, wanted));
    let done = done.and_then(|resolved| match shared.dry_run {
        true => Ok(resolved),
        false => rewrite::write(&root, &resolved.files).map(|()| resolved),
    });
    match done {
        Ok(resolved) if resolved.files.is_empty() => voice.account("nothing is to be changed\n"),
        Ok(resolved) if shared.dry_run => {
            output::say(&unified_diffs(&resolved.files));
        }
        Ok(resolved) => voice.account(&account(&resolved)),
        Err(faults) => {
            report.extend(faults);
            voice.report(report, &root, Format::Human);
            output::warn("nothing was changed\n");
            return Exit::Fault;
        }
    }
    Exit::Done
}

/// Returns what was done: a line for each moved or removed file, and the number of changed ones.
fn account(resolved: &Resolved) -> String {
    let mut text = String::new();
    let mut changed = Vec::new();
    for file in &resolved.files {
        match (&file.from, &file.to) {
            (Some(from), Some(to)) if from != to => text.push_str(&format!("moved {from}\n   to {to}\n")),
            (Some(from), None) => text.push_str(&format!("removed {from}\n")),
            _ => changed.push(file.path()),
        }
    }
    if let Some(first) = changed.first() {
        let more = if changed.len() > 1 { ", such as" } else { ":" };
        text.push_str(&format!("{} changed{more} {first}\n", counted(changed.len(), "file")));
    }
    text
}

/// Returns the path of a file from the site's root. It may be written from there, or from the current folder.
fn inside(root: &Path, file: &Path) -> SourcePath {
    let as_written = SourcePath::new(file.to_string_lossy().replace('\\', "/"));
    if as_written.below("content").is_some() {
        return as_written;
    }
    let (Ok(here), Ok(root)) = (env::current_dir(), root.canonicalize()) else { return as_written };
    let here = here.canonicalize().unwrap_or(here);
    let mut whole = PathBuf::new();
    for part in here.join(file).components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    match whole.strip_prefix(&root).ok().and_then(Path::to_str) {
        Some(path) => SourcePath::new(path.replace('\\', "/")),
        None => as_written,
    }
}
