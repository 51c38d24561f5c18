//! `build --timings`: the time of each stage of a build, and the slowest templates and pages.
//!
//! Times are wall-clock times. Several threads render at once, so the times of pages add up to more than their stage took.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::blog::{Blog, LoadStage, Observer};
use crate::commands::cli::Format;
use crate::diagnostic::counted;
use crate::path::OutPath;

/// The number of templates and pages in the list.
const SLOWEST: usize = 10;

/// The measured times of a build.
pub(super) struct Timings(Mutex<Measured>);

struct Measured {
    /// The stages that have ended.
    stages: Vec<(&'static str, Duration)>,
    current: Option<(&'static str, Instant)>,
    outputs: Vec<(OutPath, Duration)>,
}

/// The time of a page.
struct PageTime<'m> {
    path: &'m OutPath,
    template: String,
    took: Duration,
}

/// The times of all pages of a template.
#[derive(Clone, Copy, Default)]
struct TemplateTime {
    pages: usize,
    took: Duration,
}

impl Timings {
    pub(super) fn new() -> Timings {
        Timings(Mutex::new(Measured { stages: Vec::new(), current: None, outputs: Vec::new() }))
    }

    /// Ends the current stage, and begins another.
    pub(super) fn begin(&self, stage: &'static str) {
        self.end();
        self.measured().current = Some((stage, Instant::now()));
    }

    /// Ends the current stage.
    pub(super) fn end(&self) {
        let mut measured = self.measured();
        if let Some((stage, begun)) = measured.current.take() {
            measured.stages.push((stage, begun.elapsed()));
        }
    }

    /// Returns the times of a build in the requested format. There is no blog if nothing had to be made.
    pub(super) fn text(&self, blog: Option<&Blog>, format: Format) -> String {
        let measured = self.measured();
        let pages = blog.map(|blog| measured.pages(blog)).unwrap_or_default();
        match format {
            Format::Human | Format::Github => measured.for_people(&pages),
            Format::Json => format!("{}\n", measured.for_programs(&pages)),
        }
    }

    fn measured(&self) -> MutexGuard<'_, Measured> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Observer for Timings {
    fn stage(&self, stage: LoadStage) {
        self.begin(match stage {
            LoadStage::Settings => "settings",
            LoadStage::Content => "content",
            LoadStage::Index => "index",
            LoadStage::Plan => "plan",
            LoadStage::Templates => "templates",
            LoadStage::Values => "values",
        });
    }

    fn output(&self, path: &OutPath, render: &mut dyn FnMut()) {
        let begun = Instant::now();
        render();
        self.measured().outputs.push((path.clone(), begun.elapsed()));
    }
}

impl Measured {
    fn total(&self) -> Duration {
        self.stages.iter().map(|(_, took)| *took).sum()
    }

    /// Returns a duration's share of the whole build, in percent.
    fn share(&self, took: Duration) -> f64 {
        match self.total().as_secs_f64() {
            0.0 => 0.0,
            total => took.as_secs_f64() / total * 100.0,
        }
    }

    /// Returns the pages, the slowest first.
    fn pages(&self, blog: &Blog) -> Vec<PageTime<'_>> {
        let pages = self.outputs.iter().filter_map(|(path, took)| {
            let template = blog.template_of(blog.plan.get(path)?)?;
            Some(PageTime { path, template, took: *took })
        });
        let mut pages: Vec<PageTime<'_>> = pages.collect();
        pages.sort_by_key(|page| (Reverse(page.took), page.path));
        pages
    }

    fn for_people(&self, pages: &[PageTime<'_>]) -> String {
        let mut text = "\nstages:\n".to_owned();
        for (stage, took) in &self.stages {
            text.push_str(&format!("{}  {:>3.0} %  {stage}\n", column(*took), self.share(*took)));
        }
        if pages.is_empty() {
            return text;
        }
        text.push_str("slowest templates, all their pages together:\n");
        for (template, time) in slowest_templates(pages) {
            let pages = counted(time.pages, "page");
            text.push_str(&format!("{}  {template} ({pages})\n", column(time.took)));
        }
        text.push_str("slowest pages:\n");
        for page in pages.iter().take(SLOWEST) {
            text.push_str(&format!("{}  {} ({})\n", column(page.took), page.path.url(), page.template));
        }
        text
    }

    fn for_programs(&self, pages: &[PageTime<'_>]) -> Value {
        json!({
            "timings": {
                "milliseconds": milliseconds(self.total()),
                "stages": self.stages.iter().map(|(stage, took)| json!({
                    "stage": stage,
                    "milliseconds": milliseconds(*took),
                    "percent": (self.share(*took) * 10.0).round() / 10.0,
                })).collect::<Vec<_>>(),
                "templates": slowest_templates(pages).iter().map(|(template, time)| json!({
                    "template": template,
                    "pages": time.pages,
                    "milliseconds": milliseconds(time.took),
                })).collect::<Vec<_>>(),
                "pages": pages.iter().take(SLOWEST).map(|page| json!({
                    "url": page.path.url().to_string(),
                    "template": page.template,
                    "milliseconds": milliseconds(page.took),
                })).collect::<Vec<_>>(),
            }
        })
    }
}

fn slowest_templates<'p>(pages: &'p [PageTime<'_>]) -> Vec<(&'p str, TemplateTime)> {
    let mut templates: BTreeMap<&str, TemplateTime> = BTreeMap::new();
    for page in pages {
        let template = templates.entry(&page.template).or_default();
        template.pages += 1;
        template.took += page.took;
    }
    let mut templates: Vec<_> = templates.into_iter().collect();
    templates.sort_by_key(|(_, time)| Reverse(time.took));
    templates.truncate(SLOWEST);
    templates
}

/// Returns a duration as a column of nine characters.
fn column(took: Duration) -> String {
    format!("{:>9}", format!("{:.1} ms", took.as_secs_f64() * 1000.0))
}

/// Returns a duration in milliseconds, with three digits after the point.
fn milliseconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1_000_000.0).round() / 1000.0
}
