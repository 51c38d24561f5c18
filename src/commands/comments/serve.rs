//! `serve`: the intake on a server, from a form to a file that waits.

use std::net::IpAddr;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use serde_json::json;

use crate::commands::Exit;
use crate::commands::build;
use crate::commands::comments::Desk;
use crate::commands::comments::cli::Serve;
use crate::commands::interrupt;
use crate::commands::output;
use crate::comments::Added;
use crate::comments::Articles;
use crate::comments::Intake;
use crate::comments::Queue;
use crate::comments::Submission;
use crate::config::PostBy;
use crate::content::CommentState;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::digest::Digest;
use crate::path::BaseUrl;
use crate::receive;
use crate::receive::Event;
use crate::receive::Limits;
use crate::receive::Posted;
use crate::receive::Refused;
use crate::receive::Settings;

/// How long decisions and new articles may go unseen: files are read again with the first comment after that.
const STALE: Duration = Duration::from_secs(60);
/// The same where an article or a comment is unknown or the queue is full, which may just have changed.
const STALE_IN_DOUBT: Duration = Duration::from_secs(5);
/// The most characters of a comment; the form says the same.
const LONGEST: usize = 10_000;

/// Runs the command until a signal ends it.
pub(super) fn run(desk: Desk<'_>, arguments: &Serve) -> Exit {
    let base = arguments.site_url.clone().unwrap_or_else(|| desk.queue.config().base.clone());
    let by = desk.queue.config().comments.by.as_ref();
    let Some(path) = by.and_then(|by| path(by, &base)) else {
        return desk.refuse([no_form()]);
    };
    let listener = match TcpListener::bind((arguments.bind, arguments.port)) {
        Ok(listener) => listener,
        Err(reason) => {
            output::warn(&format!(
                "error: nothing can listen at {}, port {}: {reason}\nName another with `--bind` and `--port`.\n",
                arguments.bind, arguments.port
            ));
            return Exit::Fault;
        }
    };
    let settings = Settings {
        path,
        origin: base.origin().to_owned(),
        thanks: format!("{}{}/comments/thanks/", base.origin(), base.path()),
        proxies: arguments.trusted_proxy.clone(),
        per_client: arguments.per_client,
        in_all: arguments.in_all,
        limits: Limits::default(),
    };
    let (origin, path) = (settings.origin.clone(), settings.path.clone());
    let office = Mutex::new(Office::new(desk, arguments.max_held));
    let keep = move |posted: Posted, _client: IpAddr| {
        office.lock().unwrap_or_else(PoisonError::into_inner).keep(&posted)
    };
    match receive::start(listener, settings, Arc::new(keep), Arc::new(tell)) {
        Ok(receiver) => {
            output::warn(&format!(
                "comments of {origin} are taken at http://{}{path}\nCtrl-C ends it\n",
                receiver.at
            ));
            interrupt::wait();
            receiver.stop();
            Exit::Done
        }
        Err(reason) => {
            output::warn(&format!("error: the intake cannot begin: {reason}\n"));
            Exit::Fault
        }
    }
}

/// The path that the form is sent to.
fn path(by: &PostBy, base: &BaseUrl) -> Option<String> {
    let action = by.action(base)?;
    let path = match action.split_once("://") {
        Some((_, rest)) => format!("/{}", rest.split_once('/').map_or("", |(_, path)| path)),
        None => action,
    };
    Some(path.split(['?', '#']).next().unwrap_or_default().to_owned())
}

fn no_form() -> Diagnostic {
    Diagnostic::error(codes::MISSING_KEY, "site.yaml does not say where the form of comments is sent")
        .help("say so:\ncomments:\n  policy: moderated\n  form: /comments/post")
}

/// One line for each request. It says nothing of the sender.
fn tell(event: Event) {
    let at = build::now().map(|now| now.rfc3339()).unwrap_or_default();
    let took = u64::try_from(event.took.as_millis()).unwrap_or(u64::MAX);
    let mut line = json!({"at": at, "outcome": event.outcome, "status": event.status, "ms": took});
    if let Some(id) = event.id {
        line["id"] = id.into();
    }
    output::say(&format!("{line}\n"));
}

/// The comments of the site while the program runs.
struct Office {
    root: PathBuf,
    intake: Intake,
    read: Instant,
    max_held: usize,
}

impl Office {
    fn new(desk: Desk<'_>, max_held: usize) -> Office {
        let (root, articles) = (desk.root.to_owned(), desk.articles());
        Office { root, intake: Intake::new(desk.queue, articles), read: Instant::now(), max_held }
    }

    /// Writes a comment, and says its id once it is on the disk.
    fn keep(&mut self, posted: &Posted) -> Result<String, Refused> {
        let now = build::now().map_err(|_| Refused::Disk)?.within(&self.intake.queue.config().zone);
        self.read_again(STALE, &now);
        match self.try_to_keep(posted, &now) {
            Err(reason) if is_in_doubt(reason) && self.read_again(STALE_IN_DOUBT, &now) => {
                self.try_to_keep(posted, &now)
            }
            outcome => outcome,
        }
    }

    fn try_to_keep(&mut self, posted: &Posted, now: &Moment) -> Result<String, Refused> {
        if posted.name.trim().is_empty() {
            return Err(Refused::NoName);
        }
        if posted.comment.trim().is_empty() {
            return Err(Refused::NoComment);
        }
        if posted.comment.chars().count() > LONGEST {
            return Err(Refused::TooLong);
        }
        let article = self.intake.articles.find(&posted.article).map_err(|_| Refused::NoArticle)?;
        if !article.is_open {
            return Err(Refused::Closed);
        }
        let is_held = |state| state == CommentState::Held;
        let held = self.intake.queue.comments().iter().filter(|comment| is_held(comment.state)).count();
        if held >= self.max_held {
            return Err(Refused::Full);
        }
        match self.intake.add(&submission(posted), None, now) {
            Ok(Added::Filed(comment, _)) => Ok(comment.id.value.clone()),
            Ok(Added::Known(file)) => Ok(file.stem().to_owned()),
            Err(fault) => Err(reason(&fault)),
        }
    }

    /// Reads the site again: comments may have been decided, and articles added. `false` where what is known is fresh, or
    /// cannot be read and goes on as it is.
    fn read_again(&mut self, stale: Duration, now: &Moment) -> bool {
        if self.read.elapsed() < stale {
            return false;
        }
        self.read = Instant::now();
        let Some(queue) = Queue::open(&self.root, &mut Report::new()) else { return false };
        let articles = Articles::read(&self.root, queue.config(), now);
        self.intake = Intake::new(queue, articles);
        true
    }
}

fn is_in_doubt(reason: Refused) -> bool {
    matches!(reason, Refused::NoArticle | Refused::NoParent | Refused::Closed | Refused::Full)
}

/// The same text by the same name below the same article is one comment, however often it is sent.
fn submission(posted: &Posted) -> Submission {
    let Posted { article, name, url, mail, reply_to, comment, seconds } = posted;
    let same = Digest::of(format!("{article}\0{name}\0{reply_to}\0{comment}").as_bytes());
    let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
    Submission {
        article: article.clone(),
        author: name.clone(),
        url: given(url),
        mail: given(mail),
        body: comment.clone(),
        reply_to: given(reply_to),
        received_from: Some("form".to_owned()),
        source_id: Some(format!("form:{}", same.short())),
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
