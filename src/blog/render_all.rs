//! Renders all outputs on all threads, except those that an earlier build has rendered from the same inputs.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::blog::anchors::dead_anchors;
use crate::blog::blog::Blog;
use crate::blog::observer::Observer;
use crate::diagnostic::{Diagnostic, Report};
use crate::digest::Digest;
use crate::path::OutPath;
use crate::plan::{Output, Page};
use crate::render;
use crate::render::{Bodies, Bytes, Context, Inputs, Keys, Rendered, TextLinks, search};

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

/// Receives what is rendered. Several threads call it at once.
pub trait Receiver: Sync {
    /// Keeps the file that an earlier build rendered with this key, and has not been touched since. Returns `false` if there
    /// is no such file; then the output is rendered.
    fn keep(&self, _path: &OutPath, _key: &Digest) -> bool {
        false
    }

    /// Returns the bytes of a file that the last build has published, if nobody has touched it since.
    fn published(&self, _path: &OutPath) -> Option<Vec<u8>> {
        None
    }

    /// Takes the bytes of an output. The key is that of a file that later builds may keep: all who render with this key get
    /// these bytes, and no diagnostics.
    fn take(&self, path: &OutPath, bytes: Bytes, key: Option<&Digest>) -> Result<(), Stop>;
}

impl<F: Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync> Receiver for F {
    fn take(&self, path: &OutPath, bytes: Bytes, _: Option<&Digest>) -> Result<(), Stop> {
        self(path, bytes)
    }
}

impl Blog {
    /// Renders every output and passes its bytes to `take`, in any order and from many threads. Then checks all links to places
    /// in pages. Nothing more is rendered after `take` returns a [`Stop`].
    pub fn render_all(&self, take: impl Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync, report: &mut Report) {
        self.render_for(&take, None, &(), report);
    }

    /// Renders like [`Blog::render_all`], except the outputs that the receiver keeps, and reports each rendered output to an
    /// observer. The inputs are those of this blog; without them, everything is rendered.
    pub fn render_for(
        &self,
        receiver: &impl Receiver,
        inputs: Option<&Inputs>,
        observer: &dyn Observer,
        report: &mut Report,
    ) {
        let changed = self.changed(receiver, inputs);
        let bodies = self.bodies(&changed);
        // A new index, even if the preview has one: the texts are rendered anyway.
        let index = OnceLock::new();
        let context = Context { search: &index, ..self.context(&bodies) };
        let (files, pages): (Vec<_>, Vec<_>) = changed.into_iter().partition(Job::is_search);
        let rendering = Rendering { context, receiver, observer, stopped: AtomicBool::new(false) };
        let mut batches = rendering.all(&pages);
        if !files.is_empty() && !rendering.is_stopped() {
            let words = batches.iter_mut().map(|batch| std::mem::take(&mut batch.words));
            let rendered: HashSet<Page> = pages.iter().filter_map(Job::page).collect();
            index.get_or_init(|| {
                search::index(
                    words,
                    |page| rendered.contains(&page),
                    |path| receiver.published(path),
                    context,
                )
            });
            batches.extend(rendering.all(&files));
        }
        let texts: BTreeMap<&OutPath, &TextLinks> =
            batches.iter().flat_map(|batch| batch.texts.iter().map(|(path, links)| (*path, links))).collect();
        let dead = dead_anchors(&texts, |path| self.text_links(path));
        report.extend(render::each_once(batches.into_iter().flat_map(|batch| batch.faults).collect()));
        report.extend(dead);
    }

    /// Returns the outputs that the receiver does not keep.
    fn changed<'p>(&'p self, receiver: &impl Receiver, inputs: Option<&Inputs>) -> Vec<Job<'p>> {
        let none = Bodies::new();
        let context = self.context(&none);
        let keys = inputs.map(|inputs| Keys::new(inputs, context));
        let job = |(path, output): (&'p OutPath, &'p Output)| {
            let key = keys.as_ref().and_then(|keys| keys.key(path, output, context));
            let is_kept = key.as_ref().is_some_and(|key| receiver.keep(path, key));
            (!is_kept).then_some(Job { path, output, key })
        };
        self.plan.outputs().par_iter().filter_map(job).collect()
    }

    /// Renders the bodies that are also in feeds, so that each is rendered once.
    fn bodies(&self, jobs: &[Job<'_>]) -> Bodies {
        let none = Bodies::new();
        let scopes = jobs.iter().filter_map(|job| match job.output {
            Output::Feed(scope, _) => Some(*scope),
            _ => None,
        });
        let ids = render::in_feeds(scopes, &self.site);
        ids.into_par_iter().map(|id| (id, render::body(id, self.context(&none)))).collect()
    }

    /// Returns the anchors of a page that was not rendered.
    fn text_links(&self, path: &OutPath) -> Option<TextLinks> {
        self.plan.get(path).and_then(|output| self.render(output).text_links)
    }
}

/// An output to render.
struct Job<'a> {
    path: &'a OutPath,
    output: &'a Output,
    key: Option<Digest>,
}

impl Job<'_> {
    fn is_search(&self) -> bool {
        matches!(self.output, Output::Search(_))
    }

    fn page(&self) -> Option<Page> {
        match self.output {
            Output::Page(page) => Some(*page),
            _ => None,
        }
    }

    /// Returns the key if the output depends on nothing else: a diagnostic must be shown again by each build, and a link to
    /// a place in another page is checked again.
    fn lasting_key(&self, rendered: &Rendered) -> Option<&Digest> {
        let links = rendered.text_links.iter().flat_map(|text| &text.links);
        let mut to_places = links.filter(|link| link.anchor.is_some() && link.url.out_path() != *self.path);
        self.key.as_ref().filter(|_| rendered.diagnostics.is_empty() && to_places.next().is_none())
    }
}

/// The rendering of all outputs.
struct Rendering<'a, R> {
    context: Context<'a>,
    receiver: &'a R,
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

impl<R: Receiver> Rendering<'_, R> {
    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Renders some outputs on all threads.
    fn all<'p>(&self, jobs: &[Job<'p>]) -> Vec<Batch<'p>> {
        jobs.par_iter().fold(Batch::default, |batch, job| self.one(batch, job)).collect()
    }

    fn one<'p>(&self, mut batch: Batch<'p>, job: &Job<'p>) -> Batch<'p> {
        if self.is_stopped() {
            return batch;
        }
        let mut rendered = None;
        self.observer.output(job.path, &mut || rendered = Some(render::render(job.output, self.context)));
        let Some(rendered) = rendered else { return batch };
        let key = job.lasting_key(&rendered);
        let Rendered { bytes, diagnostics, text_links, search_text } = rendered;
        batch.faults.extend(diagnostics);
        if let Err(stop) = self.receiver.take(job.path, bytes, key) {
            self.stopped.store(true, Ordering::Relaxed);
            batch.faults.extend(stop.fault());
        }
        if let Some(search_text) = search_text.filter(|_| self.context.plan.search().is_some()) {
            batch.words.add(&search_text, self.context);
        }
        batch.texts.extend(text_links.map(|links| (job.path, links)));
        batch
    }
}
