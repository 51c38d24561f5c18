//! Takes new comments: checks them, lets the rules decide, and writes a file for each.

use std::collections::HashMap;
use std::sync::Arc;

use crate::comments::Articles;
use crate::comments::ChangeLock;
use crate::comments::Queue;
use crate::comments::Random;
use crate::comments::Submission;
use crate::comments::articles::Article;
use crate::comments::articles::Signature;
use crate::comments::check::check;
use crate::comments::fresh_id;
use crate::comments::known::Known;
use crate::comments::ready::Ready;
use crate::comments::ready::Writer;
use crate::comments::record::Record;
use crate::comments::record::one_line;
use crate::comments::remembered::Remembered;
use crate::comments::rules;
use crate::comments::rules::Verdict;
use crate::content::Comment;
use crate::content::CommentState;
use crate::content::comment;
use crate::date::Moment;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::diagnostic::nearest;
use crate::markdown::untrusted;
use crate::path::SourcePath;

/// A site that takes comments: its queue, its articles, and what the rules know of what came before.
#[derive(Debug)]
pub struct Intake {
    /// The comments, with those taken since.
    pub queue: Queue,
    /// The articles.
    pub articles: Articles,
    pub(super) known: Known,
    pub(super) keeps: Keeps,
    pub(super) random: Random,
}

/// What an intake remembers of comments.
#[derive(Debug)]
pub(super) enum Keeps {
    /// All of them, whole; and the file of each that came with an id of its own, by this.
    Comments(HashMap<String, SourcePath>),
    /// What new ones are checked against: a server runs for months, and strangers decide how much they send.
    Names,
}

/// What became of a submission.
#[derive(Clone, Debug)]
pub enum Added {
    /// It is a file now, which is on the disk.
    Filed(Arc<Comment>, Verdict),
    /// It came before: this is its file.
    Known(SourcePath),
}

/// What is to be done with a submission.
#[derive(Debug)]
pub enum Prepared {
    /// It has its names, and is to be written.
    Ready(Box<Ready>, Verdict),
    /// It came before.
    Known,
}

/// What the author's own command says about a comment; a stranger's submission says none of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'a> {
    pub(super) state: CommentState,
    pub(super) because: Option<&'a str>,
    pub(super) by: Option<&'a Signature>,
    pub(super) decided: Option<&'a Moment>,
}

impl Intake {
    /// Makes a queue take comments, with ids made of `random` bits.
    pub fn new(queue: Queue, articles: Articles, random: Random) -> Intake {
        let mut known = Known::new(articles.history());
        let addresses = queue.private.addresses();
        let mut files = HashMap::new();
        for comment in &queue.comments {
            known.add(&Remembered::read(comment, &addresses));
            files
                .extend(comment.source_id.as_ref().map(|source| (source.clone(), comment.text.file.clone())));
        }
        Intake { queue, articles, known, keeps: Keeps::Comments(files), random }
    }

    /// How many comments have a state.
    pub fn count(&self, state: CommentState) -> usize {
        self.known.count(state)
    }

    /// What the rules make of a submission, without taking it; an error when it cannot be taken at all.
    pub fn verdict(&self, submission: &Submission, now: &Moment) -> Result<Verdict, Diagnostic> {
        let article = self.articles.find(&submission.article)?;
        check(submission, &one_line(&untrusted::name(&submission.author)))?;
        if let Some(parent) = submission.reply_to.as_deref().map(one_line).filter(|parent| !parent.is_empty())
        {
            self.check_parent(&parent, self.folder(article), article)?;
        }
        let age = (now.unix() - article.date.unix()).div_euclid(24 * 60 * 60);
        let submission = Submission { article_days: Some(age), ..submission.clone() };
        Ok(rules::decide(&submission, self.known.history(), &self.queue.config.comments.rules, now))
    }

