//! The queue: the comments of a site. Finds them by their ids, decides about them, and undoes decisions.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::comments::edit::{Decision, Editable};
use crate::comments::journal::Change;
use crate::comments::locks::ChangeLock;
use crate::comments::private::Private;
use crate::comments::{ids, journal};
use crate::config::Config;
use crate::content::{Comment, CommentState, comment, parse_comment};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::durable_files;
use crate::durable_files::Replaced;
use crate::path::SourcePath;
use crate::{config, source};

/// All comments of a site as they were when the queue was opened, with the decisions made through it since.
#[derive(Debug)]
pub struct Queue {
    pub(super) root: PathBuf,
    pub(super) config: Config,
    /// In the order of their files.
    pub(super) comments: Vec<Arc<Comment>>,
    pub(super) private: Private,
}

/// A comment after a decision.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The comment as it is now.
    pub comment: Arc<Comment>,
    /// Its state before; the same if nothing was to be done.
    pub before: CommentState,
}

/// An edit of a file, with its new bytes and the line for the journal.
struct Step<'c> {
    editable: Editable<'c>,
    bytes: Vec<u8>,
    change: Change,
}

impl Queue {
    /// Reads the settings and the comments of the site in `root`, and no other file. Returns `None` if the settings cannot be
    /// read. Comments that cannot be read are reported and left out.
    pub fn open(root: &Path, report: &mut Report) -> Option<Queue> {
        let config = settings(root, report)?;
        let mut comments = Vec::new();
        each(root, &config, |comment| comments.push(Arc::new(comment)), report);
        // Nearly sorted already (read folder by folder), so this is cheap.
        comments.sort_by(|a: &Arc<Comment>, b| a.text.file.cmp(&b.text.file));
        Some(Queue::of(root, config, comments))
    }

    /// Makes a queue of comments that were read already, in the order of their files. Reads only the settings of the site.
    pub fn with(root: &Path, comments: Vec<Arc<Comment>>, report: &mut Report) -> Option<Queue> {
        let config = settings(root, report)?;
        Some(Queue::of(root, config, comments))
    }

    /// Makes a queue of comments that were read already, in the order of their files.
    pub fn of(root: &Path, config: Config, comments: Vec<Arc<Comment>>) -> Queue {
        Queue { root: root.to_owned(), config, comments, private: Private::of(root) }
    }

    /// The site's settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// All comments, in the order of their files.
    pub fn comments(&self) -> &[Arc<Comment>] {
        &self.comments
    }

    /// Finds a comment by its id, by `article/id`, or by the beginning of either.
    pub fn find(&self, name: &str) -> Result<&Arc<Comment>, Diagnostic> {
        ids::find(name, &self.comments)
    }

    /// Reads the mail address of a comment, if it was stored.
    pub fn mail(&self, comment: &Comment) -> Option<String> {
        self.private.mail().remove(&comment.full_id())
    }

