//! Counts the links between the texts of a site.

use std::collections::{BTreeMap, BTreeSet};

use crate::blog::Blog;
use crate::markdown::InternalLink;
use crate::path::{SourcePath, Url};
use crate::plan::{Output, Page};

/// The links of a text, each other text counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LinkCount {
    /// The texts that link to it.
    pub(super) incoming: usize,
    /// The texts that it links to.
    pub(super) outgoing: usize,
}

/// Returns the number of links of each article and page. Links of a text to itself, and links to lists and files, do not count.
pub(super) fn counts(blog: &Blog) -> BTreeMap<SourcePath, LinkCount> {
    let mut counts: BTreeMap<SourcePath, LinkCount> = BTreeMap::new();
    // The introduction of a series is a part of a list.
    let is_text = |(file, _): &(SourcePath, Vec<InternalLink>)| blog.plan.source(file).is_some();
    for (file, links) in blog.links_of_texts().into_iter().filter(is_text) {
        let targets = links.iter().filter_map(|link| target(blog, &link.url));
        let targets: BTreeSet<&SourcePath> = targets.filter(|target| **target != file).collect();
        for target in &targets {
            counts.entry((*target).clone()).or_default().incoming += 1;
        }
        counts.entry(file).or_default().outgoing = targets.len();
    }
    counts
}

/// Returns the file of the text at an address, or at the address that it redirects to.
fn target<'b>(blog: &'b Blog, url: &Url) -> Option<&'b SourcePath> {
    let output = match blog.plan.get(&url.out_path())? {
        Output::Redirect(to) => blog.plan.get(&to.out_path())?,
        other => other,
    };
    match output {
        Output::Page(Page::Article(id)) => Some(&blog.site.article(*id).article.text.file),
        Output::Page(Page::Standalone(place)) => Some(&blog.site.pages[*place].text.file),
        _ => None,
    }
}
