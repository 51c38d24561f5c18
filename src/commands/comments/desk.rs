//! A site's comments as a command works with them.

use std::path::Path;

use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::comments::{Articles, Queue};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report};

/// A site's comments, with what a command needs to print about them.
pub(super) struct Desk<'a> {
    pub(super) root: &'a Path,
    pub(super) voice: Voice,
    pub(super) queue: Queue,
    pub(super) now: Moment,
    /// The diagnostics of single comments. They do not prevent work on other comments.
    pub(super) report: Report,
}

impl<'a> Desk<'a> {
    /// Reads a site's comments; the diagnostics if that is not possible.
    pub(super) fn open(root: &'a Path, voice: Voice, now: &Moment) -> Result<Desk<'a>, Report> {
        let mut report = Report::new();
        let Some(queue) = Queue::open(root, &mut report) else { return Err(report) };
        let now = now.within(&queue.config().zone);
        Ok(Desk { root, voice, queue, now, report })
    }
}

impl Desk<'_> {
    /// Reads the site's articles.
    pub(super) fn articles(&self) -> Articles {
        Articles::read(self.root, self.queue.config(), &self.now)
    }

    /// Ends the command with these errors. The diagnostics of files are printed too, since they may be the reason.
    pub(super) fn refuse(mut self, faults: impl IntoIterator<Item = Diagnostic>) -> Exit {
        self.report.extend(faults);
        self.voice.report(self.report, self.root, Format::Human);
        Exit::Fault
    }

    /// Ends a command that only reads: the diagnostics of files are printed after the answer.
    pub(super) fn finish(self) -> Exit {
        let exit = if self.report.has_errors() { Exit::Fault } else { Exit::Done };
        self.voice.report(self.report, self.root, Format::Human);
        // The process ends here. Freeing a hundred thousand comments one by one would take a noticeable time.
        std::mem::forget(self.queue);
        exit
    }
}
