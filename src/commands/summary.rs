//! The summary at the end of a build: what was published, what was not and why, and when that will change.

use std::time::Duration;

use serde_json::json;

use crate::commands::account::{Account, NotLive, Shown, Standing};
use crate::commands::cli::Format;
use crate::commands::lost_addresses;
use crate::commands::output::Detail;
use crate::diagnostic::counted;
use crate::publish::Receipt;

/// Returns the summary in the requested format.
pub(super) fn text(
    account: &Account,
    receipt: &Receipt,
    took: Duration,
    format: Format,
    detail: Detail,
) -> String {
    match format {
        Format::Human | Format::Github => for_people(account, receipt, took, detail),
        Format::Json => format!("{}\n", for_programs(account, receipt, took)),
    }
}

fn for_people(account: &Account, receipt: &Receipt, took: Duration, detail: Detail) -> String {
    let Receipt { written, unchanged, removed, .. } = receipt;
    let mut text = format!(
        "{}, {}; files: {written} written, {unchanged} unchanged, {removed} removed; {}\n",
        counted(account.articles, "article"),
        counted(account.pages, "page"),
        duration(took)
    );
    for held in &account.withheld {
        let NotLive { file, title, .. } = held;
        text.push_str(&format!("not live: {file} “{title}” ({})\n", reason(held)));
    }
    if let Some(first) = account.waiting.first() {
        let files = counted(account.waiting.len(), "file");
        text.push_str(&format!("held back with them: {files}, such as {first}\n"));
    }
    for (file, day) in &account.due {
        text.push_str(&format!("due for review since {day}: {file}\n"));
    }
    if let Some(first) = account.without_card.first() {
        text.push_str(&format!(
            "without a social card, for want of a font with their letters: {}, such as {first} (site.yaml: `social_cards: {{font: fonts/FILE}}`, or `false`)\n",
            counted(account.without_card.len(), "article")
        ));
    }
    match account.unrecorded {
        None => text.push_str(&lost_addresses::line(&receipt.gone, detail)),
        Some(0) => {}
        Some(new) => text.push_str(&format!(
            "not in urls.txt yet: {}; when the site is published, `steadfast ledger record` adds them\n",
            counted(new, "address")
        )),
    }
    if let Some(next) = &account.next_change {
        text.push_str(&format!("a build from {} on will differ\n", next.for_people));
    }
    text
}

fn reason(withheld: &NotLive) -> String {
    let when = withheld.when.as_ref().map(|when| when.for_people.as_str()).unwrap_or_default();
    match withheld.standing {
        Standing::Draft | Standing::Live => "draft".to_owned(),
        Standing::Scheduled => format!("scheduled, goes live {when}"),
        Standing::Expired => format!("expired {when}"),
    }
}

/// Returns a time in milliseconds, or in seconds from one second on.
pub(super) fn duration(took: Duration) -> String {
    let millis = took.as_millis();
    if millis < 1000 { format!("{millis} ms") } else { format!("{:.1} s", took.as_secs_f64()) }
}

fn for_programs(account: &Account, receipt: &Receipt, took: Duration) -> serde_json::Value {
    let moment = |shown: &Option<Shown>| shown.as_ref().map(|shown| shown.for_programs.clone());
    let withheld = |withheld: &NotLive| {
        json!({
            "file": withheld.file,
            "title": withheld.title,
            "standing": withheld.standing,
            "when": moment(&withheld.when),
        })
    };
    json!({
        "account": {
            "articles": account.articles,
            "pages": account.pages,
            "written": receipt.written,
            "unchanged": receipt.unchanged,
            "removed": receipt.removed,
            "gone": receipt.gone.iter().map(|path| path.url().to_string()).collect::<Vec<_>>(),
            "bytes": receipt.bytes,
            "milliseconds": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            "withheld": account.withheld.iter().map(withheld).collect::<Vec<_>>(),
            "withheld_files": account.waiting,
            "without_card": account.without_card,
            "next_change": moment(&account.next_change),
        }
    })
}
