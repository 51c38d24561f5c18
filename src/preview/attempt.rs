//! One attempt to bring the site together, and what became of it.

use std::sync::Arc;
use std::time::Instant;

use crate::blog::Blog;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::preview::{News, check};
use crate::render::Rendered;

/// What the pages that are shown were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A site without faults that would stop a build.
    Good,
    /// A site with faults, because there has been no better one yet.
    Faulty,
    /// The last good site, while the present one has faults.
    Earlier,
}

/// A save with a fault, for as long as it may be only a moment's.
#[derive(Debug)]
pub(super) struct Unsaid {
    pub(super) since: Instant,
    pub(super) news: Option<News>,
}

/// One attempt to bring the site together.
pub(super) struct Attempt {
    pub(super) blog: Option<Arc<Blog>>,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) tried: Vec<(OutPath, Rendered)>,
}

impl Attempt {
    /// Whether its pages may be shown in place of good ones.
    pub(super) fn is_good(&self) -> bool {
        let in_pages = self.tried.iter().any(|(_, page)| check::has_errors(&page.diagnostics));
        self.blog.is_some() && !check::has_errors(&self.faults) && !in_pages
    }
}
