//! The comment service of `comments serve`: turns forms into files, several at the same time, since each waits for the disk.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::blog::{Blog, Request};
use crate::commands::comments::service_state::{LastReading, ServiceState, UndecidedLimits};
use crate::comment_server::{BackLink, PageFrame, PostedForm, StoreError, Stored};
use crate::comments::reading::Unread;
use crate::comments::{Intake, Prepared, Submission, reading};
use crate::content::comment;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::path::BaseUrl;
use crate::{clock, source};

/// How long decisions and new articles may go unnoticed: the first comment after that reads the files again.
const STALE: Duration = Duration::from_secs(60);
/// The same when an article or a comment is unknown or the queue is full, which may just have changed.
const STALE_IN_DOUBT: Duration = Duration::from_secs(5);
/// The longest reading that the sender of a comment has to wait for.
const SHORT: Duration = Duration::from_secs(1);

/// The comments of the site while the program runs.
pub(super) struct CommentService {
    root: PathBuf,
    most: UndecidedLimits,
    /// The address of the site, if it differs from the settings.
    base: Option<BaseUrl>,
    state: Mutex<ServiceState>,
    frame: Mutex<Option<Frame>>,
    /// Notified whenever a comment has been written.
    written: Condvar,
}

/// The frame of a page of the site, for messages to readers.
struct Frame {
    made: Instant,
    html: Option<Arc<str>>,
}

impl CommentService {
    /// A service for an intake; `took` is the time that it took to read the comments.
    pub(super) fn new(
        root: &Path,
        intake: Intake,
        took: Duration,
        most: UndecidedLimits,
        base: Option<BaseUrl>,
    ) -> CommentService {
        let root = root.to_owned();
        let (articles, comments) = (LastReading::done(Duration::ZERO), LastReading::done(took));
        let state = ServiceState { intake, articles, comments, under_way: HashSet::new() };
        CommentService {
            root,
            most,
            base,
            state: Mutex::new(state),
            frame: Mutex::default(),
            written: Condvar::new(),
        }
    }

    /// Returns the page around a message to a reader whose comment was about this article.
    pub(super) fn frame_for(&self, article: &str) -> PageFrame {
        let state = self.state();
        let base = self.base.clone().unwrap_or_else(|| state.intake.queue.config().base.clone());
        let whole = |path: &str| format!("{}{}{path}", base.origin(), base.path());
        let back = match state.intake.articles.find(article) {
            Ok(article) if article.is_live => BackLink {
                title: article.title.clone(),
                url: whole(&format!("{}#comments", article.address)),
            },
            _ => BackLink { title: state.intake.queue.config().title.clone(), url: whole("/") },
        };
        drop(state);
        let mut frame = self.frame.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = frame.as_ref().is_some_and(|frame| frame.made.elapsed() < STALE);
        if !is_fresh {
            *frame = Some(Frame { made: Instant::now(), html: framed(&self.root, &base) });
        }
        PageFrame { frame: frame.as_ref().and_then(|frame| frame.html.clone()), back: Some(back) }
    }

    /// Writes a comment, and returns its id once it is on the disk.
    pub(super) fn store(self: &Arc<Self>, posted: &PostedForm) -> Result<Stored, StoreError> {
        let now = clock::build_moment()
            .map_err(|_| StoreError::Disk)?
            .within(&self.state().intake.queue.config().zone);
        self.refresh(&now);
        let submission = submission(posted);
        let source = submission.source_id.clone().unwrap_or_default();
        let mut state = self.state_without(&source);
        let prepared = match state.prepare(posted, &submission, self.most, &now) {
            Err(reason) => {
                drop(state);
                if !self.read_in_doubt(reason, &now) {
                    return Err(reason);
                }
                state = self.state_without(&source);
                state.prepare(posted, &submission, self.most, &now)?
            }
            Ok(prepared) => prepared,
        };
        let ready = match prepared {
            Prepared::Known => return Ok(Stored::Before),
            Prepared::Ready(ready, _) => ready,
        };
        state.under_way.insert(source.clone());
        let writer = state.intake.writer();
        drop(state);
        let outcome = writer.write(&ready);
        let mut state = self.state();
        state.under_way.remove(&source);
        self.written.notify_all();
        state.note(*ready, &outcome).map(Stored::New)
    }