    /// Takes a submission, in the state that the rules give it, or in one that the site's author has decided. The lock was
    /// taken before the comments were read: another program may have taken the same one since.
    pub fn add(
        &mut self,
        submission: &Submission,
        decided: Option<CommentState>,
        _lock: &ChangeLock,
        now: &Moment,
    ) -> Result<Added, Diagnostic> {
        if let Some(file) = self.known(submission) {
            return Ok(Added::Known(file));
        }
        let (ready, verdict) = self.judged(submission, decided, now)?;
        self.file(ready).map(|comment| Added::Filed(comment, verdict))
    }

    /// Does all of [`Intake::add`] but the writing: for many at a time, since each waits for the disk. What is ready goes to
    /// [`Writer::write`], and then to [`Intake::take_in`] or [`Intake::give_up`].
    pub fn prepare(
        &mut self,
        submission: &Submission,
        decided: Option<CommentState>,
        now: &Moment,
    ) -> Result<Prepared, Diagnostic> {
        if submission.source_id.as_ref().is_some_and(|source| self.known.has_source(&one_line(source))) {
            return Ok(Prepared::Known);
        }
        let (ready, verdict) = self.judged(submission, decided, now)?;
        Ok(Prepared::Ready(Box::new(ready), verdict))
    }

    /// What the rules or the author say about a submission, and its names.
    fn judged(
        &mut self,
        submission: &Submission,
        decided: Option<CommentState>,
        now: &Moment,
    ) -> Result<(Ready, Verdict), Diagnostic> {
        let mut verdict = self.verdict(submission, now)?;
        if let Some(state) = decided {
            verdict = Verdict { state, because: String::new(), findings: verdict.findings };
        }
        let because = Some(verdict.because.as_str()).filter(|because| !because.is_empty());
        let is_decided = verdict.state != CommentState::Held;
        let standing =
            Standing { state: verdict.state, because, by: None, decided: is_decided.then_some(now) };
        let ready = self.ready(submission, &submission.reply_to, standing, now)?;
        Ok((ready, verdict))
    }

    /// Answers a comment as one of those who write here.
    pub fn reply(
        &mut self,
        parent: &Comment,
        text: &str,
        by: &Signature,
        now: &Moment,
    ) -> Result<Arc<Comment>, Diagnostic> {
        let submission = Submission {
            article: parent.article.value.clone(),
            author: by.name.clone(),
            body: text.to_owned(),
            ..Submission::default()
        };
        let standing =
            Standing { state: CommentState::Approved, because: None, by: Some(by), decided: Some(now) };
        let ready = self.ready(&submission, &Some(parent.id.value.clone()), standing, now)?;
        let _lock = ChangeLock::of(&self.queue.private)?;
        self.file(ready)
    }

    /// The file of a comment that came before, by the id that it has where it comes from. Not on a server.
    pub(super) fn known(&self, submission: &Submission) -> Option<SourcePath> {
        let Keeps::Comments(files) = &self.keeps else { return None };
        files.get(&one_line(submission.source_id.as_ref()?)).cloned()
    }

    /// Checks a submission and gives it its names. `reply_to` is the id of a comment of the same article.
    pub(super) fn ready(
        &mut self,
        submission: &Submission,
        reply_to: &Option<String>,
        standing: Standing<'_>,
        now: &Moment,
    ) -> Result<Ready, Diagnostic> {
        let article = self.articles.find(&submission.article)?;
        let folder = self.folder(article).to_owned();
        let author = one_line(&untrusted::name(&submission.author));
        check(submission, &author)?;
        let reply_to = reply_to.as_ref().map(|parent| one_line(parent)).filter(|parent| !parent.is_empty());
        if let Some(parent) = &reply_to {
            self.check_parent(parent, &folder, article)?;
        }
        let date = submission.date.as_ref().unwrap_or(now);
        let id = self.new_id(submission, &folder, date)?;
        let url = submission.url.as_deref().map(one_line);
        let record = Record {
            id: &id,
            reply_to: reply_to.as_deref(),
            state: standing.state,
            held_because: standing.because,
            author: &author,
            by: standing.by.map(|signature| signature.by.as_str()),
            url: url.as_deref().filter(|url| comment::is_web_address(url)),
            date,
            received_from: submission.received_from.as_deref(),
            source_id: submission.source_id.as_deref(),
            decided: standing.decided,
            body: &submission.body,
        };
        let text = record.text(&self.queue.config);
        let name =
            id.strip_prefix("c-").and_then(|id| id.split_once('-')).map_or(id.as_str(), |(_, end)| end);
        let stamp = date.within(&Zone::UTC).format("%Y%m%dT%H%M%SZ");
        let file = SourcePath::new(format!("{}/{folder}/{stamp}-{name}.md", comment::FOLDER));
        let mut report = Report::new();
        let comment = comment::of_file(&file, &Arc::from(text.as_str()), &self.queue.config, &mut report);
        let comment = comment.ok_or_else(|| {
            let fault = report.sorted().into_iter().next();
            fault.unwrap_or_else(|| {
                Diagnostic::error(codes::BAD_INPUT, "the comment cannot be written as a file")
            })
        })?;
        let keeps_mail = self.queue.config.comments.keeps_mail;
        let mail = submission.mail.as_deref().map(one_line).filter(|mail| keeps_mail && mail.contains('@'));
        let remembered = Remembered::of(&comment, mail.as_deref().map(rules::address));
        self.known.reserve(&remembered);
        if let (Keeps::Comments(files), Some(source)) = (&mut self.keeps, &comment.source_id) {
            files.insert(source.clone(), file.clone());
        }
        Ok(Ready { file, text, comment, mail, remembered })
    }

