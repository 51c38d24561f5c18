//! From an export to files: each comment to its article, answers to what they answer, and what is there already left alone.

use std::collections::{BTreeMap, HashMap};

use crate::comments::import::export::{Export, Imported, ImportedState};
use crate::comments::input::LARGEST;
use crate::comments::intake::InitialState;
use crate::comments::writer::Ready;
use crate::comments::{ChangeLock, Intake, disk};
use crate::content::CommentState;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, codes, counted};
use crate::path::SourcePath;
use crate::source;
use crate::yaml::quote::{list, scalar};

/// What stands in place of a deleted comment that somebody has answered.
const REMOVED: &str = "*This comment was removed.*";

/// Why comments on an unknown address are left out.
const NO_ARTICLE: &str = "comments on articles that are not there";

/// Whether files are written.
#[derive(Clone, Copy, Debug)]
pub enum Mode<'a> {
    /// They are: nothing else writes comments meanwhile.
    Write(&'a ChangeLock),
    /// Only what would be written is said.
    Try,
}

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The new files, by path, each with its state.
    pub filed: BTreeMap<SourcePath, CommentState>,
    /// How many were there already.
    pub known: usize,
    /// How many answered a comment that is not there, and now begin a thread.
    pub orphans: usize,
    /// How many are signed with the name of somebody who writes here, and are not marked as theirs.
    pub authors: usize,
    /// How many had a date that could not be read, and have that of the import.
    pub undated: usize,
    /// How many are left out, by the reason.
    pub left_out: BTreeMap<String, usize>,
    /// Fields that say what a comment answers under a name of their own, with the number of those comments.
    pub fields: BTreeMap<String, usize>,
    /// What is wrong with single comments or articles.
    pub faults: Vec<Diagnostic>,
}

impl Intake {
    /// Files what an export holds. What cannot be filed is told, and stands in the way of nothing else.
    pub fn import(&mut self, export: Export, mode: Mode<'_>, now: &Moment) -> Result<Outcome, Diagnostic> {
        let mut outcome = Outcome { fields: export.fields.clone(), ..Outcome::default() };
        for (reason, count) in &export.left_out {
            outcome.left_out.insert((*reason).to_owned(), *count);
        }
        let comments = self.with_articles(export.comments, &mut outcome);
        let comments = without_deleted(comments, &mut outcome);
        let mut ready: Vec<Ready> = Vec::new();
        // The id and folder of each comment by its id in the export, for those that answer it.
        let mut filed: HashMap<String, (String, String)> = HashMap::new();
        for comment in parents_first(comments) {
            let source = comment.submission.source_id.clone().unwrap_or_default();
            if let Some(file) = self.known(&comment.submission) {
                outcome.known += 1;
                let known = self.queue.comments.iter().find(|known| known.text.file == file);
                filed.extend(
                    known.map(|known| (source, (known.id.value.clone(), known.article.value.clone()))),
                );
                continue;
            }
            match self.one(&comment, &filed, &mut outcome, now) {
                Ok(one) => {
                    filed.insert(source, (one.comment.id.value.clone(), one.comment.article.value.clone()));
                    outcome.filed.insert(one.file.clone(), one.comment.state);
                    ready.push(one);
                }
                Err(fault) => {
                    let message = format!("the comment `{source}` is left out: {}", fault.message);
                    outcome.faults.push(Diagnostic::warning(codes::LEFT_OUT, message));
                    count(&mut outcome.left_out, "comments that cannot be filed");
                }
            }
        }
        if let Mode::Write(_) = mode {
            self.write(&ready)?;
        }
        Ok(outcome)
    }

    fn one(
        &mut self,
        comment: &Imported,
        filed: &HashMap<String, (String, String)>,
        outcome: &mut Outcome,
        now: &Moment,
    ) -> Result<Ready, Diagnostic> {
        if comment.submission.body.len() > LARGEST {
            return Err(Diagnostic::error(codes::TOO_LARGE, "it has more than 64 KiB"));
        }
        let folder = self.folder(self.articles.find(&comment.submission.article)?).to_owned();
        let parent = comment.parent.as_ref().and_then(|parent| filed.get(parent));
        let reply_to = parent.filter(|(_, of)| *of == folder).map(|(id, _)| id.clone());
        let state = match comment.state {
            ImportedState::Is(state) => state,
            ImportedState::Deleted => CommentState::Approved,
        };
        let because = (state == CommentState::Held).then_some("it waited where it came from");
        let initial = InitialState { state, because, by: None, decided: None };
        let ready = self.ready(&comment.submission, &reply_to, initial, now)?;
        outcome.orphans += usize::from(comment.parent.is_some() && reply_to.is_none());
        outcome.undated += usize::from(comment.submission.date.is_none());
        outcome.authors += usize::from(self.articles.signature(&ready.comment.author).is_ok());
        Ok(ready)
    }