    /// Decides about comments: about all of them, or, if there is an error, about none.
    pub fn decide(
        &mut self,
        comments: &[Arc<Comment>],
        state: CommentState,
        now: &Moment,
    ) -> Result<Vec<Decided>, Vec<Diagnostic>> {
        let _lock = ChangeLock::of(&self.private).map_err(|fault| vec![fault])?;
        let config = self.config.clone();
        let to =
            Decision { state: state.as_str().to_owned(), decided: Some(now.within(&config.zone).rfc3339()) };
        let (mut steps, mut faults) = (Vec::new(), Vec::new());
        for comment in comments.iter().filter(|comment| comment.state != state) {
            match self.step(comment, &config, &to) {
                Ok(step) => steps.push(step),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.perform(steps, now)?;
        let done = |before: &Arc<Comment>| {
            let now = self.at(&before.text.file).map_or(before, |at| &self.comments[at]);
            Decided { comment: Arc::clone(now), before: before.state }
        };
        Ok(comments.iter().map(done).collect())
    }

    /// Undoes the decisions of the last command. Returns nothing if there is nothing to undo.
    pub fn undo_last(&mut self, now: &Moment) -> Result<Vec<Decided>, Vec<Diagnostic>> {
        let lock = ChangeLock::of(&self.private).map_err(|fault| vec![fault])?;
        let mut in_effect = journal::in_effect(&self.private);
        let last = in_effect.last().map(|change| change.batch);
        in_effect.retain(|change| Some(change.batch) == last);
        self.undo_changes(in_effect, &lock, now)
    }

    /// Undoes the last decision about one comment. Returns nothing if there is none.
    pub fn undo(&mut self, comment: &Comment, now: &Moment) -> Result<Vec<Decided>, Vec<Diagnostic>> {
        let lock = ChangeLock::of(&self.private).map_err(|fault| vec![fault])?;
        let mut in_effect = journal::in_effect(&self.private);
        in_effect.retain(|change| change.file() == comment.text.file);
        self.undo_changes(in_effect.pop().into_iter().collect(), &lock, now)
    }

    fn undo_changes(
        &mut self,
        changes: Vec<Change>,
        _lock: &ChangeLock,
        now: &Moment,
    ) -> Result<Vec<Decided>, Vec<Diagnostic>> {
        let config = self.config.clone();
        let (mut steps, mut faults) = (Vec::new(), Vec::new());
        for change in changes {
            match back(&self.root, &config, change) {
                Ok(step) => steps.push(step),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let before: Vec<(SourcePath, CommentState)> = steps
            .iter()
            .map(|step| (step.editable.comment.text.file.clone(), step.editable.comment.state))
            .collect();
        self.perform(steps, now)?;
        let done = |(file, before): (SourcePath, CommentState)| {
            Some(Decided { comment: Arc::clone(&self.comments[self.at(&file)?]), before })
        };
        Ok(before.into_iter().filter_map(done).collect())
    }

    /// Returns the edit of one comment; an error if its file has changed since it was read.
    fn step<'c>(&self, comment: &Comment, config: &'c Config, to: &Decision) -> Result<Step<'c>, Diagnostic> {
        let editable = Editable::read(&self.root, &comment.text.file, config)?;
        if editable.comment.text.whole() != comment.text.whole() {
            let state = editable.comment.state.as_str();
            return Err(changed(&comment.text.file).why(format!("it is {state} now")));
        }
        let bytes = editable.with(to)?;
        let change = Change::new(&comment.text.file, editable.decision(), to.clone());
        Ok(Step { editable, bytes, change })
    }

    /// Writes the changes to the journal, then makes them.
    fn perform(&mut self, steps: Vec<Step<'_>>, now: &Moment) -> Result<(), Vec<Diagnostic>> {
        let changes = steps.iter().map(|step| step.change.clone()).collect();
        journal::note(&self.private, changes, &now.rfc3339()).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        for Step { editable, bytes, .. } in steps {
            let file = editable.comment.text.file.clone();
            let path = source::on_disk(&self.root, &file);
            match durable_files::replace(&path, &editable.raw, &bytes) {
                Ok(Replaced::Done) => self.take_in(&file, bytes),
                Ok(Replaced::Changed) => faults.push(changed(&file)),
                Err(reason) => faults.push(durable_files::not_written(&path, &reason)),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Replaces a comment by its new bytes.
    fn take_in(&mut self, file: &SourcePath, bytes: Vec<u8>) {
        let comment = Editable::of(file, bytes, &self.config).map(|editable| Arc::new(editable.comment));
        let Ok(comment) = comment else { return };
        match self.comments.binary_search_by(|known| known.text.file.cmp(file)) {
            Ok(at) => self.comments[at] = comment,
            Err(at) => self.comments.insert(at, comment),
        }
    }

    fn at(&self, file: &SourcePath) -> Option<usize> {
        self.comments.binary_search_by(|known| known.text.file.cmp(file)).ok()
    }
}

/// Returns the edit that undoes a change.
fn back<'c>(root: &Path, config: &'c Config, change: Change) -> Result<Step<'c>, Diagnostic> {
    let file = change.file();
    let editable = Editable::read(root, &file, config)?;
    let now = editable.decision();
    if now != change.to && now != change.from {
        let message = format!("`{file}` was decided otherwise since: `state: {}`", now.state);
        return Err(Diagnostic::error(codes::COMMENT_CHANGED, message)
            .at(editable.comment.text.span(editable.comment.state_at.clone()))
            .help(format!("if that is a slip, write:\nstate: {}", change.from.state)));
    }
    let bytes = editable.with(&change.from)?;
    let change = change.undone_from(now);
    Ok(Step { editable, bytes, change })
}

/// Reads the settings of the site in `root`. Reports an error and returns `None` if they cannot be read.
pub(super) fn settings(root: &Path, report: &mut Report) -> Option<Config> {
    let text = source::settings(root, report);
    if text.is_none() && report.has_errors() {
        return None;
    }
    config::parse(text.as_deref(), None, report)
}

/// Passes on the comments of the site in `root`, one after the other, folder by folder.
pub(super) fn each(root: &Path, config: &Config, mut take: impl FnMut(Comment), report: &mut Report) {
    let read = |file: SourcePath, whole: Arc<str>| {
        let mut report = Report::new();
        (parse_comment(&file, &whole, config, &mut report), report)
    };
    let mut faults = Vec::new();
    let split = |(comment, report): (Option<Comment>, Report)| {
        comment.into_iter().for_each(&mut take);
        if !report.is_empty() {
            faults.extend(report.sorted());
        }
    };
    source::each_below(root, comment::FOLDER, read, split, report);
    report.extend(faults);
}

fn changed(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::COMMENT_CHANGED, format!("`{file}` was saved by somebody else just now"))
        .at(Span::file(file))
        .help("look at it, and decide again")
}
