//! The intake: checks new comments, applies the rules, and writes a file for each.

use std::collections::HashMap;
use std::sync::Arc;

use crate::comments::articles::{Article, Signature};
use crate::comments::file_format::{Record, one_line};
use crate::comments::index::CommentIndex;
use crate::comments::initial_state::InitialState;
use crate::comments::remembered::Remembered;
use crate::comments::rules::Verdict;
use crate::comments::validate::validate;
use crate::comments::writer::{Ready, Writer};
use crate::comments::{Articles, ChangeLock, Queue, Random, Submission, fresh_id, rules};
use crate::content::{Comment, CommentState, comment, parse_comment};
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report, codes, nearest};
use crate::markdown::untrusted;
use crate::path::SourcePath;

/// A site that takes comments: its queue, its articles, and the index that new comments are checked against.
#[derive(Debug)]
pub struct Intake {
    /// The comments, with those added since.
    pub queue: Queue,
    /// The articles.
    pub articles: Articles,
    pub(super) index: CommentIndex,
    pub(super) keeps: Keeps,
    pub(super) random: Random,
}

/// How much of the comments an intake keeps in memory.
#[derive(Debug)]
pub(super) enum Keeps {
    /// All comments, and the file of each comment that has a source id, by this id.
    Comments(HashMap<String, SourcePath>),
    /// Only the index: a server runs for months, and commenters decide how much they send.
    Names,
}

/// The result of adding a submission.
#[derive(Clone, Debug)]
pub enum Added {
    /// Its file is on the disk.
    Filed(Arc<Comment>, Verdict),
    /// It was added before; this is its file.
    Known(SourcePath),
}

/// The result of preparing a submission.
#[derive(Debug)]
pub enum Prepared {
    /// Its id and file name are reserved, and it must be written.
    Ready(Box<Ready>, Verdict),
    /// It was added before.
    Known,
}

/// A submission that a comment can be made from.
struct Checked<'a> {
    article: &'a Article,
    /// The folder of the article's comments.
    folder: String,
    author: String,
    /// The id of the comment that it answers.
    reply_to: Option<String>,
}

impl Intake {
    /// Makes a queue take comments, with ids made of `random` bits.
    pub fn new(queue: Queue, articles: Articles, random: Random) -> Intake {
        let mut index = CommentIndex::new(articles.history());
        let addresses = queue.private.addresses();
        let mut files = HashMap::new();
        for comment in &queue.comments {
            index.add(&Remembered::read(comment, &addresses));
            files
                .extend(comment.source_id.as_ref().map(|source| (source.clone(), comment.text.file.clone())));
        }
        Intake { queue, articles, index, keeps: Keeps::Comments(files), random }
    }

    /// Returns the number of comments with a state.
    pub fn count(&self, state: CommentState) -> usize {
        self.index.count(state)
    }

    /// Returns the verdict of the rules about a submission without adding it; an error if it cannot be added at all.
    pub fn verdict(&self, submission: &Submission, now: &Moment) -> Result<Verdict, Diagnostic> {
        let Checked { article, .. } = self.checked(submission, submission.reply_to.as_deref())?;
        let age = (now.unix() - article.date.unix()).div_euclid(24 * 60 * 60);
        let submission = Submission { article_days: Some(age), ..submission.clone() };
        Ok(rules::decide(&submission, self.index.history(), &self.queue.config.comments.rules, now))
    }

    /// Adds a submission, in the state that the rules give it or that the site's author has decided. The lock must be taken
    /// before the comments are read: otherwise another program may add the same submission in between.
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

    /// Does all of [`Intake::add`] except writing, so that several threads can wait for the disk at the same time. Pass the
    /// result to [`Writer::write`], and then to [`Intake::take_in`] or [`Intake::give_up`].
    pub fn prepare(
        &mut self,
        submission: &Submission,
        decided: Option<CommentState>,
        now: &Moment,
    ) -> Result<Prepared, Diagnostic> {
        if submission.source_id.as_ref().is_some_and(|source| self.index.has_source(&one_line(source))) {
            return Ok(Prepared::Known);
        }
        let (ready, verdict) = self.judged(submission, decided, now)?;
        Ok(Prepared::Ready(Box::new(ready), verdict))
    }

