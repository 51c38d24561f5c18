//! Finds in the background the diagnostics that only rendering reports: renders one page at a time, and after an edit only
//! the pages that it may affect.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::blog::Blog;
use crate::diagnostic::{Diagnostic, Severity};
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::{Output, Page};
use crate::render::{Rendered, TextLinks};
use crate::{blog, config};

/// The diagnostics found so far, and the pages still to be checked.
#[derive(Default)]
pub(super) struct Check {
    blog: Option<Arc<Blog>>,
    waiting: BTreeSet<OutPath>,
    found: BTreeMap<OutPath, CheckedPage>,
}

/// The result of rendering a page.
struct CheckedPage {
    faults: Vec<Diagnostic>,
    text_links: Option<TextLinks>,
}

impl Check {
    /// Continues with a new blog, in which the `changed` files differ from the last one.
    pub(super) fn turn_to(&mut self, blog: &Arc<Blog>, changed: &BTreeSet<SourcePath>) {
        let same = self.blog.as_ref().is_some_and(|known| known.has_addresses_of(blog));
        if same {
            self.waiting.extend(pages_to_look_at(blog, changed));
        } else {
            let pages = blog.plan.outputs().iter().filter(|(_, output)| is_page(output));
            self.waiting = pages.map(|(path, _)| path.clone()).collect();
            self.found.retain(|path, _| self.waiting.contains(path));
        }
        self.blog = Some(Arc::clone(blog));
    }

    /// Records the result of rendering a page.
    pub(super) fn note(&mut self, path: OutPath, rendered: Rendered) {
        self.waiting.remove(&path);
        let Rendered { diagnostics: faults, text_links, .. } = rendered;
        self.found.insert(path, CheckedPage { faults, text_links });
    }

    /// Checks one more page.
    pub(super) fn step(&mut self) -> CheckStep {
        let Some(blog) = self.blog.clone() else { return CheckStep::Done };
        let Some(path) = self.waiting.pop_first() else { return CheckStep::Done };
        if let Some(output) = blog.plan.get(&path) {
            self.note(path, blog.render(output));
        }
        if self.waiting.is_empty() { CheckStep::Last } else { CheckStep::More }
    }

    /// Returns whether pages are still to be checked.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Returns all diagnostics found so far.
    pub(super) fn faults(&self) -> Vec<Diagnostic> {
        let faults = self.found.values().flat_map(|found| &found.faults).cloned();
        let texts = self.found.iter().filter_map(|(path, found)| Some((path, found.text_links.as_ref()?)));
        let texts = texts.collect();
        // Links to headings of pages that are not checked yet would look dead.
        let dead = if self.waiting.is_empty() { blog::dead_anchors(&texts, |_| None) } else { Vec::new() };
        faults.chain(dead).collect()
    }
}

/// The result of checking one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CheckStep {
    /// There was no page to check.
    Done,
    /// There are more pages.
    More,
    /// That was the last page.
    Last,
}

/// Returns the pages whose text is one of the `changed` files.
fn own_pages(blog: &Blog, changed: &BTreeSet<SourcePath>) -> BTreeSet<OutPath> {
    let pages = changed.iter().filter_map(|file| blog.plan.source(file)).map(Url::out_path);
    pages.filter(|path| blog.plan.get(path).is_some_and(is_page)).collect()
}

/// Returns the pages that an edit of `changed` files most likely breaks: their own, and after a change of settings or
/// templates one page of each kind.
pub(super) fn pages_to_try(blog: &Blog, changed: &BTreeSet<SourcePath>) -> BTreeSet<OutPath> {
    let mut pages = own_pages(blog, changed);
    if changed.iter().any(|file| file.below("templates").is_some() || *file == config::file()) {
        pages.extend(one_of_each_kind(blog));
    }
    pages
}

/// Returns the pages whose diagnostics an edit of `changed` files can change while all addresses stay the same: their own,
/// those of commented articles, and for author profiles and introductions of series every list.
fn pages_to_look_at(blog: &Blog, changed: &BTreeSet<SourcePath>) -> BTreeSet<OutPath> {
    let mut pages = own_pages(blog, changed);
    if changed.iter().all(|file| blog.plan.source(file).is_some()) {
        return pages;
    }
    for (path, output) in blog.plan.outputs() {
        let look = match output {
            Output::Page(Page::Article(id)) => {
                let thread = &blog.site.article(*id).thread;
                thread.iter().any(|shown| changed.contains(&shown.comment.text.file))
            }
            Output::Page(_) => true,
            _ => false,
        };
        if look {
            pages.insert(path.clone());
        }
    }
    pages
}

fn one_of_each_kind(blog: &Blog) -> Vec<OutPath> {
    let mut kinds = BTreeMap::new();
    for (path, output) in blog.plan.outputs() {
        if let Output::Page(page) = output {
            kinds.entry(kind(*page)).or_insert_with(|| path.clone());
        }
    }
    kinds.into_values().collect()
}

fn kind(page: Page) -> u8 {
    match page {
        Page::Home(_) => 0,
        Page::Article(_) => 1,
        Page::Standalone(_) => 2,
        Page::Tags => 3,
        Page::Tag(..) => 4,
        Page::Categories => 5,
        Page::Category(..) => 6,
        Page::Authors => 7,
        Page::Author(..) => 8,
        Page::AllSeries => 9,
        Page::Series(_) => 10,
        Page::Archive => 11,
        Page::Year(_) => 12,
        Page::Month(..) => 13,
        Page::Search => 14,
        Page::NotFound => 15,
        Page::CommentKept => 16,
    }
}

fn is_page(output: &Output) -> bool {
    matches!(output, Output::Page(_) | Output::Redirect(_))
}

/// Returns whether any diagnostic is an error.
pub(super) fn has_errors(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| fault.severity == Severity::Error)
}
