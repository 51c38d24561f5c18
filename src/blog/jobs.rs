//! The outputs to render, in groups.

use std::collections::{BTreeSet, HashSet};

use crate::digest::Digest;
use crate::path::OutPath;
use crate::plan::{Output, Page};
use crate::render::{Rendered, TextLinks, in_feeds};
use crate::site::{ArticleId, Site};

/// An output to render.
pub(super) struct Job<'a> {
    pub(super) path: &'a OutPath,
    pub(super) output: &'a Output,
    pub(super) key: Option<Digest>,
}

impl Job<'_> {
    fn page(&self) -> Option<Page> {
        match self.output {
            Output::Page(page) => Some(*page),
            _ => None,
        }
    }

    /// Returns the key if the output depends on nothing else: a diagnostic must be shown again by each build, and a link to
    /// a place that its own page does not have is checked again.
    pub(super) fn lasting_key(&self, rendered: &Rendered) -> Option<&Digest> {
        let is_checked_again = |text: &TextLinks| {
            text.links.iter().any(|link| {
                let is_known = |anchor: &String| {
                    link.url.out_path() == *self.path && (anchor.is_empty() || text.anchors.has(anchor))
                };
                link.anchor.as_ref().is_some_and(|anchor| !is_known(anchor))
            })
        };
        let is_lasting =
            rendered.diagnostics.is_empty() && !rendered.text_links.as_ref().is_some_and(is_checked_again);
        self.key.as_ref().filter(|_| is_lasting)
    }
}

/// All outputs to render, in the order in which they are rendered. Few texts are in memory at a time: first each text that
/// feeds need is rendered with its page, then the feeds, then everything else, and last the search index, which needs the
/// words of all pages.
#[derive(Default)]
pub(super) struct Groups<'a> {
    /// The pages of articles whose texts are in these feeds.
    pub(super) in_feeds: Vec<Job<'a>>,
    /// The articles whose texts are in these feeds, but whose pages are kept.
    pub(super) texts_alone: BTreeSet<ArticleId>,
    pub(super) feeds: Vec<Job<'a>>,
    pub(super) pages: Vec<Job<'a>>,
    pub(super) search: Vec<Job<'a>>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(jobs: Vec<Job<'a>>, site: &Site) -> Groups<'a> {
        let scopes = jobs.iter().filter_map(|job| match job.output {
            Output::Feed(scope, _) => Some(*scope),
            _ => None,
        });
        let mut groups =
            Groups { texts_alone: in_feeds(scopes, site).into_iter().collect(), ..Groups::default() };
        for job in jobs {
            let group = match job.output {
                Output::Page(Page::Article(id)) if groups.texts_alone.remove(id) => &mut groups.in_feeds,
                Output::Feed(..) => &mut groups.feeds,
                Output::Search(_) => &mut groups.search,
                _ => &mut groups.pages,
            };
            group.push(job);
        }
        groups
    }

    /// Returns the pages that are rendered.
    pub(super) fn rendered_pages(&self) -> HashSet<Page> {
        self.in_feeds.iter().chain(&self.pages).filter_map(Job::page).collect()
    }
}
