//! All outputs, written on all threads.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::blog::{Blog, dead_anchors};
use crate::diagnostic::{Diagnostic, Report};
use crate::path::OutPath;
use crate::plan::Output;
use crate::render;
use crate::render::{Bodies, Bytes, Context, Rendered, TextLinks, search};

/// Why rendering ends before all is rendered.
#[derive(Debug)]
pub enum Stop {
    /// The bytes cannot be taken.
    Fault(Box<Diagnostic>),
    /// Somebody wants it to end.
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
    /// Renders every output and hands its bytes to `take`, in any order and from many threads; then holds all links
    /// against all pages. Once `take` says stop, nothing more is rendered.
    pub fn render_all(&self, take: impl Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync, report: &mut Report) {
        let bodies = self.bodies();
        // An index of its own, though a preview may have one already: the texts are written anyway.
        let index = OnceLock::new();
        let context = Context { search: &index, ..self.context(&bodies) };
        let is_search = |output: &Output| matches!(output, Output::Search(_));
        let (files, pages): (Vec<_>, Vec<_>) =
            self.plan.outputs().iter().partition(|(_, output)| is_search(output));
        let writing = Writing { context, take: &take, stopped: AtomicBool::new(false) };
        let mut batches = writing.all(&pages);
        if !files.is_empty() && !writing.is_stopped() {
            let words = batches.iter_mut().map(|batch| std::mem::take(&mut batch.words));
            index.get_or_init(|| search::index(words, context));
            batches.extend(writing.all(&files));
        }
        let texts = batches.iter().flat_map(|batch| batch.texts.iter().map(|(path, links)| (*path, links)));
        let dead = dead_anchors(texts);
        report.extend(render::each_once(batches.into_iter().flat_map(|batch| batch.faults).collect()));
        report.extend(dead);
    }

    /// The texts that feeds hold too, so that each is read and written once.
    fn bodies(&self) -> Bodies {
        let none = Bodies::new();
        let ids = render::in_feeds(&self.site);
        ids.into_par_iter().map(|id| (id, render::body(id, self.context(&none)))).collect()
    }
}

/// Outputs on their way from the plan to the one who takes them.
struct Writing<'a, T> {
    context: Context<'a>,
    take: &'a T,
    stopped: AtomicBool,
}

/// What is left of some outputs once their bytes are gone.
#[derive(Default)]
struct Batch<'a> {
    faults: Vec<Diagnostic>,
    texts: Vec<(&'a OutPath, TextLinks)>,
    words: search::PageWords,
}

impl<T: Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync> Writing<'_, T> {
    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Writes some outputs on all threads.
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
        let Rendered { bytes, diagnostics, text_links, search_text } = render::render(output, self.context);
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
