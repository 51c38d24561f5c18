//! Addresses of the last build that this build no longer has, and that readers and search engines may still request.

use std::collections::BTreeSet;

use crate::commands::output::Detail;
use crate::ledger;
use crate::path::OutPath;
use crate::plan::Plan;

/// The most addresses that are listed.
const NAMED: usize = 3;

/// Leaves the addresses of removed files that somebody may still use, without feeds whose page is removed too.
pub(super) fn keep(gone: &mut Vec<OutPath>, plan: &Plan) {
    let all: BTreeSet<&OutPath> = gone.iter().collect();
    let mut lost = ledger::lost(gone.iter(), plan);
    lost.retain(|path| !is_feed(path) || !ledger::is_of_lost_page(path, &all));
    *gone = lost.into_iter().cloned().collect();
}

fn is_feed(path: &OutPath) -> bool {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    matches!(name, "feed.xml" | "rss.xml" | "feed.json" | "comments.xml")
}

/// Returns the line of the summary; empty if there are no such addresses.
pub(super) fn line(addresses: &[OutPath], detail: Detail) -> String {
    let urls: Vec<String> = addresses.iter().map(|path| path.url().to_string()).collect();
    let count = match urls.len() {
        0 => return String::new(),
        1 => "1 address of the last build is gone".to_owned(),
        count => format!("{count} addresses of the last build are gone"),
    };
    let named = match detail {
        Detail::Each if urls.len() > NAMED => format!(":\n  {}\n  ", urls.join("\n  ")),
        Detail::Gathered if urls.len() > NAMED => {
            format!(", such as {} (`--all` lists them); ", urls[..NAMED].join(", "))
        }
        _ => format!(": {}; ", urls.join(", ")),
    };
    format!("{count}{named}an article with `aliases: [{}]` leads readers on\n", urls[0])
}
