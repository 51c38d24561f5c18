//! `steadfast comments import`: stores the comments of another system, and prints what was done with them.

use std::path::Path;

use crate::commands::cli::Format;
use crate::commands::comments::cli::Import;
use crate::commands::comments::desk::Desk;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{output, randomness};
use crate::comments::import::{Mode, Outcome, System};
use crate::comments::{Articles, ChangeLock, Intake, import};
use crate::config::Config;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, Severity, counted};

/// Runs the command. Without the lock, it only prints what it would do.
pub(super) fn run(desk: Desk<'_>, arguments: &Import, lock: Option<&ChangeLock>) -> Exit {
    // A comment that cannot be read might be one of the export, which would then be imported twice.
    if desk.report.has_errors() {
        return desk.refuse([]);
    }
    let export = match import::read(arguments.system, &arguments.file, &desk.queue.config().zone) {
        Ok(export) => export,
        Err(fault) => return desk.refuse([fault]),
    };
    let articles = desk.articles();
    let Desk { root, voice, queue, now, report } = desk;
    let mut intake = Intake::new(queue, articles, randomness::bytes);
    let mode = lock.map_or(Mode::Try, Mode::Write);
    match intake.import(export, mode, &now) {
        Ok(outcome) => {
            output::say(&summary(&outcome, mode));
            let mut faults = Report::new();
            faults.extend(outcome.faults);
            voice.report(faults, root, Format::Human);
            Exit::Done
        }
        Err(fault) => Desk { root, voice, queue: intake.queue, now, report }.refuse([fault]),
    }
}

/// Imports an export into a site that has just got its articles. Returns the summary.
///
/// `articles` returns those of a site that is new, so that they are not read again, and `None` for another site.
pub(crate) fn import_all(
    system: &str,
    export: &Path,
    root: &Path,
    now: &Moment,
    voice: Voice,
    articles: impl FnOnce(&Config) -> Option<Articles>,
) -> Result<String, Box<Diagnostic>> {
    let system = System::ALL
        .into_iter()
        .find(|known| known.argument() == system)
        .expect("readers name a known system");
    let lock = ChangeLock::take(root)?;
    let desk = Desk::open(root, voice, now).map_err(first)?;
    let export = import::read(system, export, &desk.queue.config().zone)?;
    let (mut intake, mode) = match articles(desk.queue.config()) {
        Some(articles) => {
            let intake = Intake::of_new_site(desk.queue, articles, randomness::bytes);
            (intake, Mode::WriteNew(&lock))
        }
        None => {
            let articles = desk.articles();
            (Intake::new(desk.queue, articles, randomness::bytes), Mode::Write(&lock))
        }
    };
    let outcome = intake.import(export, mode, &desk.now)?;
    let text = summary(&outcome, mode);
    let mut faults = Report::new();
    faults.extend(outcome.faults);
    voice.report(faults, root, Format::Human);
    Ok(text)
}

/// Returns the first error of a report.
fn first(report: Report) -> Diagnostic {
    let mut faults = report.sorted();
    let error = faults.iter().position(|fault| fault.severity == Severity::Error).unwrap_or_default();
    faults.swap_remove(error)
}

/// Returns the summary: the number of comments for each result.
fn summary(outcome: &Outcome, mode: Mode<'_>) -> String {
    let states: Vec<String> =
        outcome.filed.iter().map(|(state, count)| format!("{count} {}", state.as_str())).collect();
    let states = if states.is_empty() { String::new() } else { format!(": {}", states.join(", ")) };
    let verb = match mode {
        Mode::Try => "would be imported",
        Mode::Write(_) | Mode::WriteNew(_) => "imported",
    };
    let mut text = format!("{} {verb}{states}\n", counted(outcome.filed.values().sum(), "comment"));
    let mut line = |count: usize, what: &str| {
        if count > 0 {
            text.push_str(&format!("{count:>6}  {what}\n"));
        }
    };
    line(outcome.known, "there already, not taken twice");
    for (reason, count) in &outcome.left_out {
        line(*count, &format!("left out: {reason}"));
    }
    line(outcome.orphans, "answer a comment that is not there, and begin a thread");
    for (field, count) in &outcome.fields {
        line(*count, &format!("answer the comment that the field `{field}` names"));
    }
    line(outcome.undated, "without a date that can be read; they have today's");
    line(outcome.authors, "signed with the name of an author; add `by: AUTHOR` to those that are by one");
    text
}
