//! Which former addresses a site has lost: the rules of the ledger and of the account of a build.

use std::collections::BTreeSet;

use crate::path::{OutPath, Url};
use crate::plan::Plan;

/// Folders of files whose names change with their contents: nobody bookmarks these.
const PASSING: [&str; 3] = ["theme/", "variants/", "search/data/"];

/// Files for servers and search engines, which request them again anyway.
const FOR_MACHINES: [&str; 3] = ["_headers", "_redirects", "sitemap"];

/// What answers a request for an address: an output, a redirect, or the line that it is gone.
#[derive(Debug)]
pub struct Answers<'p> {
    plan: &'p Plan,
    redirected: BTreeSet<OutPath>,
}

impl<'p> Answers<'p> {
    /// Returns what a plan answers.
    pub fn of(plan: &'p Plan) -> Answers<'p> {
        let from = |url: &Url| {
            // The redirect of a feed is written like that of a page.
            let file = OutPath::parse(url.as_str().trim_matches('/')).ok();
            [Some(url.out_path()), file]
        };
        let redirected =
            plan.redirects().iter().flat_map(|redirect| from(&redirect.from)).flatten().collect();
        Answers { plan, redirected }
    }

    /// Returns whether a path has an answer.
    pub fn have(&self, path: &OutPath) -> bool {
        self.plan.get(path).is_some() || self.redirected.contains(path) || self.plan.is_gone(path)
    }
}

/// Returns the former addresses that have no answer, and that somebody may still use.
///
/// Only the paths are used, since another version of the program may have made them. Further pages of lists do not count.
pub fn lost<'a>(former: impl IntoIterator<Item = &'a OutPath>, plan: &Plan) -> Vec<&'a OutPath> {
    let answers = Answers::of(plan);
    let is_lost = |path: &&OutPath| {
        let name = path.as_str();
        !PASSING.iter().any(|folder| name.starts_with(folder))
            && !FOR_MACHINES.iter().any(|file| name.starts_with(file))
            && !is_further_page(name)
            && !answers.have(path)
    };
    former.into_iter().filter(is_lost).collect()
}

/// Returns whether a file belongs to a lost page: a feed or another file in its folder.
pub fn is_of_lost_page(path: &OutPath, lost: &BTreeSet<&OutPath>) -> bool {
    page_of(path, |page| lost.contains(page)).is_some()
}

/// Returns the nearest page in whose folder a file lies, of those that `is_page` knows. A page lies in no other page's folder.
pub(super) fn page_of(path: &OutPath, is_page: impl Fn(&OutPath) -> bool) -> Option<OutPath> {
    let path = path.as_str();
    if path.ends_with(".html") {
        return None;
    }
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]).rev();
    folders.filter_map(|folder| OutPath::parse(&format!("{folder}/index.html")).ok()).find(is_page)
}

/// `tags/habits/page/2/index.html`
fn is_further_page(path: &str) -> bool {
    let mut parts = path.rsplit('/').skip(1);
    let number =
        parts.next().is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    number && parts.next() == Some("page")
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

    #[test]
    fn files_belong_to_the_page_in_whose_folder_they_lie() {
        let path = |path: &str| OutPath::parse(path).unwrap();
        let page = path("a/index.html");
        let lost = BTreeSet::from([&page]);
        assert!(["a/feed.xml", "a/b/c.png"].iter().all(|file| is_of_lost_page(&path(file), &lost)));
        assert!(
            !["a/index.html", "a/b/index.html", "b/feed.xml", "a"]
                .iter()
                .any(|file| is_of_lost_page(&path(file), &lost))
        );
    }
}
