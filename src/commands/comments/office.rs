//! What `serve` knows of the site while it runs, and how a form becomes a file: several at a time, since each waits for
//! the disk.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use crate::blog::Blog;
use crate::blog::Request;
use crate::commands::build;
use crate::comments::Intake;
use crate::comments::Prepared;
use crate::comments::Submission;
use crate::comments::is_blank;
use crate::comments::ready::Ready;
use crate::content::CommentState;
use crate::content::comment;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::digest::Digest;
use crate::path::BaseUrl;
use crate::receive::Kept;
use crate::receive::Posted;
use crate::receive::Refused;
use crate::receive::Surroundings;
use crate::receive::Way;
use crate::source;

/// How long decisions and new articles may go unseen: files are read again with the first comment after that.
const STALE: Duration = Duration::from_secs(60);
/// The same where an article or a comment is unknown or the queue is full, which may just have changed.
const STALE_IN_DOUBT: Duration = Duration::from_secs(5);
/// The most characters of a comment; the form says the same.
const LONGEST: usize = 10_000;

/// How many comments may be there that no person has decided, so that strangers cannot fill the disk.
#[derive(Clone, Copy)]
pub(super) struct Most {
    pub(super) held: usize,
    pub(super) spam: usize,
}

/// The comments of the site while the program runs.
pub(super) struct Office {
    root: PathBuf,
    most: Most,
    /// The address of the site, where it is not that of its settings.
    base: Option<BaseUrl>,
    books: Mutex<Books>,
    frame: Mutex<Option<Frame>>,
    /// Told whenever a comment is no longer under way.
    written: Condvar,
}

/// The frame of a page of the site, for words to readers.
struct Frame {
    made: Instant,
    html: Option<Arc<str>>,
}

/// What changes from one comment to the next.
struct Books {
    intake: Intake,
    /// When the site was read.
    read: Instant,
    /// The sources of comments that are being written.
    under_way: HashSet<String>,
}

impl Office {
    pub(super) fn new(root: &Path, intake: Intake, most: Most, base: Option<BaseUrl>) -> Office {
        let root = root.to_owned();
        let books = Books { intake, read: Instant::now(), under_way: HashSet::new() };
        Office {
            root,
            most,
            base,
            books: Mutex::new(books),
            frame: Mutex::default(),
            written: Condvar::new(),
        }
    }

    /// What stands around the words to a reader whose comment was about this article.
    pub(super) fn lend(&self, article: &str) -> Surroundings {
        let books = self.books();
        let base = self.base.clone().unwrap_or_else(|| books.intake.queue.config().base.clone());
        let whole = |path: &str| format!("{}{}{path}", base.origin(), base.path());
        let back = match books.intake.articles.find(article) {
            Ok(article) if article.is_live => {
                Way { title: article.title.clone(), url: whole(&format!("{}#comments", article.address)) }
            }
            _ => Way { title: books.intake.queue.config().title.clone(), url: whole("/") },
        };
        drop(books);
        let mut frame = self.frame.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = frame.as_ref().is_some_and(|frame| frame.made.elapsed() < STALE);
        if !is_fresh {
            *frame = Some(Frame { made: Instant::now(), html: framed(&self.root, &base) });
        }
        Surroundings { frame: frame.as_ref().and_then(|frame| frame.html.clone()), back: Some(back) }
    }

