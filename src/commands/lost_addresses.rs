//! Addresses of the last build that this build no longer has, and that readers and search engines may still request.

use std::collections::BTreeSet;

use crate::commands::output::Detail;
use crate::path::OutPath;
use crate::plan::Plan;

/// The most addresses that are listed.
const NAMED: usize = 3;

/// Folders of files whose names change with their contents: nobody bookmarks these.
const PASSING: [&str; 3] = ["theme/", "variants/", "search/data/"];

/// Files for servers and search engines, which request them again anyway.
const FOR_MACHINES: [&str; 3] = ["_headers", "_redirects", "sitemap"];

/// Leaves the addresses of removed files that somebody may still use.
///
/// Only the paths of files are used, since another version of the program may have made the last build. Further pages of lists,
/// feeds whose page is removed too, and addresses with a redirect do not count.
pub(super) fn keep(gone: &mut Vec<OutPath>, plan: &Plan) {
    let redirected: BTreeSet<OutPath> =
        plan.redirects().iter().map(|redirect| redirect.from.out_path()).collect();
    let all: BTreeSet<String> = gone.iter().map(OutPath::to_string).collect();
    gone.retain(|path| {
        let name = path.as_str();
        !redirected.contains(path)
            && !PASSING.iter().any(|folder| name.starts_with(folder))
            && !FOR_MACHINES.iter().any(|file| name.starts_with(file))
            && !is_further_page(name)
            && !is_feed_of_one(name, &all)
    });
}

/// `tags/habits/page/2/index.html`
fn is_further_page(path: &str) -> bool {
    let mut parts = path.rsplit('/').skip(1);
    let number =
        parts.next().is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    number && parts.next() == Some("page")
}

/// Returns whether a file is a feed beside a removed page.
fn is_feed_of_one(path: &str, gone: &BTreeSet<String>) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let is_feed = matches!(name, "feed.xml" | "rss.xml" | "feed.json" | "comments.xml");
    is_feed && gone.contains(format!("{folder}/index.html").as_str())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_pages_of_a_list_are_known_by_their_path() {
        assert!(is_further_page("page/2/index.html") && is_further_page("tags/a/page/12/index.html"));
        assert!(!is_further_page("page/index.html") && !is_further_page("2026/01/page/index.html"));
        assert!(!is_further_page("2026/01/index.html") && !is_further_page("index.html"));
    }
}
