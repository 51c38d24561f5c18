//! Writes an export to files: finds the article of each comment and the comment that it answers, and skips comments that were
//! imported before.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::comments::file_format::one_line;
use crate::comments::import::batch::Batch;
use crate::comments::import::export::Export;
use crate::comments::import::imported::ImportedState;
use crate::comments::import::kept::{Comments, Kept};
use crate::comments::import::order::{count, parents_first, remove, without_deleted};
use crate::comments::import::outcome::Outcome;
use crate::comments::initial_state::InitialState;
use crate::comments::intake::Keeps;
use crate::comments::writer::Ready;
use crate::comments::{Articles, ChangeLock, Intake, Queue, Random, Submission};
use crate::content::{CommentState, comment};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, codes, counted};
use crate::exports::Size;
use crate::path::SourcePath;
use crate::yaml::quote::{list, scalar};

/// The reason for comments on an unknown address.
const NO_ARTICLE: &str = "comments on articles that are not there";

/// The id and file of each imported comment by its id in the other system.
type Filed<'k> = HashMap<&'k str, (Box<str>, SourcePath)>;

/// Whether files are written.
#[derive(Clone, Copy, Debug)]
pub enum Mode<'a> {
    /// Files are written, under the lock of all changes to comments.
    Write(&'a ChangeLock),
    /// Files are written at once under their final names, into a new site that is put in its place later.
    WriteNew(&'a ChangeLock),
    /// Files are not written; the result is the same.
    Try,
}

impl Intake {
    /// Makes the intake of a new site, which has no comments yet. It keeps no list of those that it imports.
    pub fn of_new_site(queue: Queue, articles: Articles, random: Random) -> Intake {
        Intake { keeps: Keeps::Names, ..Intake::new(queue, articles, random) }
    }

    /// Returns whether a comment with the same source id was imported before.
    fn is_known(&self, submission: &Submission) -> bool {
        let Some(source) = &submission.source_id else { return false };
        match &self.keeps {
            Keeps::Comments(_) => self.known(submission).is_some(),
            Keeps::Names => self.index.has_source(&one_line(source)),
        }
    }

    /// Imports the comments of an export. A comment that cannot be imported is reported, and the others are imported. Files
    /// get their final names after all of them are written.
    pub fn import(&mut self, export: Export, mode: Mode<'_>, now: &Moment) -> Result<Outcome, Diagnostic> {
        let mut outcome = Outcome { fields: export.fields, ..Outcome::default() };
        for (reason, count) in &export.left_out {
            outcome.left_out.insert((*reason).to_owned(), *count);
        }
        let Comments { list, mut texts, .. } = export.comments;
        let order = self.with_articles(&list, &mut outcome);
        let order = parents_first(&without_deleted(order, &mut outcome));
        // Only a comment that another one answers is looked up.
        let parents: HashSet<&str> = order.iter().filter_map(|kept| kept.parent.as_deref()).collect();
        let mut batch = match mode {
            Mode::WriteNew(_) => Batch::of_new_site(),
            Mode::Write(_) | Mode::Try => Batch::default(),
        };
        // For the comments that answer them.
        let mut filed: Filed<'_> = HashMap::new();
        for kept in order {
            let source = kept.source.as_deref().unwrap_or_default();
            let mut submission = texts.read(kept)?;
            if self.is_known(&submission) {
                outcome.known += 1;
                let Some(file) = self.known(&submission) else { continue };
                let known = self.queue.comments.binary_search_by(|known| known.text.file.cmp(&file));
                if let Some(at) = known.ok().filter(|_| parents.contains(source)) {
                    let id = self.queue.comments[at].id.value.as_str();
                    filed.insert(source, (id.into(), file));
                }
                continue;
            }
            if kept.state == ImportedState::Deleted {
                remove(&mut submission);
            }
            match self.one(kept, &submission, &filed, &mut outcome, now) {
                Ok(one) => {
                    let id = one.comment.id.value.as_str();
                    if parents.contains(source) {
                        filed.insert(source, (id.into(), one.file.clone()));
                    }
                    *outcome.filed.entry(one.comment.state).or_insert(0) += 1;
                    self.index.keep_only_names(&one.file);
                    if !matches!(mode, Mode::Try) {
                        batch.add(one, &self.queue)?;
                    }
                }
                Err(fault) => {
                    let message = format!("the comment `{source}` is left out: {}", fault.message);
                    outcome.faults.push(Diagnostic::warning(codes::LEFT_OUT, message));
                    count(&mut outcome.left_out, "comments that cannot be filed");
                }
            }
        }
        batch.finish(&self.queue)?;
        Ok(outcome)
    }

    fn one(
        &mut self,
        kept: &Kept,
        submission: &Submission,
        filed: &Filed<'_>,
        outcome: &mut Outcome,
        now: &Moment,
    ) -> Result<Ready, Diagnostic> {
        if kept.size == Size::TooLarge && kept.state != ImportedState::Deleted {
            return Err(Diagnostic::error(codes::TOO_LARGE, "it has more than 64 KiB"));
        }
        let folder = self.folder(self.articles.find(&submission.article)?);
        let folder = format!("{}/{folder}", comment::FOLDER);
        let parent = kept.parent.as_ref().and_then(|parent| filed.get(&**parent));
        let reply_to = parent.filter(|(_, of)| of.folder() == folder).map(|(id, _)| id.to_string());
        let state = match kept.state {
            ImportedState::Is(state) => state,
            ImportedState::Deleted => CommentState::Approved,
        };
        let because = (state == CommentState::Held).then_some("it waited where it came from");
        let initial = InitialState { state, because, by: None, decided: None };
        let ready = self.ready(submission, &reply_to, initial, now)?;
        outcome.orphans += usize::from(kept.parent.is_some() && reply_to.is_none());
        outcome.undated += usize::from(submission.date.is_none());
        outcome.authors += usize::from(self.articles.is_author(&ready.comment.author));
        Ok(ready)
    }

    /// Returns the comments whose article exists. Reports each article that does not.
    fn with_articles<'k>(&self, comments: &'k [Kept], outcome: &mut Outcome) -> Vec<&'k Kept> {
        let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut kept, mut found) = (Vec::with_capacity(comments.len()), HashMap::<&str, bool>::new());
        for comment in comments {
            let article = &*comment.article;
            let is_there = *found
                .entry(article)
                .or_insert_with(|| !article.is_empty() && self.articles.find(article).is_ok());
            match is_there {
                true => kept.push(comment),
                false => *missing.entry(article).or_insert(0) += 1,
            }
        }
        for (address, number) in missing {
            let (reason, fault) = self.without_article(address, number);
            *outcome.left_out.entry(reason.to_owned()).or_insert(0) += number;
            outcome.faults.push(fault);
        }
        kept
    }

    /// Returns the reason for leaving out the comments on an address, and a warning with the help on how to import them.
    fn without_article(&self, address: &str, number: usize) -> (&'static str, Diagnostic) {
        let comments = counted(number, "comment");
        if address.is_empty() {
            let message = format!("{comments} on an article without an address left out");
            let fault = Diagnostic::warning(codes::LEFT_OUT, message);
            return (NO_ARTICLE, fault.help("write the article's address into the export, and import again"));
        }
        if let Some(page) = self.articles.page(address) {
            let message =
                format!("{comments} on `{address}` left out: `{page}` is a page, and pages take no comments");
            let path = path_of(address);
            let help = format!(
                "to keep them, make an article of the page: move the file out of `content/pages/`, give it its date \
                 and its address, and import again:\ndate: 2020-01-31\nurl: {}",
                scalar(&path)
            );
            return ("comments on pages", Diagnostic::warning(codes::LEFT_OUT, message).help(help));
        }
        let message = format!("{comments} on `{address}` left out: there is no such article");
        let fault = Diagnostic::warning(codes::LEFT_OUT, message);
        let path = path_of(address);
        if path == "/" {
            let help = "no article can have this address. Write that of the article into the export in its place, \
                        and import again";
            return (NO_ARTICLE, fault.help(help));
        }
        let line = format!("aliases: {}", list(&[path]));
        let guess = self.articles.find(address).err().and_then(|fault| fault.help);
        let help = match guess.filter(|help| help.starts_with("did you mean")) {
            Some(guess) => {
                format!("{guess} Then give that article its former address, and import again:\n{line}")
            }
            None => format!("give the article its former address, and import again:\n{line}"),
        };
        (NO_ARTICLE, fault.help(help))
    }
}

/// Returns the path of an address, in the form of an article's `aliases`.
fn path_of(address: &str) -> String {
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address.trim_start_matches('/'),
    };
    format!("/{}", path.split(['?', '#']).next().unwrap_or_default())
}