    /// Waits until no comment of this source is being written. The second of two equal comments, as by a double click, is
    /// answered when the first is on the disk.
    fn state_without(&self, source: &str) -> MutexGuard<'_, ServiceState> {
        let mut state = self.state();
        while state.under_way.contains(source) {
            state = self.written.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state
    }

    /// Reads the site again if the last reading is old: comments may have been decided, and articles added. Other requests
    /// continue meanwhile, and so does this one if the reading takes long.
    fn refresh(self: &Arc<Self>, now: &Moment) {
        let took = {
            let mut state = self.state();
            if !state.comments.begin(STALE) {
                return;
            }
            state.comments.took
        };
        let (service, now) = (Arc::clone(self), now.clone());
        let read = move || {
            service.read_articles(&now);
            service.read_comments();
        };
        if took <= SHORT {
            read();
            return;
        }
        let spawned = thread::Builder::new().name("reading".to_owned()).spawn(read);
        if spawned.is_err() {
            // The next stale reading tries again.
            self.state().comments.end();
        }
    }

    /// Reads again what may just have changed, before a comment is refused. Returns `false` if nothing needs to be read.
    fn read_in_doubt(&self, reason: StoreError, now: &Moment) -> bool {
        let mut state = self.state();
        match reason {
            StoreError::NoArticle | StoreError::Closed if state.articles.begin(STALE_IN_DOUBT) => {
                drop(state);
                self.read_articles(now);
                true
            }
            StoreError::NoParent | StoreError::Full if state.comments.begin(STALE_IN_DOUBT) => {
                drop(state);
                self.read_articles(now);
                self.read_comments();
                true
            }
            _ => false,
        }
    }

    /// Reads settings and articles. If the settings cannot be read, the present ones stay.
    fn read_articles(&self, now: &Moment) {
        let read = reading::settings_and_articles(&self.root, now, &mut Report::new());
        let mut state = self.state();
        if let Some((config, articles)) = read {
            state.intake.replace_settings_and_articles(config, articles);
        }
        state.articles.end();
    }

    /// Reads the comments. The state is unlocked between two portions.
    fn read_comments(&self) {
        let config = self.state().intake.queue.config().clone();
        let unread = Unread::of(&self.root, &config);
        self.state().intake.begin_reading();
        let read = || unread.read(|portion| self.state().intake.add_read(&portion));
        // One processor at most: comments arrive meanwhile.
        match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
            Ok(one) => one.install(read),
            Err(_) => read(),
        }
        let mut state = self.state();
        state.intake.end_reading();
        state.comments.end();
    }

    fn state(&self) -> MutexGuard<'_, ServiceState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Renders a page of the site as readers see it now, with an empty main part.
fn framed(root: &Path, base: &BaseUrl) -> Option<Arc<str>> {
    let mut ignored = Report::new();
    let sources = source::read_without(root, comment::FOLDER, &mut ignored);
    let request =
        Request { now: clock::build_moment().ok()?, also: Vec::new(), base_url: Some(base.clone()) };
    let blog = Blog::load(sources, &request, &mut ignored)?;
    blog.frame("comment_refused").map(Arc::from)
}

/// Makes a submission of a form. The same text by the same name on the same article is one comment, however often it is sent.
fn submission(posted: &PostedForm) -> Submission {
    let PostedForm { article, name, url, mail, reply_to, comment, trap, seconds, site: _ } = posted;
    // Long enough that two comments never collide: the second would be lost.
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