    /// Writes one comment, durably, and lets the queue and the rules know it.
    fn file(&mut self, ready: Ready) -> Result<Arc<Comment>, Diagnostic> {
        match self.writer().write(&ready) {
            Ok(()) => Ok(self.take_in(ready)),
            Err(fault) => {
                self.give_up(&ready);
                Err(fault)
            }
        }
    }

    /// What writes comments without holding up the intake.
    pub fn writer(&self) -> Writer {
        Writer { root: self.queue.root.clone(), private: self.queue.private.clone() }
    }

    /// Lets the queue and the rules know a comment that has its file.
    pub fn take_in(&mut self, ready: Ready) -> Arc<Comment> {
        let comment = Arc::new(ready.comment);
        self.known.add(&ready.remembered);
        if matches!(self.keeps, Keeps::Names) {
            return comment;
        }
        let comments = &mut self.queue.comments;
        let at = comments.partition_point(|known| known.text.file < comment.text.file);
        comments.insert(at, Arc::clone(&comment));
        comment
    }

    /// Gives back the names of a comment that got no file, so that it can be sent again.
    pub fn give_up(&mut self, ready: &Ready) {
        self.known.release(&ready.remembered);
        if let (Keeps::Comments(files), Some(source)) = (&mut self.keeps, &ready.comment.source_id) {
            files.remove(source);
        }
    }

    pub(super) fn folder<'a>(&'a self, article: &'a Article) -> &'a str {
        self.articles.folder(article, |name| self.known.has_folder(name))
    }

    fn check_parent(&self, parent: &str, folder: &str, article: &Article) -> Result<(), Diagnostic> {
        if self.known.has(folder, parent) {
            return Ok(());
        }
        let message = format!("`{}` has no comment `{parent}` to answer", article.slug);
        let fault = Diagnostic::error(codes::UNKNOWN_PARENT, message);
        // On a server there are none to guess from, and nobody to read it.
        let of_folder = self.queue.comments.iter().filter(|comment| comment.article.value == folder);
        Err(match nearest(parent, of_folder.map(|comment| comment.id.value.as_str())) {
            Some(guess) => fault.help(format!("did you mean `{guess}`?")),
            None => fault.help("leave `reply_to` out to begin a thread"),
        })
    }

    /// The id that is asked for, if it can be an anchor and is free; else one that nobody can predict.
    fn new_id(&self, submission: &Submission, folder: &str, date: &Moment) -> Result<String, Diagnostic> {
        let taken = |id: &str| self.known.has(folder, id);
        let asked = submission.id.as_deref().filter(|id| {
            let fits = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            fits && !id.is_empty() && id.len() <= 64 && !taken(id)
        });
        asked.map_or_else(|| fresh_id::fresh(date, self.random, taken), |id| Ok(id.to_owned()))
    }
}
