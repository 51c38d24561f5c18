//! Makes a site of a blog from another system, and prints a summary.

use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::cli::Format;
use crate::commands::comments::import::import_all;
use crate::commands::exit::Exit;
use crate::commands::import::cli::Import;
use crate::commands::import::{check_addresses, summary};
use crate::commands::output::{self, Voice, warn};
use crate::config::{self, Config};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::exports::ExportFile;
use crate::import::{
    Account, DraftChoice, ImportOptions, READERS, Reader, Source, Staging, install, recognise,
};
use crate::path::SourcePath;
use crate::{clock, import, source};

/// The table of earlier imports, from the root of the site.
const TABLE: &str = "import/addresses.tsv";

/// Runs the command.
pub(crate) fn run(arguments: &Import, voice: Voice) -> Exit {
    let now = match arguments.now.clone().map_or_else(clock::build_moment, Ok) {
        Ok(now) => now,
        Err(fault) => {
            warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    if let Some(list) = &arguments.check_addresses {
        return check_addresses::run(list, arguments.root.as_deref(), now, voice);
    }
    let root = arguments.root.clone().unwrap_or_else(|| PathBuf::from("."));
    let mut report = Report::new();
    let exit = match site(&root, &mut report)
        .and_then(|site| import(arguments, &root, site.as_ref(), &now, voice))
    {
        Ok(text) => {
            output::say(&text);
            Exit::Done
        }
        Err(fault) => {
            report.push(*fault);
            Exit::Fault
        }
    };
    voice.report(report, &root, Format::Human);
    exit
}

/// Returns the settings of the site; `None` if the site is new.
fn site(root: &Path, report: &mut Report) -> Result<Option<Config>, Box<Diagnostic>> {
    let file = root.join("site.yaml");
    if !file.exists() {
        let is_free = !root.is_file()
            && fs::read_dir(root).map_or(true, |entries| entries.flatten().all(|entry| is_hidden(&entry)));
        return if is_free { Ok(None) } else { Err(Box::new(not_a_site(root))) };
    }
    let text = fs::read(&file).map_err(|reason| {
        Diagnostic::error(codes::UNREADABLE, format!("`{}` cannot be read: {reason}", file.display()))
    })?;
    let text = source::text_of(&SourcePath::new("site.yaml"), &text)?;
    let config = config::parse(Some(&text), None, report);
    config.map(Some).ok_or_else(|| {
        Box::new(
            Diagnostic::error(codes::NOT_READY, "the settings of the site cannot be read")
                .help("mend `site.yaml`, or import into a new folder: --root DIR"),
        )
    })
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn not_a_site(root: &Path) -> Diagnostic {
    let message = format!("`{}` is neither a site nor an empty folder", root.display());
    Diagnostic::error(codes::MISSING_CONFIG, message).help("name a new folder for the site: --root my-blog")
}

/// Imports the source, and returns the account.
fn import(
    arguments: &Import,
    root: &Path,
    site: Option<&Config>,
    now: &Moment,
    voice: Voice,
) -> Result<String, Box<Diagnostic>> {
    let mut staging = Staging::beside(root)?;
    let source = arguments.source.as_deref().unwrap_or(root);
    let source = Source::open(source, staging.scratch())?;
    let reader = reader(arguments.from.as_deref(), &source)?;
    let pictures = match &arguments.images {
        Some(folder) => Some(Source::open(folder, &staging.scratch().join("pictures"))?),
        None => None,
    };
    let known = fs::read_to_string(root.join(TABLE)).unwrap_or_default();
    let options = ImportOptions {
        now: now.clone(),
        drafts: if arguments.no_drafts { DraftChoice::LeaveOut } else { DraftChoice::Keep },
        pictures,
        permalink: site.map(|config| config.permalink.clone()),
    };
    let mut import = import::Import::new(&mut staging, options, &known);
    (reader.read)(&source, &mut import)?;
    let account = import.finish()?;
    if site.is_none() {
        staging.settings(&account.settings)?;
    }
    let is_new = site.is_none();
    let mut kept = Vec::new();
    let comments = if is_new {
        let comments = comments(&account, staging.path(), now, voice)?;
        if !arguments.dry_run {
            kept = install(&staging, root)?;
        }
        comments
    } else if arguments.dry_run {
        String::new()
    } else {
        kept = install(&staging, root)?;
        comments(&account, root, now, voice)?
    };
    Ok(summary::text(reader, &account, &comments, &kept, root, arguments.dry_run))
}

/// Imports the comments of the source into a site, and returns an account of them.
fn comments(account: &Account, root: &Path, now: &Moment, voice: Voice) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    for (system, export) in &account.comments {
        text.push_str(&import_all(system, export, root, now, voice)?);
    }
    Ok(text)
}

/// Returns the reader that the arguments name, or the one that recognises the source.
fn reader(name: Option<&str>, source: &Source) -> Result<&'static Reader, Diagnostic> {
    let named = name.and_then(|name| READERS.iter().find(|reader| reader.argument == name));
    named.or_else(|| recognise(source)).ok_or_else(|| {
        // A file that nobody can read as text has a fault of its own.
        let file = source.files.first().filter(|_| source.is_file);
        if let Some(Err(fault)) = file.map(|file| ExportFile::open(&file.disk)) {
            return fault;
        }
        let message = format!("`{}` is not a blog of a known system", source.name);
        let systems: Vec<String> =
            READERS.iter().map(|reader| format!("{}: {}", reader.name, reader.source)).collect();
        Diagnostic::error(codes::BAD_INPUT, message)
            .why("none of the readers recognises it")
            .help(format!("name the system with --from, or:\n{}", systems.join("\n")))
    })
}
