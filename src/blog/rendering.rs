//! Renders outputs on all threads.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::blog::jobs::Job;
use crate::blog::observer::Observer;
use crate::blog::receiver::Receiver;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::plan::{Output, Page};
use crate::render;
use crate::render::{Bodies, Context, FeedText, Rendered, TextLinks, search};
use crate::site::ArticleId;

/// The rendering of outputs.
pub(super) struct Rendering<'a, R> {
    pub(super) context: Context<'a>,
    pub(super) receiver: &'a R,
    pub(super) observer: &'a dyn Observer,
    pub(super) stopped: &'a AtomicBool,
}

/// The results of some outputs without their bytes.
#[derive(Default)]
pub(super) struct Batch<'a> {
    pub(super) faults: Vec<(&'a OutPath, Diagnostic)>,
    pub(super) texts: Vec<(&'a OutPath, TextLinks)>,
    pub(super) words: search::PageWords,
    /// The texts that feeds contain, until the feeds are rendered.
    pub(super) feed_texts: Vec<(ArticleId, FeedText)>,
}

impl<R: Receiver> Rendering<'_, R> {
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Returns the same rendering with texts that are rendered already.
    pub(super) fn with<'b>(&'b self, bodies: &'b Bodies) -> Rendering<'b, R> {
        Rendering { context: Context { bodies, ..self.context }, ..*self }
    }

    /// Performs some jobs on all threads. `one` performs a job and adds its results to a batch.
    pub(super) fn all<'p, J: Send>(
        &self,
        jobs: impl IntoParallelIterator<Item = J>,
        one: impl Fn(&Self, Batch<'p>, J) -> Batch<'p> + Sync,
    ) -> Vec<Batch<'p>> {
        let add = |batch, job: J| if self.is_stopped() { batch } else { one(self, batch, job) };
        jobs.into_par_iter().fold(Batch::default, add).collect()
    }

    /// Renders the text of an article for the feeds.
    pub(super) fn text_alone<'p>(&self, mut batch: Batch<'p>, id: ArticleId) -> Batch<'p> {
        let page = render::page_body(id, self.context);
        batch.feed_texts.push((id, render::feed_text(id, &page, self.context)));
        batch
    }

    /// Renders the page of an article, and keeps its text for the feeds.
    pub(super) fn one_in_feeds<'p>(&self, mut batch: Batch<'p>, job: &Job<'p>) -> Batch<'p> {
        let Output::Page(Page::Article(id)) = job.output else { return self.one(batch, job) };
        let page = render::page_body(*id, self.context);
        batch.feed_texts.push((*id, render::feed_text(*id, &page, self.context)));
        let bodies = Bodies { pages: [(*id, page)].into(), ..Bodies::default() };
        self.with(&bodies).one(batch, job)
    }

    /// Renders an output.
    pub(super) fn one<'p>(&self, mut batch: Batch<'p>, job: &Job<'p>) -> Batch<'p> {
        let mut rendered = None;
        self.observer.output(job.path, &mut || rendered = Some(render::render(job.output, self.context)));
        let Some(rendered) = rendered else { return batch };
        let key = job.lasting_key(&rendered);
        let Rendered { bytes, diagnostics, text_links, search_text } = rendered;
        batch.faults.extend(diagnostics.into_iter().map(|fault| (job.path, fault)));
        if let Err(stop) = self.receiver.take(job.path, bytes, key) {
            self.stopped.store(true, Ordering::Relaxed);
            batch.faults.extend(stop.fault().map(|fault| (job.path, fault)));
        }
        if let Some(search_text) = search_text.filter(|_| self.context.plan.search().is_some()) {
            batch.words.add(&search_text, self.context);
        }
        batch.texts.extend(text_links.map(|links| (job.path, links)));
        batch
    }
}