    /// Applies the rules or the author's decision to a submission, and reserves its names.
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
        let decided = (verdict.state != CommentState::Held).then_some(now);
        let initial = InitialState { state: verdict.state, because, by: None, decided };
        let ready = self.ready(submission, &submission.reply_to, initial, now)?;
        Ok((ready, verdict))
    }

    /// Adds an answer of one of the site's authors to a comment.
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
        let initial =
            InitialState { state: CommentState::Approved, because: None, by: Some(by), decided: Some(now) };
        let ready = self.ready(&submission, &Some(parent.id.value.clone()), initial, now)?;
        let _lock = ChangeLock::of(&self.queue.private)?;
        self.file(ready)
    }

    /// Returns the file of a comment that was added before with the same source id; always `None` on a server.
    pub(super) fn known(&self, submission: &Submission) -> Option<SourcePath> {
        let Keeps::Comments(files) = &self.keeps else { return None };
        files.get(&one_line(submission.source_id.as_ref()?)).cloned()
    }

    /// Checks a submission against the site: its article and the comment that it answers must exist, and its values must be
    /// valid.
    fn checked(&self, submission: &Submission, reply_to: Option<&str>) -> Result<Checked<'_>, Diagnostic> {
        let article = self.articles.find(&submission.article)?;
        let folder = self.folder(article).to_owned();
        let author = one_line(&untrusted::name(&submission.author));
        validate(submission, &author)?;
        let reply_to = reply_to.map(one_line).filter(|parent| !parent.is_empty());
        if let Some(parent) = &reply_to {
            self.check_parent(parent, &folder, article)?;
        }
        Ok(Checked { article, folder, author, reply_to })
    }

    /// Checks a submission and reserves its names. `reply_to` is the id of a comment of the same article.
    pub(super) fn ready(
        &mut self,
        submission: &Submission,
        reply_to: &Option<String>,
        initial: InitialState<'_>,
        now: &Moment,
    ) -> Result<Ready, Diagnostic> {
        let Checked { folder, author, reply_to, .. } = self.checked(submission, reply_to.as_deref())?;
        let date = submission.date.as_ref().unwrap_or(now);
        let id = self.new_id(submission, &folder, date)?;
        let url = submission.url.as_deref().map(one_line);
        let record = Record {
            id: &id,
            reply_to: reply_to.as_deref(),
            state: initial.state,
            held_because: initial.because,
            author: &author,
            by: initial.by.map(|signature| signature.by.as_str()),
            url: url.as_deref().filter(|url| comment::is_web_address(url)),
            date,
            received_from: submission.received_from.as_deref(),
            source_id: submission.source_id.as_deref(),
            decided: initial.decided,
            body: &submission.body,
        };
        let text = record.text(&self.queue.config);
        let name =
            id.strip_prefix("c-").and_then(|id| id.split_once('-')).map_or(id.as_str(), |(_, end)| end);
        let stamp = date.within(&Zone::UTC).format("%Y%m%dT%H%M%SZ");
        let file = SourcePath::new(format!("{}/{folder}/{stamp}-{name}.md", comment::FOLDER));
        let mut report = Report::new();
        let comment = parse_comment(&file, &Arc::from(text.as_str()), &self.queue.config, &mut report);
        let comment = comment.ok_or_else(|| {
            let fault = report.sorted().into_iter().next();
            fault.unwrap_or_else(|| {
                Diagnostic::error(codes::BAD_INPUT, "the comment cannot be written as a file")
            })
        })?;
        let keeps_mail = self.queue.config.comments.keeps_mail;
        let mail = submission.mail.as_deref().map(one_line).filter(|mail| keeps_mail && mail.contains('@'));
        let remembered = Remembered::of(&comment, mail.as_deref().map(rules::address));
        self.index.reserve(&remembered);
        if let (Keeps::Comments(files), Some(source)) = (&mut self.keeps, &comment.source_id) {
            files.insert(source.clone(), file.clone());
        }
        Ok(Ready { file, text, comment, mail, remembered })
    }

    /// Writes one comment durably, and adds it to the queue and the index.
    fn file(&mut self, ready: Ready) -> Result<Arc<Comment>, Diagnostic> {
        match self.writer().write(&ready) {
            Ok(()) => Ok(self.take_in(ready)),
            Err(fault) => {
                self.give_up(&ready);
                Err(fault)
            }
        }
    }

    /// Returns a writer, which can write comments while the intake is in use.
    pub fn writer(&self) -> Writer {
        Writer { root: self.queue.root.clone(), private: self.queue.private.clone() }
    }

    /// Adds a comment whose file is written to the queue and the index.
    pub fn take_in(&mut self, ready: Ready) -> Arc<Comment> {
        let comment = Arc::new(ready.comment);
        self.index.add(&ready.remembered);
        if matches!(self.keeps, Keeps::Names) {
            return comment;
        }
        let comments = &mut self.queue.comments;
        let at = comments.partition_point(|known| known.text.file < comment.text.file);
        comments.insert(at, Arc::clone(&comment));
        comment
    }

    /// Frees the names of a comment whose file could not be written, so that it can be sent again.
    pub fn give_up(&mut self, ready: &Ready) {
        self.index.release(&ready.remembered);
        if let (Keeps::Comments(files), Some(source)) = (&mut self.keeps, &ready.comment.source_id) {
            files.remove(source);
        }
    }

    pub(super) fn folder<'a>(&'a self, article: &'a Article) -> &'a str {
        self.articles.folder(article, |name| self.index.has_folder(name))
    }

    fn check_parent(&self, parent: &str, folder: &str, article: &Article) -> Result<(), Diagnostic> {
        if self.index.has(folder, parent) {
            return Ok(());
        }
        let message = format!("`{}` has no comment `{parent}` to answer", article.slug);
        let fault = Diagnostic::error(codes::UNKNOWN_PARENT, message);
        // On a server, the queue is empty and nobody reads the message.
        let of_folder = self.queue.comments.iter().filter(|comment| comment.article.value == folder);
        Err(match nearest(parent, of_folder.map(|comment| comment.id.value.as_str())) {
            Some(guess) => fault.help(format!("did you mean `{guess}`?")),
            None => fault.help("leave `reply_to` out to begin a thread"),
        })
    }

    /// Returns the id of the submission if it can be an anchor and is free; otherwise an unpredictable one.
    fn new_id(&self, submission: &Submission, folder: &str, date: &Moment) -> Result<String, Diagnostic> {
        let taken = |id: &str| self.index.has(folder, id);
        let asked = submission.id.as_deref().filter(|id| {
            let fits = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            fits && !id.is_empty() && id.len() <= 64 && !taken(id)
        });
        asked.map_or_else(|| fresh_id::fresh(date, self.random, taken), |id| Ok(id.to_owned()))
    }
}
