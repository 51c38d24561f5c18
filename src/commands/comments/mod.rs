//! `steadfast comments`: the moderator's desk in the terminal.

#[cfg(feature = "intake")]
mod books;
pub mod cli;
mod decide;
mod desk;
#[cfg(feature = "import")]
mod import;
mod list;
#[cfg(feature = "serve")]
pub(super) mod moderate;
mod named_text;
#[cfg(feature = "intake")]
mod office;
mod review;
#[cfg(feature = "intake")]
mod serve;
mod show;
mod take;

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use crate::clock;
use crate::commands::cli::Format;
use crate::commands::comments::cli::{Action, Comments};
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{output, site_folder};
use crate::comments::{Articles, ChangeLock, Queue, remove_leftovers};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::path::SourcePath;

/// Runs the command.
pub(super) fn run(arguments: &Comments, voice: Voice) -> Exit {
    let root = &site_folder::find(arguments.root.as_deref(), voice);
    #[cfg(feature = "intake")]
    if let Action::Serve(serve) = &arguments.action {
        return serve::run(root, arguments.now.as_ref().or(serve.now.as_ref()), serve, voice);
    }
    let now = match arguments.now.clone().map_or_else(clock::build_moment, Ok) {
        Ok(now) => now,
        Err(fault) => {
            output::warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    let desk = || Desk::open(root, voice, &now);
    let done = match &arguments.action {
        Action::List(action) => desk().map(|desk| list::list(desk, action)),
        Action::Show(action) => desk().map(|desk| list::show(desk, action)),
        Action::Export(action) => desk().map(|desk| list::export(desk, action)),
        Action::Stats(action) => desk().map(|desk| list::stats(desk, action)),
        Action::Test(action) => desk().map(|desk| take::test(desk, &action.file)),
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

/// Runs a command that writes. Decisions and answers lock each for itself: a person may think long about the next.
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
        Action::Reply(action) => desk().map(|desk| take::reply(desk, action)),
        Action::Add(action) => {
            // What comes through a pipe may take its time, and nobody else waits for it.
            let given = text_of(Path::new("-"));
            let lock = lock()?;
            desk().map(|desk| take::add(desk, action, given, &lock))
        }
        #[cfg(feature = "import")]
        Action::Import(action) => {
            let lock = if action.dry_run { None } else { Some(lock()?) };
            desk().map(|desk| import::run(desk, action, lock.as_ref()))
        }
        _ => unreachable!("all others write nothing, or have begun without a desk"),
    }
}