    /// The comments whose article is there; one fault for each article that is not.
    fn with_articles(&self, comments: Vec<Imported>, outcome: &mut Outcome) -> Vec<Imported> {
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        let (mut kept, mut found) = (Vec::with_capacity(comments.len()), HashMap::<String, bool>::new());
        for comment in comments {
            let article = &comment.submission.article;
            let is_there = *found
                .entry(article.clone())
                .or_insert_with(|| !article.is_empty() && self.articles.find(article).is_ok());
            match is_there {
                true => kept.push(comment),
                false => *missing.entry(comment.submission.article).or_insert(0) += 1,
            }
        }
        for (address, number) in missing {
            let (reason, fault) = self.without_article(&address, number);
            *outcome.left_out.entry(reason.to_owned()).or_insert(0) += number;
            outcome.faults.push(fault);
        }
        kept
    }

    /// Why comments on an address are left out, and what to do so that the next import takes them.
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

    /// Writes the mail addresses, then all files: a comment that has its file is not taken again.
    fn write(&self, ready: &[Ready]) -> Result<(), Diagnostic> {
        let files: Vec<_> = ready
            .iter()
            .map(|one| (source::on_disk(&self.queue.root, &one.file), one.text.as_str()))
            .collect();
        let mail = |one: &Ready| Some((one.comment.full_id(), one.mail.clone()?));
        self.queue.private.keep_mail(&ready.iter().filter_map(mail).collect::<Vec<_>>())?;
        disk::create_all(&files).map_err(|(path, reason)| disk::not_written(&path, &reason))
    }
}

/// The path of an address, as an article's `aliases` have it.
fn path_of(address: &str) -> String {
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address.trim_start_matches('/'),
    };
    format!("/{}", path.split(['?', '#']).next().unwrap_or_default())
}

/// Deleted comments go, with all that they said, unless somebody has answered them: then a line stands in their place, so
/// that the answers keep theirs.
fn without_deleted(comments: Vec<Imported>, outcome: &mut Outcome) -> Vec<Imported> {
    let parents: HashMap<String, String> = comments
        .iter()
        .filter_map(|comment| Some((comment.submission.source_id.clone()?, comment.parent.clone()?)))
        .collect();
    let mut answered: HashMap<String, ()> = HashMap::new();
    for comment in
        comments.iter().filter(|comment| comment.state == ImportedState::Is(CommentState::Approved))
    {
        let mut parent = comment.parent.clone();
        while let Some(id) = parent {
            parent = parents.get(&id).cloned();
            if answered.insert(id, ()).is_some() {
                break;
            }
        }
    }
    let mut kept = Vec::with_capacity(comments.len());
    for mut comment in comments {
        let id = comment.submission.source_id.clone().unwrap_or_default();
        match (comment.state, answered.contains_key(&id)) {
            (ImportedState::Deleted, false) => count(&mut outcome.left_out, "deleted comments"),
            (ImportedState::Deleted, true) => {
                REMOVED.clone_into(&mut comment.submission.body);
                (comment.submission.url, comment.submission.mail) = (None, None);
                "–".clone_into(&mut comment.submission.author);
                kept.push(comment);
            }
            _ => kept.push(comment),
        }
    }
    kept
}

/// Each comment after the one that it answers; otherwise in the order of the export. A circle of answers is cut.
fn parents_first(comments: Vec<Imported>) -> Vec<Imported> {
    let places: HashMap<String, usize> = comments
        .iter()
        .enumerate()
        .filter_map(|(at, comment)| Some((comment.submission.source_id.clone()?, at)))
        .collect();
    let parent = |at: usize| comments[at].parent.as_ref().and_then(|parent| places.get(parent)).copied();
    let mut depths: Vec<Option<usize>> = vec![None; comments.len()];
    for start in 0..comments.len() {
        let (mut way, mut next) = (Vec::new(), Some(start));
        while let Some(at) = next.filter(|at| depths[*at].is_none()) {
            // Known for now, so that a circle ends here.
            depths[at] = Some(0);
            way.push(at);
            next = parent(at);
        }
        let first = next.and_then(|at| depths[at]).map_or(0, |depth| depth + 1);
        for (depth, at) in (first..).zip(way.into_iter().rev()) {
            depths[at] = Some(depth);
        }
    }
    let mut order: Vec<(usize, usize, Imported)> = comments
        .into_iter()
        .enumerate()
        .map(|(at, comment)| (depths[at].unwrap_or(0), at, comment))
        .collect();
    order.sort_by_key(|(depth, at, _)| (*depth, *at));
    order.into_iter().map(|(_, _, comment)| comment).collect()
}

fn count(left_out: &mut BTreeMap<String, usize>, reason: &str) {
    *left_out.entry(reason.to_owned()).or_insert(0) += 1;
}
