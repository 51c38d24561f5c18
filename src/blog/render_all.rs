//! Renders all outputs on all threads, except those that an earlier build has rendered from the same inputs.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use crate::blog::anchors::dead_anchors;
use crate::blog::blog::Blog;
use crate::blog::jobs::{Groups, Job};
use crate::blog::observer::Observer;
use crate::blog::receiver::{Receiver, Stop};
use crate::blog::rendering::{Batch, Rendering};
use crate::diagnostic::{Diagnostic, Report};
use crate::path::OutPath;
use crate::plan::Output;
use crate::render;
use crate::render::{Bodies, Bytes, Context, Inputs, Keys, TextLinks, search};

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
        let groups = Groups::new(self.changed(receiver, inputs), &self.site);
        let none = Bodies::default();
        // A new index, even if the preview has one: the texts are rendered anyway.
        let index = OnceLock::new();
        let context = Context { search: &index, ..self.context(&none) };
        let stopped = AtomicBool::new(false);
        let rendering = Rendering { context, receiver, observer, stopped: &stopped };
        let mut batches = with_feeds(&rendering, &groups);
        batches.extend(rendering.all(&groups.pages, Rendering::one));
        if !groups.search.is_empty() && !rendering.is_stopped() {
            let words = batches.iter_mut().map(|batch| std::mem::take(&mut batch.words));
            let rendered = groups.rendered_pages();
            let is_rendered = |page| rendered.contains(&page);
            index.get_or_init(|| search::index(words, is_rendered, |path| receiver.published(path), context));
            batches.extend(rendering.all(&groups.search, Rendering::one));
        }
        self.add_faults(batches, report);
    }

    /// Returns the outputs that the receiver does not keep.
    fn changed<'p>(&'p self, receiver: &impl Receiver, inputs: Option<&Inputs>) -> Vec<Job<'p>> {
        let none = Bodies::default();
        let context = self.context(&none);
        let keys = inputs.map(|inputs| Keys::new(inputs, context));
        let job = |(path, output): (&'p OutPath, &'p Output)| {
            let key = keys.as_ref().and_then(|keys| keys.key(path, output, context));
            let is_kept = key.as_ref().is_some_and(|key| receiver.keep(path, key));
            (!is_kept).then_some(Job { path, output, key })
        };
        self.plan.outputs().par_iter().filter_map(job).collect()
    }

    /// Reports the diagnostics of all outputs, and the links to places that are not there.
    fn add_faults(&self, batches: Vec<Batch<'_>>, report: &mut Report) {
        let texts: BTreeMap<&OutPath, &TextLinks> =
            batches.iter().flat_map(|batch| batch.texts.iter().map(|(path, links)| (*path, links))).collect();
        let dead = dead_anchors(&texts, |path| self.text_links(path));
        let mut faults: Vec<(&OutPath, Diagnostic)> =
            batches.into_iter().flat_map(|batch| batch.faults).collect();
        faults.sort_by_key(|(path, _)| *path);
        report.extend(render::each_once(faults.into_iter().map(|(_, fault)| fault).collect()));
        report.extend(dead);
    }

    /// Returns the anchors of a page that was not rendered.
    fn text_links(&self, path: &OutPath) -> Option<TextLinks> {
        self.plan.get(path).and_then(|output| self.render(output).text_links)
    }
}

/// Renders the feeds, and the pages of articles whose texts they contain. The texts are in memory only until the feeds are
/// rendered.
fn with_feeds<'p, R: Receiver>(rendering: &Rendering<'_, R>, groups: &Groups<'p>) -> Vec<Batch<'p>> {
    let mut batches = rendering.all(&groups.in_feeds, Rendering::one_in_feeds);
    batches
        .extend(rendering.all(&groups.texts_alone, |rendering, batch, id| rendering.text_alone(batch, *id)));
    let texts = batches.iter_mut().flat_map(|batch| std::mem::take(&mut batch.feed_texts));
    let bodies = Bodies { feeds: texts.collect(), ..Bodies::default() };
    batches.extend(rendering.with(&bodies).all(&groups.feeds, Rendering::one));
    batches
}
