//! The whole program in five calls: `config`, `content`, `site`, `plan`, `render`.
//!
//! A [`Blog`] is everything that can be published, ready to be rendered one output at a time. It knows no disk: texts
//! come in as [`Sources`], bytes go out to a function of the caller's.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use crate::config;
use crate::config::Config;
use crate::content;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::diagnostic::nearest;
use crate::digest::Digest;
use crate::path::BaseUrl;
use crate::path::OutPath;
use crate::path::SourcePath;
use crate::plan;
use crate::plan::Output;
use crate::plan::Plan;
use crate::render;
use crate::render::Bodies;
use crate::render::Bytes;
use crate::render::Context;
use crate::render::Facts;
use crate::render::Rendered;
use crate::render::Shared;
use crate::render::Templates;
use crate::site;
use crate::site::Selection;
use crate::site::Site;
use crate::site::Standing;
use crate::source::Asset;
use crate::source::Sources;

/// What the command line decides about a build.
#[derive(Clone, Debug)]
pub struct Request {
    /// The moment of the build, in any zone.
    pub now: Moment,
    /// What is shown beside live articles.
    pub also: Vec<Standing>,
    /// The site's address, instead of the one in its settings.
    pub base_url: Option<BaseUrl>,
}

/// A site that can be rendered.
#[derive(Debug)]
pub struct Blog {
    /// The index of all content.
    pub site: Site,
    /// Every output.
    pub plan: Plan,
    /// Files that are published as they are.
    pub assets: BTreeMap<SourcePath, Asset>,
    templates: Templates,
    shared: Shared,
    /// The digest of the sources; none when a file went away while they were read.
    sources: Option<Digest>,
}

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
    /// Brings the sources together. There is no blog without readable settings and templates; all other faults are
    /// reported, and the blog is made as far as it can be, so that rendering finds the rest of them.
    pub fn load(sources: Sources, request: &Request, report: &mut Report) -> Option<Blog> {
        let digest = sources.digest().ok();
        let config = config::parse(sources.config.as_deref(), request.base_url.clone(), report)?;
        let content = content::parse(&sources.texts, &config, report);
        let selection = selection(request, &config);
        let site = site::assemble(content, config, &selection, report);
        let plan = plan::plan(&site, &sources.assets, report);
        let templates = Templates::load(&sources.templates, &site, &plan, report)?;
        let shared = Shared::new(&site, &plan, &sources.assets);
        report.extend(shared.diagnostics().iter().cloned());
        Some(Blog { site, plan, assets: sources.assets, templates, shared, sources: digest })
    }

    /// The digest of everything that the outputs are made from, beside the program itself: the sources, the address of
    /// the site, and which articles and pages are shown at this moment.
    pub fn inputs(&self) -> Option<Digest> {
        let mut inputs = format!("{}\n{:?}\n", self.sources?, self.site.config.base);
        for entry in &self.site.articles {
            inputs.push_str(&format!("{:?} {}\n", entry.standing, entry.article.text.file));
        }
        for page in &self.site.pages {
            inputs.push_str(&format!("page {}\n", page.text.file));
        }
        for withheld in &self.site.withheld {
            inputs.push_str(&format!("{:?} {}\n", withheld.standing, withheld.file));
        }
        Some(Digest::of(inputs.as_bytes()))
    }

    /// Renders one output.
    pub fn render(&self, output: &Output) -> Rendered {
        render::render(output, self.context(&Bodies::new()))
    }

    /// Renders every output and hands its bytes to `take`, in any order and from many threads; then holds all links
    /// against all pages. Once `take` says stop, nothing more is rendered.
    pub fn render_all(&self, take: impl Fn(&OutPath, Bytes) -> Result<(), Stop> + Sync, report: &mut Report) {
        let bodies = self.bodies();
        let context = self.context(&bodies);
        let stopped = AtomicBool::new(false);
        let one = |(path, output): (&OutPath, &Output)| {
            if stopped.load(Ordering::Relaxed) {
                return (Vec::new(), None);
            }
            let Rendered { bytes, mut diagnostics, facts } = render::render(output, context);
            if let Err(stop) = take(path, bytes) {
                stopped.store(true, Ordering::Relaxed);
                diagnostics.extend(stop.fault());
            }
            (diagnostics, facts)
        };
        let rendered: Vec<_> = self.plan.outputs().par_iter().map(one).collect();
        let mut texts = Vec::new();
        for (path, (diagnostics, facts)) in self.plan.outputs().keys().zip(rendered) {
            report.extend(diagnostics);
            texts.extend(facts.map(|facts| (path, facts)));
        }
        report.extend(dead_anchors(&texts));
    }

    /// The texts that feeds hold too, so that each is read and written once.
    fn bodies(&self) -> Bodies {
        let none = Bodies::new();
        let ids = render::in_feeds(&self.site);
        ids.into_par_iter().map(|id| (id, render::body(id, self.context(&none)))).collect()
    }

    fn context<'a>(&'a self, bodies: &'a Bodies) -> Context<'a> {
        let Blog { site, plan, assets, templates, shared, .. } = self;
        Context { site, plan, assets, templates, shared, bodies }
    }
}

fn selection(request: &Request, config: &Config) -> Selection {
    Selection { now: request.now.within(&config.zone), also: request.also.clone() }
}

/// Links to a heading that its page does not have.
fn dead_anchors(texts: &[(&OutPath, Facts)]) -> Vec<Diagnostic> {
    let by_path: HashMap<&OutPath, &Facts> = texts.iter().map(|(path, facts)| (*path, facts)).collect();
    let mut dead = Vec::new();
    for (_, from) in texts {
        for link in &from.links {
            let (Some(anchor), Some(to)) = (&link.anchor, by_path.get(&link.url.out_path())) else {
                continue;
            };
            if anchor.is_empty() || to.anchors.binary_search(anchor).is_ok() {
                continue;
            }
            let message = format!("`{}` has no heading or note `#{anchor}`", to.text.file);
            let fault = Diagnostic::warning(codes::DEAD_ANCHOR, message).at(from.text.span(link.at.clone()));
            let fault = match nearest(anchor, to.anchors.iter().map(String::as_str)) {
                Some(meant) => fault.help(format!("did you mean `#{meant}`?")),
                None => fault.help("link to the page alone, or give the heading this id: `## Heading {#id}`"),
            };
            dead.push(fault);
        }
    }
    dead
}
