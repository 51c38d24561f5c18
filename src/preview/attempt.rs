//! The result of assembling the site once, with the pages that were rendered to test it.

use std::sync::Arc;

use crate::blog::Blog;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::preview::check;
use crate::render::Rendered;

/// One attempt to assemble the site.
pub(super) struct Attempt {
    /// The site; none when the settings or templates cannot be read.
    pub(super) blog: Option<Arc<Blog>>,
    /// The diagnostics of reading and assembling.
    pub(super) faults: Vec<Diagnostic>,
    /// The pages that were rendered to see whether the site is good.
    pub(super) tried: Vec<(OutPath, Rendered)>,
}

impl Attempt {
    /// Returns whether its pages may replace good ones.
    pub(super) fn is_good(&self) -> bool {
        let in_pages = self.tried.iter().any(|(_, page)| check::has_errors(&page.diagnostics));
        self.blog.is_some() && !check::has_errors(&self.faults) && !in_pages
    }
}
