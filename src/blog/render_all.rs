//! Renders all outputs on all threads.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::blog::anchors::dead_anchors;
use crate::blog::blog::Blog;
use crate::blog::observer::Observer;
use crate::diagnostic::{Diagnostic, Report};
use crate::path::OutPath;
use crate::plan::Output;
use crate::render;
use crate::render::{Bodies, Bytes, Context, Rendered, TextLinks, search};

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
        let bodies = self.bodies();
        // A new index, even if the preview has one: the texts are rendered anyway.
        let index = OnceLock::new();
        let context = Context { search: &index, ..self.context(&bodies) };
        let is_search = |output: &Output| matches!(output, Output::Search(_));
        let (files, pages): (Vec<_>, Vec<_>) =
            self.plan.outputs().iter().partition(|(_, output)| is_search(output));
        let rendering = Rendering { context, take: &take, observer, stopped: AtomicBool::new(false) };
        let mut batches = rendering.all(&pages);
        if !files.is_empty() && !rendering.is_stopped() {
            let words = batches.iter_mut().map(|batch| std::mem::take(&mut batch.words));
            index.get_or_init(|| search::index(words, context));
            batches.extend(rendering.all(&files));
        }
        let texts = batches.iter().flat_map(|batch| batch.texts.iter().map(|(path, links)| (*path, links)));
        let dead = dead_anchors(texts);
        report.extend(render::each_once(batches.into_iter().flat_map(|batch| batch.faults).collect()));
        report.extend(dead);
    }

    /// Renders the bodies that are also in feeds, so that each is rendered once.
    fn bodies(&self) -> Bodies {
        let none = Bodies::new();
        let ids = render::in_feeds(&self.site);
        ids.into_par_iter().map(|id| (id, render::body(id, self.context(&none)))).collect()
    }
}

/// The rendering of all outputs.
struct Rendering<'a, T> {
    context: Context<'a>,
    take: &'a T,
    observer: &'a dyn Observer,
    stopped: AtomicBool,
}

/// The results of some outputs without their bytes.
#[derive(Default)]
struct Batch<'a> {
    faults: Vec<Diagnostic>,
    texts: Vec<(&'a OutPath, TextLinks)>,
    words: search::PageWords,
}

impl<T: Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync> Rendering<'_, T> {
    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Renders some outputs on all threads.
    fn all<'p>(&self, outputs: &[(&'p OutPath, &'p Output)]) -> Vec<Batch<'p>> {
        outputs
            .par_iter()
            .fold(Batch::default, |batch, (path, output)| self.one(batch, path, output))
            .collect()
    }

    fn one<'p>(&self, mut batch: Batch<'p>, path: &'p OutPath, output: &Output) -> Batch<'p> {
        if self.is_stopped() {
            return batch;
        }
        let mut rendered = None;
        self.observer.output(path, &mut || rendered = Some(render::render(output, self.context)));
        let Some(rendered) = rendered else { return batch };
        let Rendered { bytes, diagnostics, text_links, search_text } = rendered;
        batch.faults.extend(diagnostics);
        if let Err(stop) = (self.take)(path, bytes) {
            self.stopped.store(true, Ordering::Relaxed);
            batch.faults.extend(stop.fault());
        }
        if let Some(search_text) = search_text.filter(|_| self.context.plan.search().is_some()) {
            batch.words.add(&search_text, self.context);
        }
        batch.texts.extend(text_links.map(|links| (path, links)));
        batch
    }
}
