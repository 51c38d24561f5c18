//! `steadfast import --in-place`: makes a site of the folder of a blog, or shows what would have to change.

use std::path::Path;

use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::import::cli::Import;
use crate::commands::import::comments::{comments, comments_of_new_site};
use crate::commands::import::reader::reader;
use crate::commands::import::{read, settings, summary, work_tree};
use crate::commands::output::{self, Voice};
use crate::config;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::edits::unified_diff;
use crate::import::in_place::{ASIDE, FileChange, FolderState, InPlacePlan, apply};
use crate::import::{self, DraftChoice, ImportOptions, PictureSource, Reader, Source, SourceForm, Staging};

/// The folder of the tables that each import writes. They are no part of what is shown.
const TABLES: &str = "import/";

/// Runs the command.
pub(super) fn run(arguments: &Import, now: &Moment, voice: Voice) -> Exit {
    let root = arguments.source.as_deref().unwrap_or(Path::new("."));
    let mut report = Report::new();
    let exit = match import(arguments, root, now, voice, &mut report) {
        Ok(()) => Exit::Done,
        Err(fault) => {
            report.push(*fault);
            Exit::Fault
        }
    };
    voice.report(report, root, Format::Human);
    exit
}

/// Imports the folder into itself.
fn import(
    arguments: &Import,
    root: &Path,
    now: &Moment,
    voice: Voice,
    report: &mut Report,
) -> Result<(), Box<Diagnostic>> {
    check_folder(root)?;
    if !arguments.dry_run {
        work_tree::check_clean(root)?;
    }
    let mut staging = Staging::beside(root)?;
    let source = Source::open(root, staging.scratch())?;
    let site = settings::of_folder(root, report)?;
    let reader = match (reader(arguments.from.as_deref(), &source), &site) {
        (Err(_), Some(_)) => return Err(already_site(root)),
        (reader, _) => reader?,
    };
    check_form(reader)?;
    let state = if site.is_some() { FolderState::Site } else { FolderState::Blog };
    let config = site.as_ref().map(|site| site.config().clone());
    let options = ImportOptions {
        now: now.clone(),
        drafts: if arguments.no_drafts { DraftChoice::LeaveOut } else { DraftChoice::Keep },
        pictures: PictureSource::Addresses,
        site,
    };
    let known = std::fs::read_to_string(root.join("import/addresses.tsv")).unwrap_or_default();
    let import = import::Import::new(&mut staging, options, &known);
    let mut account = read::read(reader, &source, import, voice)?;
    let mut comment_account = String::new();
    let config = match config {
        Some(config) => config,
        None => {
            staging.settings(&account.settings)?;
            comment_account = comments_of_new_site(&mut account, staging.path(), now, voice)?;
            config::parse(Some(&account.settings), None, report).ok_or_else(unreadable_settings)?
        }
    };
    let plan = InPlacePlan::of(&source, &mut staging, &account, &config, state)?;
    if arguments.dry_run {
        let shown = plan.changes.iter().filter(|change| !change.to().starts_with(TABLES));
        output::say(&shown.map(|change| unified_diff(&change.as_changed_file())).collect::<String>());
    } else {
        work_tree::check_tracked(root, plan.touched())?;
        apply(&plan, &staging, root)?;
        if state == FolderState::Site {
            comment_account = comments(&account, root, now, voice)?;
        }
    }
    let account = summary::text(reader, &account, &comment_account, &[], root, arguments.dry_run);
    let text = format!("{account}\n{}", counts(&plan, arguments.dry_run));
    // The difference alone is on standard output.
    if arguments.dry_run {
        voice.note(&text);
    } else {
        output::say(&text);
    }
    Ok(())
}

/// Refuses a source that is no folder.
fn check_folder(root: &Path) -> Result<(), Box<Diagnostic>> {
    if root.is_dir() {
        return Ok(());
    }
    let message = format!("`{}` is not a folder", root.display());
    Err(Box::new(
        Diagnostic::error(codes::BAD_INPUT, message)
            .why("only a folder of texts can become a site in its own place")
            .help(
                "import it into a new folder: leave out --in-place, and name the folder with --root my-blog",
            ),
    ))
}

/// Refuses the export of a system.
fn check_form(reader: &Reader) -> Result<(), Box<Diagnostic>> {
    if reader.form == SourceForm::Folder {
        return Ok(());
    }
    let message = format!("a blog of {} cannot become a site in its own place", reader.name);
    Err(Box::new(
        Diagnostic::error(codes::BAD_INPUT, message)
            .why("its texts are in an export, not in a folder of Markdown files with front matter")
            .help(
                "import it into a new folder: leave out --in-place, and name the folder with --root my-blog",
            ),
    ))
}

fn already_site(root: &Path) -> Box<Diagnostic> {
    let message = format!("`{}` is a site already, and holds no blog of another system", root.display());
    Box::new(Diagnostic::error(codes::BAD_INPUT, message).help("build it: steadfast build"))
}

fn unreadable_settings() -> Box<Diagnostic> {
    let message = "the settings of the old blog do not make settings of a site";
    Box::new(Diagnostic::error(codes::NOT_READY, message).help("import into a new folder: --root my-blog"))
}

/// Returns the number of files that change, and of those that do not.
fn counts(plan: &InPlacePlan, is_dry: bool) -> String {
    let would = if is_dry { "would " } else { "" };
    let changes = || plan.changes.iter().filter(|change| !change.to().starts_with(TABLES));
    let is_moved = |change: &FileChange| change.from().is_some_and(|from| from != change.to());
    let changed = changes().filter(|change| matches!(change, FileChange::Changed { .. })).count();
    let moved = changes().filter(|change| is_moved(change)).count();
    let new = changes().filter(|change| change.from().is_none()).count();
    let mut text = format!("Files of this folder:\n{:>7}  need no change\n", plan.unchanged);
    let rows = [
        (changed, format!("{would}get another text")),
        (moved, format!("{would}get another path")),
        (new, "of the new site alone".to_owned()),
        (plan.aside.len(), format!("of the old program {would}move to {ASIDE}")),
    ];
    for (count, what) in rows.iter().filter(|(count, _)| *count > 0) {
        text.push_str(&format!("{count:>7}  {what}\n"));
    }
    let end =
        match is_dry {
            true => "Nothing is written. Without --dry-run these changes are made, if git can undo them.\n"
                .to_owned(),
            false => "To undo all of it before you commit: `git clean -d --force` and `git reset --hard`.\n"
                .to_owned(),
        };
    text + &end
}
