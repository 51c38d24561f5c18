//! Runs the checks.

use crate::blog::{Blog, LoadCache, Request};
use crate::checks::{CheckedText, Subject, Wanted};
use crate::commands::check::cli::Check;
use crate::commands::check::output as findings;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{build_moment, interrupt, output, render_thread, site_folder};
use crate::date::Moment;
use crate::diagnostic::{Code, Report, codes, nearest};
use crate::site::Status;
use crate::{checks, source};

/// Runs the command.
pub(in super::super) fn run(arguments: &Check, voice: Voice) -> Exit {
    let only = match only(&arguments.only) {
        Ok(only) => only,
        Err(fault) => {
            output::warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    let now = match build_moment::given_or_present(arguments.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let root = site_folder::find(arguments.root.as_deref(), voice);
    interrupt::listen();
    let mut report = Report::new();
    let sources = source::read(&root, &mut report);
    let settings = sources.config.clone();
    let mut cache = LoadCache::default();
    let blog = Blog::load_with(&mut cache, sources, &request(arguments, now.clone()), &(), &mut report);
    let Some(blog) = blog else {
        findings::write(report, None, &root, arguments.format, voice);
        return Exit::Fault;
    };
    let texts = Subject::texts(&blog);
    if let Some(language) = &arguments.list_words {
        return list_words(&blog, &texts, language);
    }
    if render_thread::find_faults(&blog, &mut report).is_none() {
        if interrupt::came() {
            return Exit::Interrupted;
        }
        findings::write(report, Some(&blog), &root, arguments.format, voice);
        return Exit::Fault;
    }
    let config = &blog.site.config;
    let (now, comments) = (now.within(&config.zone), cache.comments());
    let subject =
        Subject { blog: &blog, now: &now, settings: settings.as_deref(), comments: &comments, texts };
    let wanted = Wanted { only: &only, levels: &config.checks };
    report.extend(checks::run(&subject, &wanted));
    let mut wanted_report = Report::new();
    wanted_report.extend(report.sorted().into_iter().filter_map(|found| wanted.levelled(found)));
    if arguments.strict {
        wanted_report.make_strict();
    }
    let exit = if wanted_report.has_errors() { Exit::Fault } else { Exit::Done };
    findings::write(wanted_report, Some(&blog), &root, arguments.format, voice);
    exit
}

/// Returns the kinds that are asked for. The error is the message for an unknown one.
fn only(names: &[String]) -> Result<Vec<Code>, String> {
    let found = |name: &String| {
        codes::find(name).ok_or_else(|| {
            let help = match nearest(name, codes::ALL.iter().map(|code| code.name)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`steadfast explain` lists all kinds".to_owned(),
            };
            format!("nothing that is checked has the name `{name}`\n  help: {help}")
        })
    };
    names.iter().map(found).collect()
}

fn request(arguments: &Check, now: Moment) -> Request {
    let drafts = arguments.drafts.then_some(Status::Draft);
    let future = arguments.future.then_some(Status::Scheduled);
    Request { now, also: drafts.into_iter().chain(future).collect(), base_url: None }
}

/// Prints the words of the texts in a language.
fn list_words(blog: &Blog, texts: &[CheckedText<'_>], language: &str) -> Exit {
    let own = &blog.site.config.language;
    let language = if language.is_empty() { own } else { language };
    let language = language.split('-').next().unwrap_or_default();
    let words = checks::words(texts, language);
    output::say(&words.into_iter().map(|word| format!("{word}\n")).collect::<String>());
    Exit::Done
}
