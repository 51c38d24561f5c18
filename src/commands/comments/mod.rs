//! `steadfast comments`: the moderator's desk in the terminal.

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
use crate::comments::Queue;
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
    let mut report = Report::new();
    let Some(queue) = Queue::open(root, &mut report) else {
        voice.report(report, root, Format::Human);
        return Exit::Fault;
    };
    let now = now.within(&queue.config().zone);
    let desk = Desk { root, voice, queue, now, report };
    match &arguments.action {
        Action::List(list) => list::list(desk, list),
        Action::Show(show) => list::show(desk, show),
        Action::Review(review) => review::run(desk, review),
        Action::Approve(ids) => decide::approve(desk, &ids.ids),
        Action::Reject(ids) => decide::reject(desk, &ids.ids),
        Action::Spam(ids) => decide::spam(desk, &ids.ids),
        Action::Undo(undo) => decide::undo(desk, undo.id.as_deref()),
        Action::Reply(reply) => take::reply(desk, reply),
        Action::Add(add) => take::add(desk, add),
        #[cfg(feature = "intake")]
        Action::Serve(_) => unreachable!("it has begun above, without a desk"),
        Action::Test(test) => take::test(desk, &test.file),
        #[cfg(feature = "import")]
        Action::Import(import) => import::run(desk, import),
        Action::Export(export) => list::export(desk, export),
        Action::Stats(stats) => list::stats(desk, stats),
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

/// The text of a file, or of standard input for `-`, with the name for messages about it.
fn text_of(path: &Path) -> Result<(SourcePath, String), Diagnostic> {
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