    /// Writes a comment, and says its id once it is on the disk.
    pub(super) fn keep(&self, posted: &Posted) -> Result<Kept, Refused> {
        let mut books = self.books();
        let now = build::now().map_err(|_| Refused::Disk)?.within(&books.intake.queue.config().zone);
        books.read_again(STALE, &now);
        let submission = submission(posted);
        let source = submission.source_id.clone().unwrap_or_default();
        // The same once more, as by a second click: answered when the first is on the disk.
        while books.under_way.contains(&source) {
            books = self.written.wait(books).unwrap_or_else(PoisonError::into_inner);
        }
        let prepared = match books.prepare(posted, &submission, self.most, &now) {
            Err(reason) if is_in_doubt(reason) && books.read_again(STALE_IN_DOUBT, &now) => {
                books.prepare(posted, &submission, self.most, &now)?
            }
            outcome => outcome?,
        };
        let ready = match prepared {
            Prepared::Known(file) => return Ok(Kept::Before(file.stem().to_owned())),
            Prepared::Ready(ready, _) => ready,
        };
        books.under_way.insert(source.clone());
        let writer = books.intake.writer();
        drop(books);
        let outcome = writer.write(&ready);
        let mut books = self.books();
        books.under_way.remove(&source);
        self.written.notify_all();
        books.note(*ready, &outcome).map(Kept::New)
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Books {
    fn prepare(
        &mut self,
        posted: &Posted,
        submission: &Submission,
        most: Most,
        now: &Moment,
    ) -> Result<Prepared, Refused> {
        if is_blank(&posted.name) {
            return Err(Refused::NoName);
        }
        if is_blank(&posted.comment) {
            return Err(Refused::NoComment);
        }
        if posted.comment.chars().count() > LONGEST {
            return Err(Refused::TooLong);
        }
        let article = self.intake.articles.find(&posted.article).map_err(|_| Refused::NoArticle)?;
        if !article.is_open {
            return Err(Refused::Closed);
        }
        match self.intake.prepare(submission, None, now) {
            Ok(Prepared::Ready(ready, _)) if !self.has_room(ready.state(), most) => {
                self.intake.give_up(&ready);
                Err(Refused::Full)
            }
            Ok(prepared) => Ok(prepared),
            Err(fault) => Err(reason(&fault)),
        }
    }

    fn has_room(&self, state: CommentState, most: Most) -> bool {
        let there = self.intake.count(state) + self.under_way.len();
        match state {
            CommentState::Held => there < most.held,
            CommentState::Spam => there < most.spam,
            CommentState::Approved | CommentState::Rejected => true,
        }
    }

    /// Notes what became of a comment.
    fn note(&mut self, ready: Ready, outcome: &Result<(), Diagnostic>) -> Result<String, Refused> {
        match outcome {
            Ok(()) => Ok(self.intake.take_in(ready).id.value.clone()),
            Err(fault) => {
                self.intake.give_up(&ready);
                Err(reason(fault))
            }
        }
    }

    /// Reads the site again: comments may have been decided, and articles added. `false` where what is known is fresh, or
    /// cannot be read and goes on as it is.
    fn read_again(&mut self, stale: Duration, now: &Moment) -> bool {
        // What is being written now may be read or not. Read, it is counted twice until the next time: too much is safe.
        if self.read.elapsed() < stale {
            return false;
        }
        self.read = Instant::now();
        self.intake.read_again(now)
    }
}

/// A page of the site as readers see it now, with nothing in its main part.
fn framed(root: &Path, base: &BaseUrl) -> Option<Arc<str>> {
    let mut ignored = Report::new();
    let sources = source::read_without(root, comment::FOLDER, &mut ignored);
    let request = Request { now: build::now().ok()?, also: Vec::new(), base_url: Some(base.clone()) };
    let blog = Blog::load(sources, &request, &mut ignored)?;
    blog.frame("comment_refused").map(Arc::from)
}

fn is_in_doubt(reason: Refused) -> bool {
    matches!(reason, Refused::NoArticle | Refused::NoParent | Refused::Closed | Refused::Full)
}

/// The same text by the same name below the same article is one comment, however often it is sent.
fn submission(posted: &Posted) -> Submission {
    let Posted { article, name, url, mail, reply_to, comment, trap, seconds, site: _ } = posted;
    // Long enough that no two are ever the same by chance: the second would be thanked for, and lost.
    let same = Digest::of(format!("{article}\0{name}\0{reply_to}\0{comment}").as_bytes()).to_string();
    let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
    Submission {
        article: article.clone(),
        author: name.clone(),
        url: given(url),
        mail: given(mail),
        body: comment.clone(),
        reply_to: given(reply_to),
        received_from: Some("form".to_owned()),
        source_id: Some(format!("form:{}", &same[..32])),
        trap: given(trap),
        seconds: *seconds,
        ..Submission::default()
    }
}

/// What a fault means to the reader.
fn reason(fault: &Diagnostic) -> Refused {
    match fault.code {
        codes::TOO_LARGE => Refused::TooLong,
        codes::MISSING_KEY => Refused::NoName,
        codes::COMMENT_WITHOUT_ARTICLE => Refused::NoArticle,
        codes::UNKNOWN_PARENT => Refused::NoParent,
        _ => Refused::Disk,
    }
}
