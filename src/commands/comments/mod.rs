//! `steadfast comments`: lists, decides, adds and imports comments in the terminal.

mod add;
pub mod cli;
mod decide;
mod desk;
#[cfg(feature = "import")]
pub(super) mod import;
mod list;
#[cfg(feature = "serve")]
pub(super) mod moderate;
mod named_text;
mod review;
#[cfg(feature = "intake")]
mod serve;
#[cfg(feature = "intake")]
mod service;
#[cfg(feature = "intake")]
mod service_state;
mod show;

use std::path::Path;

use crate::commands::cli::Format;
use crate::commands::comments::cli::{Action, Comments};
use crate::commands::comments::desk::Desk;
use crate::commands::comments::named_text::text_of;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{build_moment, site_folder};
use crate::comments::{ChangeLock, remove_leftovers};
use crate::date::Moment;
use crate::diagnostic::Report;

/// Runs the command.
pub(super) fn run(arguments: &Comments, voice: Voice) -> Exit {
    let root = &site_folder::find(arguments.root.as_deref(), voice);
    #[cfg(feature = "intake")]
    if let Action::Serve(serve) = &arguments.action {
        return serve::run(root, arguments.now.as_ref().or(serve.now.as_ref()), serve, voice);
    }
    let now = match build_moment::given_or_present(arguments.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let desk = || Desk::open(root, voice, &now);
    let done = match &arguments.action {
        Action::List(action) => desk().map(|desk| list::list(desk, action)),
        Action::Show(action) => desk().map(|desk| list::show(desk, action)),
        Action::Export(action) => desk().map(|desk| list::export(desk, action)),
        Action::Stats(action) => desk().map(|desk| list::stats(desk, action)),
        Action::Test(action) => desk().map(|desk| add::test(desk, &action.file)),
        action => {
            remove_leftovers(root);
            write(root, voice, &now, action)
        }
    };
    done.unwrap_or_else(|faults| {
        voice.report(faults, root, Format::Human);
        Exit::Fault
    })
}

/// Runs a command that writes. Each decision and each answer takes its own lock, since a person may pause between two of them.
fn write(root: &Path, voice: Voice, now: &Moment, action: &Action) -> Result<Exit, Report> {
    let desk = || Desk::open(root, voice, now);
    let lock = || {
        ChangeLock::take(root).map_err(|fault| {
            let mut report = Report::new();
            report.push(fault);
            report
        })
    };
    match action {
        Action::Review(action) => desk().map(|desk| review::run(desk, action)),
        Action::Approve(ids) => desk().map(|desk| decide::approve(desk, &ids.ids)),
        Action::Reject(ids) => desk().map(|desk| decide::reject(desk, &ids.ids)),
        Action::Spam(ids) => desk().map(|desk| decide::spam(desk, &ids.ids)),
        Action::Undo(undo) => desk().map(|desk| decide::undo(desk, undo.id.as_deref())),
        Action::Reply(action) => desk().map(|desk| add::reply(desk, action)),
        Action::Add(action) => {
            // Read before locking: a pipe may be slow, and other programs must not wait for it.
            let given = text_of(Path::new("-"));
            let lock = lock()?;
            desk().map(|desk| add::add(desk, action, given, &lock))
        }
        #[cfg(feature = "import")]
        Action::Import(action) => {
            let lock = if action.dry_run { None } else { Some(lock()?) };
            desk().map(|desk| import::run(desk, action, lock.as_ref()))
        }
        _ => unreachable!("all others write nothing, or have begun without a desk"),
    }
}
