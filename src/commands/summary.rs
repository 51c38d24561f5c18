//! The summary at the end of a build: what was published, what was not and why, and when that will change.

use std::time::Duration;

use serde_json::json;

use crate::blog::Blog;
use crate::commands::cli::Format;
use crate::commands::lost_addresses;
use crate::commands::output::Detail;
use crate::date::Moment;
use crate::diagnostic::counted;
use crate::ledger;
use crate::path::SourcePath;
use crate::plan::Output;
use crate::publish::Receipt;
use crate::site::{Status, Withheld};

/// Returns the summary in the requested format. `ledger` is the text of `urls.txt`.
pub(super) fn text(
    blog: &Blog,
    receipt: &Receipt,
    ledger: Option<&str>,
    took: Duration,
    format: Format,
    detail: Detail,
) -> String {
    match format {
        Format::Human | Format::Github => for_people(blog, receipt, ledger, took, detail),
        Format::Json => format!("{}\n", for_programs(blog, receipt, took)),
    }
}

fn pages(blog: &Blog) -> usize {
    blog.plan.outputs().values().filter(|output| matches!(output, Output::Page(_))).count()
}

fn for_people(
    blog: &Blog,
    receipt: &Receipt,
    ledger: Option<&str>,
    took: Duration,
    detail: Detail,
) -> String {
    let Receipt { written, unchanged, removed, .. } = receipt;
    let mut text = format!(
        "{}, {}; files: {written} written, {unchanged} unchanged, {removed} removed; {}\n",
        counted(blog.site.articles.len(), "article"),
        counted(pages(blog), "page"),
        duration(took)
    );
    for withheld in &blog.site.withheld {
        text.push_str(&format!("not live: {} “{}” ({})\n", withheld.file, withheld.title, reason(withheld)));
    }
    let waiting: Vec<_> = blog.plan.waiting().collect();
    if let Some(first) = waiting.first() {
        let files = counted(waiting.len(), "file");
        text.push_str(&format!("held back with them: {files}, such as {first}\n"));
    }
    for (id, day) in &blog.site.due {
        let file = &blog.site.article(*id).article.text.file;
        text.push_str(&format!("due for review since {}: {file}\n", day.iso_day()));
    }
    let without = blog.plan.without_card();
    if let Some(first) = without.first() {
        let file = &blog.site.article(*first).article.text.file;
        text.push_str(&format!(
            "without a social card, for want of a font with their letters: {}, such as {file} (site.yaml: `social_cards: {{font: fonts/FILE}}`, or `false`)\n",
            counted(without.len(), "article")
        ));
    }
    match unrecorded(blog, ledger) {
        None => text
            .push_str(&lost_addresses::line(&lost_addresses::addresses(&receipt.gone, &blog.plan), detail)),
        Some(0) => {}
        Some(new) => text.push_str(&format!(
            "not in urls.txt yet: {}; when the site is published, `steadfast ledger record` adds them\n",
            counted(new, "address")
        )),
    }
    if let Some(next) = &blog.site.next_change {
        text.push_str(&format!("a build from {} on will differ\n", next.with_zone()));
    }
    text
}

fn reason(withheld: &Withheld) -> String {
    let when = withheld.when.as_ref().map(Moment::with_zone).unwrap_or_default();
    match withheld.status {
        Status::Draft | Status::Live => "draft".to_owned(),
        Status::Scheduled => format!("scheduled, goes live {when}"),
        Status::Expired => format!("expired {when}"),
    }
}

/// Returns a time in milliseconds, or in seconds from one second on.
pub(super) fn duration(took: Duration) -> String {
    let millis = took.as_millis();
    if millis < 1000 { format!("{millis} ms") } else { format!("{:.1} s", took.as_secs_f64()) }
}

/// Returns the number of addresses that the ledger does not have yet. Returns `None` for a site without a ledger, or without an
/// address in it.
fn unrecorded(blog: &Blog, ledger: Option<&str>) -> Option<usize> {
    let ledger = ledger.filter(|_| blog.site.config.ledger)?;
    Some(ledger::unrecorded(ledger, &blog.site, &blog.plan))
}

fn for_programs(blog: &Blog, receipt: &Receipt, took: Duration) -> serde_json::Value {
    let withheld = |withheld: &Withheld| {
        json!({
            "file": withheld.file.as_str(),
            "title": withheld.title,
            "standing": match withheld.status {
                Status::Live => "live",
                Status::Draft => "draft",
                Status::Scheduled => "scheduled",
                Status::Expired => "expired",
            },
            "when": withheld.when.as_ref().map(Moment::rfc3339),
        })
    };
    json!({
        "account": {
            "articles": blog.site.articles.len(),
            "pages": pages(blog),
            "written": receipt.written,
            "unchanged": receipt.unchanged,
            "removed": receipt.removed,
            "gone": lost_addresses::addresses(&receipt.gone, &blog.plan).iter()
                .map(|path| path.url().to_string()).collect::<Vec<_>>(),
            "bytes": receipt.bytes,
            "milliseconds": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            "withheld": blog.site.withheld.iter().map(withheld).collect::<Vec<_>>(),
            "withheld_files": blog.plan.waiting().map(SourcePath::as_str).collect::<Vec<_>>(),
            "without_card": blog.plan.without_card().iter()
                .map(|id| blog.site.article(*id).article.text.file.as_str()).collect::<Vec<_>>(),
            "next_change": blog.site.next_change.as_ref().map(Moment::rfc3339),
        }
    })
}
