//! `steadfast comments`: the moderator's desk in the terminal.

#[cfg(feature = "intake")]
mod books;
pub mod cli;
mod decide;
#[cfg(feature = "import")]
mod import;
mod list;
#[cfg(feature = "serve")]
pub(super) mod moderate;
#[cfg(feature = "intake")]
mod office;
mod review;
#[cfg(feature = "intake")]
mod serve;
mod show;
mod take;

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;

use crate::commands::Exit;
use crate::commands::build;
use crate::commands::cli::Format;
use crate::commands::comments::cli::Action;
use crate::commands::comments::cli::Comments;
use crate::commands::output;
use crate::commands::output::Voice;
use crate::commands::site_folder;
use crate::comments::Articles;
use crate::comments::ChangeLock;
use crate::comments::Queue;
use crate::comments::remove_leftovers;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::path::SourcePath;

/// A site's comments, with what a command needs to say of them.
struct Desk<'a> {
    root: &'a Path,
    voice: Voice,
    queue: Queue,
    now: Moment,
    /// The faults of single comments, which stand in the way of nothing but themselves.
    report: Report,
}

/// Runs the command.
pub(super) fn run(arguments: &Comments, voice: Voice) -> Exit {
    let root = &site_folder::find(arguments.root.as_deref(), voice);
    #[cfg(feature = "intake")]
    if let Action::Serve(serve) = &arguments.action {
        return serve::run(root, arguments.now.as_ref().or(serve.now.as_ref()), serve, voice);
    }
    let now = match arguments.now.clone().map_or_else(build::now, Ok) {
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

impl<'a> Desk<'a> {
    /// Reads a site's comments; what stands in the way of that otherwise.
    fn open(root: &'a Path, voice: Voice, now: &Moment) -> Result<Desk<'a>, Report> {
        let mut report = Report::new();
        let Some(queue) = Queue::open(root, &mut report) else { return Err(report) };
        let now = now.within(&queue.config().zone);
        Ok(Desk { root, voice, queue, now, report })
    }
}

impl Desk<'_> {
    fn articles(&self) -> Articles {
        Articles::read(self.root, self.queue.config(), &self.now)
    }

    /// Ends with faults of what was asked. Faults of files are told too, since they may be the reason.
    fn refuse(mut self, faults: impl IntoIterator<Item = Diagnostic>) -> Exit {
        self.report.extend(faults);
        self.voice.report(self.report, self.root, Format::Human);
        Exit::Fault
    }

    /// Ends what only reads: the faults of single files are told after the answer.
    fn finish(self) -> Exit {
        let exit = if self.report.has_errors() { Exit::Fault } else { Exit::Done };
        self.voice.report(self.report, self.root, Format::Human);
        // The process ends here. To give a hundred thousand comments back one by one would take a part of the time in
        // which they are listed.
        std::mem::forget(self.queue);
        exit
    }
}

/// A text, with the name for messages about it.
type Given = Result<(SourcePath, String), Diagnostic>;

/// The text of a file, or of standard input for `-`.
fn text_of(path: &Path) -> Given {
    let mut bytes = Vec::new();
    let (name, read) = match path.to_str() {
        Some("-") => ("standard input".to_owned(), io::stdin().read_to_end(&mut bytes)),
        _ => {
            let read = fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
            (path.display().to_string(), read)
        }
    };
    let name = SourcePath::new(name);
    match (read, String::from_utf8(bytes)) {
        (Ok(_), Ok(text)) => Ok((name, text)),
        (Ok(_), Err(fault)) => {
            let at = fault.utf8_error().valid_up_to() + 1;
            Err(Diagnostic::error(codes::NOT_UTF8, format!("`{name}` is not encoded as UTF-8 (byte {at})")))
        }
        (Err(reason), _) => {
            Err(Diagnostic::error(codes::UNREADABLE, format!("`{name}` cannot be read: {reason}")))
        }
    }
}
