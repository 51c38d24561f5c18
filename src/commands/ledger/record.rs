//! `steadfast ledger record`: adds the addresses of the site to the ledger.

use std::sync::Arc;

use crate::blog::{Blog, Request};
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::ledger::cli::Record;
use crate::commands::output::Voice;
use crate::commands::{build_moment, output, site_folder};
use crate::diagnostic::{Report, counted};
use crate::edits::{ChangedFile, unified_diff};
use crate::ledger::{Ledger, addresses, recorded};
use crate::path::SourcePath;
use crate::{rewrite, source};

/// Runs the command.
pub(super) fn run(arguments: &Record, voice: Voice) -> Exit {
    let root = site_folder::find(arguments.site.root.as_deref(), voice);
    let now = match build_moment::given_or_present(arguments.site.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let mut report = Report::new();
    let sources = source::read(&root, &mut report);
    let ledger = sources.ledger.clone();
    let request = Request { now: now.clone(), also: Vec::new(), base_url: None };
    let blog = Blog::load(sources, &request, &mut report);
    if let Some(text) = ledger.as_ref().filter(|_| blog.as_ref().is_some_and(|blog| !blog.site.config.ledger))
    {
        // A line that cannot be read would be lost. With `ledger: true`, loading has reported it.
        Ledger::parse(text, &mut report);
    }
    if report.has_errors() {
        voice.report(report, &root, Format::Human);
        output::warn("nothing was recorded: a site with errors is not published\n");
        return Exit::Fault;
    }
    let Some(blog) = blog else { return Exit::Fault };
    let day = now.within(&blog.site.config.zone).iso_day();
    let after = recorded(ledger.as_deref(), &addresses(&blog.site, &blog.plan), &day);
    if Some(after.as_str()) == ledger.as_deref() {
        voice.account("urls.txt has all addresses of the site already\n");
        return Exit::Done;
    }
    let count = |text: &str| Ledger::parse(text, &mut Report::new()).lines.len();
    let new = count(&after) - ledger.as_deref().map_or(0, count);
    let change = changed(ledger, after);
    if arguments.dry_run {
        output::say(&unified_diff(&change));
        return Exit::Done;
    }
    if let Err(faults) = rewrite::write(&root, &[change]) {
        let mut report = Report::new();
        report.extend(faults);
        voice.report(report, &root, Format::Human);
        return Exit::Fault;
    }
    let hint = if blog.site.config.ledger {
        ""
    } else {
        "; with `ledger: true` in site.yaml, a build fails that would lose one of them"
    };
    voice.account(&format!("{} added to urls.txt{hint}\n", counted(new, "address")));
    Exit::Done
}

fn changed(before: Option<Arc<str>>, after: String) -> ChangedFile {
    let file = SourcePath::new(source::LEDGER);
    let from = before.as_ref().map(|_| file.clone());
    ChangedFile { from, to: Some(file), before, after: Some(after) }
}
