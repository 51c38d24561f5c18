//! Publishes a draft: computes the changes of its file, shows them or writes them.

use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::publish::cli::Publish;
use crate::commands::publish::named_file;
use crate::commands::{build_moment, output, site_folder};
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::edits::unified_diffs;
use crate::publication::{GoingLive, Refusal, When, going_live};
use crate::{config, rewrite, source};

/// Runs the command.
pub(crate) fn run(arguments: &Publish, voice: Voice) -> Exit {
    let now = match build_moment::given_or_present(arguments.site.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let root = site_folder::find(arguments.site.root.as_deref(), voice);
    let mut report = Report::new();
    let sources = source::read(&root, &mut report);
    let Some(config) = config::parse(sources.config.as_deref(), None, &mut report) else {
        voice.report(report, &root, Format::Human);
        return Exit::Fault;
    };
    let now = now.within(&config.zone);
    let file = match named_file::find(&arguments.file, &root, &sources.texts) {
        Ok(file) => file,
        Err(message) => {
            output::warn(&message);
            return Exit::Usage;
        }
    };
    let when = arguments.at.as_deref().map_or(When::Next, When::On);
    let live = match going_live(&file, &sources.texts, when, &now, &config) {
        Ok(live) => live,
        Err(refusal) => {
            let mut report = Report::new();
            match refusal {
                Refusal::Faults(faults) => report.extend(faults),
                Refusal::Reason { message, help } => {
                    output::warn(&format!("error: {message}\n  help: {help}\n"));
                }
            }
            voice.report(report, &root, Format::Human);
            return Exit::Fault;
        }
    };
    let resolved = live.changes.resolve(|file| sources.texts.get(file).cloned());
    if arguments.dry_run {
        output::say(&unified_diffs(&resolved.files));
    } else if let Err(faults) = rewrite::write(&root, &resolved.files) {
        let mut report = Report::new();
        report.extend(faults);
        voice.report(report, &root, Format::Human);
        return Exit::Fault;
    }
    if arguments.dry_run {
        voice.note(&account(&live, &now, Tense::Would));
    } else {
        voice.account(&account(&live, &now, Tense::Does));
    }
    Exit::Done
}

/// Whether the changes are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Does,
    Would,
}

/// Returns what has changed, and what the author does next.
fn account(live: &GoingLive, now: &Moment, tense: Tense) -> String {
    let GoingLive { changes, file, date, better_name } = live;
    let verb = match (changes.is_empty(), tense) {
        (true, _) => "no draft",
        (false, Tense::Does) => "published",
        (false, Tense::Would) => "would publish",
    };
    let (when, next) = match date {
        Some(date) if date > now => (
            format!(" for {}", date.with_zone()),
            "A build from then on puts it on the site; `steadfast next` names the moment.",
        ),
        Some(date) => (format!(", dated {}", date.with_zone()), "`steadfast build` puts it on the site."),
        None => (String::new(), "`steadfast build` puts it on the site."),
    };
    let mut text = format!("{verb}: {file}{when}\n");
    if let Some(better) = better_name {
        text.push_str(&format!(
            "Its name keeps another day, because other files name it, or `{better}` is there already.\n"
        ));
    }
    text + next + "\n"
}
