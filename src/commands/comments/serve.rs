//! `steadfast comments serve`: the comment server, which stores each submitted form as the file of a held comment.

use std::net::{IpAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::json;

use crate::commands::cli::Format;
use crate::commands::comments::cli::Serve;
use crate::commands::comments::service::CommentService;
use crate::commands::comments::service_state::UndecidedLimits;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{interrupt, output, randomness};
use crate::comment_server::{Event, Limits, Mail, PostedForm, Settings};
use crate::comments::{Intake, IntakeLock};
use crate::config::PostBy;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::path::BaseUrl;
use crate::{clock, comment_server};

/// The message for `--now`, which makes no sense for a program that runs for months.
const NO_MOMENT: &str = "error: `--now` does not go with `comments serve`: each comment bears the moment at which it came\n\
                         Leave it out.\n";

/// Runs the command until a signal ends it.
pub(super) fn run(root: &Path, now: Option<&Moment>, arguments: &Serve, voice: Voice) -> Exit {
    if now.is_some() {
        output::warn(NO_MOMENT);
        return Exit::Usage;
    }
    let now = match clock::build_moment() {
        Ok(now) => now,
        Err(fault) => {
            output::warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    let mut report = Report::new();
    let _lock = match IntakeLock::take(root) {
        Ok(lock) => lock,
        Err(fault) => {
            report.push(fault);
            voice.report(report, root, Format::Human);
            return Exit::Fault;
        }
    };
    let begun = Instant::now();
    let Some(intake) = Intake::on_a_server(root, randomness::bytes, &now, &mut report) else {
        voice.report(report, root, Format::Human);
        return Exit::Fault;
    };
    let took = begun.elapsed();
    let base = arguments.site_url.clone().unwrap_or_else(|| intake.queue.config().base.clone());
    let by = intake.queue.config().comments.by.as_ref();
    let Some(path) = by.and_then(|by| path(by, &base)) else {
        report.push(no_form());
        voice.report(report, root, Format::Human);
        return Exit::Fault;
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
        mail: if intake.queue.config().comments.asks_mail() { Mail::Asked } else { Mail::NotAsked },
        language: Arc::clone(&intake.articles.language),
        limits: Limits::default(),
    };
    let (origin, path) = (settings.origin.clone(), settings.path.clone());
    let most = UndecidedLimits { held: arguments.max_held, spam: arguments.max_spam };
    let service = Arc::new(CommentService::new(root, intake, took, most, arguments.site_url.clone()));
    let frame_service = Arc::clone(&service);
    let store = move |posted: &PostedForm, _client: IpAddr| service.store(posted);
    let frame_for = move |article: &str| frame_service.frame_for(article);
    match comment_server::start(listener, settings, Arc::new(store), Arc::new(frame_for), Arc::new(log)) {
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

/// Returns the path that the form is sent to.
fn path(by: &PostBy, base: &BaseUrl) -> Option<String> {
    let action = by.action(base)?;
    let path = match action.split_once("://") {
        Some((_, rest)) => format!("/{}", rest.split_once('/').map_or("", |(_, path)| path)),
        None => action,
    };
    Some(path.split(['?', '#']).next().unwrap_or_default().to_owned())
}

/// Returns the error for settings without an address of the form.
fn no_form() -> Diagnostic {
    Diagnostic::error(codes::MISSING_KEY, "site.yaml does not say where the form of comments is sent")
        .help("say so:\ncomments:\n  policy: moderated\n  form: /comments/post")
}

/// Logs a request in one line of JSON, without any information about the sender.
fn log(event: Event) {
    let at = clock::build_moment().map(|now| now.rfc3339()).unwrap_or_default();
    let took = u64::try_from(event.took.as_millis()).unwrap_or(u64::MAX);
    let mut line = json!({"at": at, "outcome": event.outcome, "status": event.status, "ms": took});
    if let Some(id) = event.id {
        line["id"] = id.into();
    }
    output::say(&format!("{line}\n"));
}
