//! Renders all outputs on all threads.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::blog::anchors::dead_anchors;
use crate::blog::blog::Blog;
use crate::blog::observer::Observer;
use crate::diagnostic::{Diagnostic, Report};
use crate::path::OutPath;
use crate::plan::{Output, Page};
use crate::render;
use crate::render::{Bodies, Bytes, Context, FeedText, Rendered, TextLinks, search};
use crate::site::ArticleId;

/// The reason why rendering ends early.
#[derive(Debug)]
pub enum Stop {
    /// The bytes cannot be written.
    Fault(Box<Diagnostic>),
    /// The user asked for it.
    Asked,
}

impl Stop {
    fn fault(self) -> Option<Diagnostic> {
        match self {
            Stop::Fault(fault) => Some(*fault),
            Stop::Asked => None,
        }
    }
}

impl Blog {
    /// Renders every output and passes its bytes to `take`, in any order and from many threads. Then checks all links to places
    /// in pages. Nothing more is rendered after `take` returns a [`Stop`].
    pub fn render_all(&self, take: impl Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync, report: &mut Report) {
        self.render_observed(take, &(), report);
    }

    /// Renders like [`Blog::render_all`], and reports each output to an observer.
    pub fn render_observed(
        &self,
        take: impl Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync,
        observer: &dyn Observer,
        report: &mut Report,
    ) {
        let none = Bodies::default();
        // A new index, even if the preview has one: the texts are rendered anyway.
        let index = OnceLock::new();
        let context = Context { search: &index, ..self.context(&none) };
        let stopped = AtomicBool::new(false);
        let rendering = Rendering { context, take: &take, observer, stopped: &stopped };
        let Groups { in_feeds, feeds, pages, search } = Groups::new(self);
        let mut batches = rendering.all(&in_feeds, Rendering::one_in_feeds);
        let texts = batches.iter_mut().flat_map(|batch| std::mem::take(&mut batch.feed_texts));
        let bodies = Bodies { feeds: texts.collect(), ..Bodies::default() };
        batches.extend(rendering.with(&bodies).all(&feeds, Rendering::one));
        drop(bodies);
        batches.extend(rendering.all(&pages, Rendering::one));
        if !search.is_empty() && !rendering.is_stopped() {
            let words = batches.iter_mut().map(|batch| std::mem::take(&mut batch.words));
            index.get_or_init(|| search::index(words, context));
            batches.extend(rendering.all(&search, Rendering::one));
        }
        let texts = batches.iter().flat_map(|batch| batch.texts.iter().map(|(path, links)| (*path, links)));
        let dead = dead_anchors(texts);
        let mut faults: Vec<(&OutPath, Diagnostic)> =
            batches.into_iter().flat_map(|batch| batch.faults).collect();
        faults.sort_by_key(|(path, _)| *path);
        report.extend(render::each_once(faults.into_iter().map(|(_, fault)| fault).collect()));
        report.extend(dead);
    }
}

/// An output and its path.
type Planned<'a> = (&'a OutPath, &'a Output);

/// All outputs, in the order in which they are rendered. Few texts are in memory at a time: first each text that feeds need is
/// rendered with its page, then the feeds, then everything else, and last the search index, which needs the words of all pages.
#[derive(Default)]
struct Groups<'a> {
    /// The pages of articles whose texts are in feeds.
    in_feeds: Vec<Planned<'a>>,
    feeds: Vec<Planned<'a>>,
    pages: Vec<Planned<'a>>,
    search: Vec<Planned<'a>>,
}

impl<'a> Groups<'a> {
    fn new(blog: &'a Blog) -> Groups<'a> {
        let in_feeds = render::in_feeds(&blog.site);
        let mut groups = Groups::default();
        for (path, output) in blog.plan.outputs() {
            let group = match output {
                Output::Page(Page::Article(id)) if in_feeds.binary_search(id).is_ok() => &mut groups.in_feeds,
                Output::Feed(..) => &mut groups.feeds,
                Output::Search(_) => &mut groups.search,
                _ => &mut groups.pages,
            };
            group.push((path, output));
        }
        groups
    }
}

/// The rendering of outputs.
struct Rendering<'a, T> {
    context: Context<'a>,
    take: &'a T,
    observer: &'a dyn Observer,
    stopped: &'a AtomicBool,
}

/// The results of some outputs without their bytes.
#[derive(Default)]
struct Batch<'a> {
    faults: Vec<(&'a OutPath, Diagnostic)>,
    texts: Vec<(&'a OutPath, TextLinks)>,
    words: search::PageWords,
    /// The texts that feeds contain, until the feeds are rendered.
    feed_texts: Vec<(ArticleId, FeedText)>,
}

impl<T: Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync> Rendering<'_, T> {
    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Returns the same rendering with texts that are rendered already.
    fn with<'b>(&'b self, bodies: &'b Bodies) -> Rendering<'b, T> {
        Rendering { context: Context { bodies, ..self.context }, ..*self }
    }

    /// Renders some outputs on all threads. `one` renders an output and adds its results to a batch.
    fn all<'p>(
        &self,
        outputs: &[Planned<'p>],
        one: impl Fn(&Self, Batch<'p>, Planned<'p>) -> Batch<'p> + Sync,
    ) -> Vec<Batch<'p>> {
        let add =
            |batch, output: &Planned<'p>| if self.is_stopped() { batch } else { one(self, batch, *output) };
        outputs.par_iter().fold(Batch::default, add).collect()
    }

    /// Renders the page of an article, and keeps its text for the feeds.
    fn one_in_feeds<'p>(&self, mut batch: Batch<'p>, (path, output): Planned<'p>) -> Batch<'p> {
        let Output::Page(Page::Article(id)) = output else { return self.one(batch, (path, output)) };
        let page = render::page_body(*id, self.context);
        batch.feed_texts.push((*id, render::feed_text(*id, &page, self.context)));
        let bodies = Bodies { pages: [(*id, page)].into(), ..Bodies::default() };
        self.with(&bodies).one(batch, (path, output))
    }

    fn one<'p>(&self, mut batch: Batch<'p>, (path, output): Planned<'p>) -> Batch<'p> {
        let mut rendered = None;
        self.observer.output(path, &mut || rendered = Some(render::render(output, self.context)));
        let Some(rendered) = rendered else { return batch };
        let Rendered { bytes, diagnostics, text_links, search_text } = rendered;
        batch.faults.extend(diagnostics.into_iter().map(|fault| (path, fault)));
        if let Err(stop) = (self.take)(path, bytes) {
            self.stopped.store(true, Ordering::Relaxed);
            batch.faults.extend(stop.fault().map(|fault| (path, fault)));
        }
        if let Some(search_text) = search_text.filter(|_| self.context.plan.search().is_some()) {
            batch.words.add(&search_text, self.context);
        }
        batch.texts.extend(text_links.map(|links| (path, links)));
        batch
    }
}
