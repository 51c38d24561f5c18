//! `steadfast serve`: starts the live preview, and prints its reports.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::commands::cli::{Format, Serve};
use crate::commands::comments::moderate;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::summary::duration;
use crate::commands::{browser, interrupt, output, restart, site_folder};
use crate::diagnostic::{Diagnostic, Report, counted};
use crate::preview::{Follow, Means, News, Port, Preview, Request, Times};
use crate::site::Status;
use crate::{config, preview};

/// The port that is tried first if none is given.
const USUAL_PORT: u16 = 4000;

/// The file without which a folder is not a site.
const SETTINGS: &str = "site.yaml";

/// Runs the command until Ctrl-C.
pub(super) fn run(arguments: &Serve, voice: Voice) -> Exit {
    let shown_root = site_folder::find(arguments.root.as_deref(), voice);
    let Some(root) = root(&shown_root) else {
        let shown = shown_root.display();
        output::warn(&format!(
            "error: there is no folder `{shown}`\nName the site's folder with `--root`, or make a new site with \
             `steadfast init`.\n"
        ));
        return Exit::Fault;
    };
    if !root.join(SETTINGS).exists() {
        let mut report = Report::new();
        config::parse(None, None, &mut report);
        voice.report(report, &shown_root, Format::Human);
        return Exit::Fault;
    }
    let port = arguments.again_at.or(arguments.port).map_or(Port::From(USUAL_PORT), Port::Exactly);
    restart::refuse(arguments);
    let request = Request {
        root,
        now: arguments.now.clone(),
        also: if arguments.no_drafts { Vec::new() } else { Status::WITHHELD.to_vec() },
        bind: arguments.bind,
        port,
        means: if arguments.poll { Means::Polling } else { Means::System },
        follow: if arguments.follow { Follow::Open } else { Follow::Stay },
        times: Times::default(),
    };
    let moderator = moderate::moderator(request.root.clone(), request.now.clone());
    match preview::start(request, moderator, move |news| print_news(news, &shown_root, voice)) {
        Ok(preview) => {
            if arguments.again_at.is_none() {
                greet(&preview, arguments);
            }
            if let Err(reason) = restart::watch(preview) {
                output::warn(&format!("templates that do not end are not noticed: {reason}\n"));
            }
            interrupt::wait();
            Exit::Done
        }
        Err(reason) => {
            output::warn(&refusal(&reason, arguments));
            Exit::Fault
        }
    }
}

/// Returns the site's folder as the watcher reports it.
fn root(root: &Path) -> Option<std::path::PathBuf> {
    root.canonicalize().ok().filter(|root| root.is_dir())
}

/// Returns the message for an error of starting.
fn refusal(reason: &io::Error, arguments: &Serve) -> String {
    let address = arguments.bind;
    let port = arguments.port.unwrap_or(USUAL_PORT);
    match reason.kind() {
        io::ErrorKind::AddrInUse => format!(
            "error: port {port} is taken by another program\nName another with `--port`, or leave `--port` out and \
             the next free one is taken.\n"
        ),
        io::ErrorKind::PermissionDenied => format!(
            "error: this system does not let you listen at port {port}\nName one from 1024 on with `--port`.\n"
        ),
        io::ErrorKind::AddrNotAvailable => format!(
            "error: this machine has no address `{address}`\nLeave `--bind` out to serve this machine alone.\n"
        ),
        _ => format!("error: the preview cannot listen at {address}, port {port}: {reason}\n"),
    }
}

fn greet(preview: &Preview, arguments: &Serve) {
    let port = preview.at.port();
    if arguments.port.is_none() && port != USUAL_PORT {
        output::warn(&format!("port {USUAL_PORT} is taken; this is port {port}\n"));
    }
    if !arguments.bind.is_loopback() {
        output::warn(&format!(
            "WARNING: everybody on your network can read this preview, drafts included, at {}\nComments cannot be \
             decided at its desk; `steadfast comments review` can\n",
            preview.at
        ));
    }
    output::say(&format!("preview at {}\ndesk at {}\nCtrl-C ends it\n", preview.url, preview.desk));
    if arguments.open {
        browser::open(preview.url.clone());
    }
}

/// Prints a report of the preview.
fn print_news(news: News, root: &Path, voice: Voice) {
    match news {
        News::Ready { articles, outputs, took } => voice.account(&format!(
            "{}, {} read in {}\n",
            counted(articles, "article"),
            counted(outputs, "output"),
            duration(took)
        )),
        News::Shown { what, took } => {
            voice.account(&format!("{what}: shown after {}\n", precise_duration(took)));
        }
        News::Kept { what, took } => {
            voice.account(&format!(
                "{what}: at fault ({}); the last good pages stay\n",
                precise_duration(took)
            ));
        }
        News::Faults(faults) if faults.is_empty() => voice.note("no faults any more\n"),
        News::Faults(faults) => voice.report(report_of(faults), root, Format::Human),
        News::Polling(reason) => voice.note(&format!(
            "{reason}; the folder is looked through every second instead (on Linux, raise \
             fs.inotify.max_user_watches)\n"
        )),
    }
}

fn report_of(faults: Vec<Diagnostic>) -> Report {
    let mut report = Report::new();
    report.extend(faults);
    report
}

fn precise_duration(took: Duration) -> String {
    let millis = took.as_secs_f64() * 1000.0;
    if millis < 10.0 { format!("{millis:.1} ms") } else { duration(took) }
}
