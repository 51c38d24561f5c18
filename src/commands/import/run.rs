//! Makes a site of a blog from another system, and prints a summary.

use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::build_moment;
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::import::cli::Import;
use crate::commands::import::comments::{comments, comments_of_new_site};
use crate::commands::import::reader::reader;
use crate::commands::import::{check_addresses, fetch, in_place, read, settings, summary};
use crate::commands::output::{self, Voice};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report};
use crate::import;
use crate::import::{
    DraftChoice, ExistingSite, ImportOptions, PictureSource, Source, Staging, install, kept,
};

/// The word of `--images` with which pictures stay at their addresses.
const KEEP: &str = "keep";

/// The table of earlier imports, from the root of the site.
const TABLE: &str = "import/addresses.tsv";

/// Runs the command.
pub(crate) fn run(arguments: &Import, voice: Voice) -> Exit {
    let now = match build_moment::given_or_present(arguments.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    if let Some(list) = &arguments.check_addresses {
        return check_addresses::run(list, arguments.root.as_deref(), now, voice);
    }
    if arguments.in_place {
        return in_place::run(arguments, &now, voice);
    }
    let root = arguments.root.clone().unwrap_or_else(|| PathBuf::from("."));
    let mut report = Report::new();
    let exit = match settings::of_site(&root, &mut report)
        .and_then(|site| import(arguments, &root, site, &now, voice))
    {
        Ok(()) => Exit::Done,
        Err(fault) => {
            report.push(*fault);
            Exit::Fault
        }
    };
    voice.report(report, &root, Format::Human);
    exit
}

/// Imports the source, and prints the account. Then fetches pictures, if that is wanted.
fn import(
    arguments: &Import,
    root: &Path,
    site: Option<ExistingSite>,
    now: &Moment,
    voice: Voice,
) -> Result<(), Box<Diagnostic>> {
    if arguments.fetch_images {
        fetch::check_feature()?;
    }
    let mut staging = Staging::beside(root)?;
    let source = arguments.source.as_deref().unwrap_or(root);
    let source = Source::open(source, staging.scratch())?;
    let reader = reader(arguments.from.as_deref(), &source)?;
    let pictures = match &arguments.images {
        None => PictureSource::OfSource,
        Some(word) if word.as_os_str() == KEEP => PictureSource::Addresses,
        Some(folder) => PictureSource::Folder(Source::open(folder, &staging.scratch().join("pictures"))?),
    };
    let is_new = site.is_none();
    let known = fs::read_to_string(root.join(TABLE)).unwrap_or_default();
    let options = ImportOptions {
        now: now.clone(),
        drafts: if arguments.no_drafts { DraftChoice::LeaveOut } else { DraftChoice::Keep },
        pictures,
        site,
    };
    let import = import::Import::new(&mut staging, options, &known);
    let mut account = read::read(reader, &source, import, voice)?;
    if is_new {
        staging.settings(&account.settings)?;
    }
    let kept = kept(&staging, root)?;
    let mut text_of_comments = String::new();
    if is_new {
        text_of_comments = comments_of_new_site(&mut account, staging.path(), now, voice)?;
    }
    if !arguments.dry_run {
        install(&staging, root)?;
        if !is_new {
            text_of_comments = comments(&account, root, now, voice)?;
        }
    }
    output::say(&summary::text(reader, &account, &text_of_comments, &kept, root, arguments.dry_run));
    if arguments.fetch_images {
        let folder = if is_new && arguments.dry_run { staging.path() } else { root };
        output::say(&fetch::fetch(folder, &account.site.url, arguments.dry_run, voice)?);
    }
    Ok(())
}
