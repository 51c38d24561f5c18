//! The whole program in five calls: `config`, `content`, `site`, `plan`, `render`.
//!
//! A [`Blog`] is everything that can be published, ready to be rendered one output at a time. It knows no disk: texts
//! come in as [`Sources`], bytes go out to a function of the caller's.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use crate::config;
use crate::config::Config;
use crate::content;
use crate::content::Comment;
use crate::content::CommentState;
use crate::content::Content;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::diagnostic::nearest;
use crate::digest::Digest;
use crate::language::Languages;
use crate::language::Wanted;
use crate::markdown::Highlighter;
use crate::markdown::Positions;
use crate::path::BaseUrl;
use crate::path::OutPath;
use crate::path::SourcePath;
use crate::plan;
use crate::plan::Output;
use crate::plan::Page;
use crate::plan::Plan;
use crate::render;
use crate::render::Bodies;
use crate::render::Bytes;
use crate::render::Context;
use crate::render::Facts;
use crate::render::Rendered;
use crate::render::Shared;
use crate::render::Templates;
use crate::render::visible;
use crate::render::visible::Visible;
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

/// What one load leaves for the next, which then reads again only what differs.
///
/// Each part is the remembered result of a pure function beside its whole input, so that a blog is the same with a
/// memory and without.
#[derive(Debug, Default)]
pub struct Memory {
    content: content::Memory,
    templates: Option<Arc<Templates>>,
    highlighter: Arc<Highlighter>,
}

impl Memory {
    /// Comments that wait for a decision, by their files.
    pub fn held_comments(&self) -> Vec<Arc<Comment>> {
        self.content.comments().filter(|comment| comment.state == CommentState::Held).cloned().collect()
    }
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
    templates: Arc<Templates>,
    shared: Shared,
    highlighter: Arc<Highlighter>,
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
        Blog::load_again(&mut Memory::default(), sources, request, report)
    }

    /// As [`Blog::load`], in less time where little has changed since the memory was last used.
    pub fn load_again(
        memory: &mut Memory,
        sources: Sources,
        request: &Request,
        report: &mut Report,
    ) -> Option<Blog> {
        let config = config::parse(sources.config.as_deref(), request.base_url.clone(), report)?;
        let content = content::parse_again(&mut memory.content, &sources.texts, &config, report);
        let selection = selection(request, &config);
        let languages = languages(&sources, &config, &content, report);
        let site = site::assemble(content, config, languages, &selection, report);
        let plan = plan::plan(&site, &sources.assets, report);
        let known = memory.templates.as_ref();
        let templates = Templates::load_again(known, &sources.templates, &site, &plan, report)?;
        memory.templates = Some(Arc::clone(&templates));
        let shared = Shared::new(&site, &plan, &sources.assets);
        report.extend(shared.diagnostics().iter().cloned());
        let highlighter = Arc::clone(&memory.highlighter);
        Some(Blog { site, plan, assets: sources.assets, templates, shared, highlighter })
    }

    /// The digest of everything that the outputs are made from, beside the program itself: the sources, by the digest
    /// that they had when they were read, the address of the site, and which articles and pages are shown at this moment.
    pub fn inputs(&self, sources: &Digest) -> Digest {
        let mut inputs = format!("{sources}\n{:?}\n", self.site.config.base);
        for entry in &self.site.articles {
            inputs.push_str(&format!("{:?} {}\n", entry.standing, entry.article.text.file));
        }
        for page in &self.site.pages {
            inputs.push_str(&format!("page {}\n", page.text.file));
        }
        for withheld in &self.site.withheld {
            inputs.push_str(&format!("{:?} {}\n", withheld.standing, withheld.file));
        }
        Digest::of(inputs.as_bytes())
    }

    /// Renders one output.
    pub fn render(&self, output: &Output) -> Rendered {
        render::render(output, self.context(&Bodies::new()))
    }

    /// Renders one output with the source line of each block of text, which only a preview shows.
    pub fn render_with_positions(&self, output: &Output) -> Rendered {
        let bodies = Bodies::new();
        render::render(output, Context { positions: Positions::Shown, ..self.context(&bodies) })
    }

    /// The outputs that a template writes, with those first that show it best: the newest article, the first page of
    /// a list.
    pub fn written_by(&self, template: &str) -> Vec<&Output> {
        let bodies = Bodies::new();
        let context = self.context(&bodies);
        let outputs = self.plan.outputs().values();
        let mut found: Vec<&Output> =
            outputs.filter(|output| visible::template_of(output, context) == Some(template)).collect();
        found.sort_by_key(|output| match output {
            Output::Page(Page::Article(id)) => id.0 as usize,
            Output::Page(Page::Home(number) | Page::Tag(_, number) | Page::Author(_, number)) => *number,
            _ => 0,
        });
        found
    }

    /// The templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// What the template of an output sees.
    pub fn visible(&self, output: &Output) -> Option<Visible> {
        visible::visible(output, self.context(&Bodies::new()))
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
        let mut faults = Vec::new();
        for (path, (diagnostics, facts)) in self.plan.outputs().keys().zip(rendered) {
            faults.extend(diagnostics);
            texts.extend(facts.map(|facts| (path, facts)));
        }
        report.extend(render::each_once(faults));
        report.extend(dead_anchors(texts.iter().map(|(path, facts)| (*path, facts))));
    }

    /// Whether both have the same outputs, settings and templates, so that a text without changes has no other faults
    /// in the one than in the other.
    pub fn has_addresses_of(&self, other: &Blog) -> bool {
        let (a, b) = (&self.site, &other.site);
        Arc::ptr_eq(&self.templates, &other.templates)
            && a.config == b.config
            && a.languages == b.languages
            && a.withheld == b.withheld
            && a.unread == b.unread
            && self.plan == other.plan
            && self.assets == other.assets
    }

    /// The texts that feeds hold too, so that each is read and written once.
    fn bodies(&self) -> Bodies {
        let none = Bodies::new();
        let ids = render::in_feeds(&self.site);
        ids.into_par_iter().map(|id| (id, render::body(id, self.context(&none)))).collect()
    }

    fn context<'a>(&'a self, bodies: &'a Bodies) -> Context<'a> {
        let Blog { site, plan, assets, templates, shared, highlighter } = self;
        let highlighter = site.config.markdown.highlight.then_some(&**highlighter);
        let positions = Positions::Hidden;
        let language = site.languages.site();
        Context { site, plan, assets, templates, shared, bodies, highlighter, language, positions }
    }
}

/// The languages that the site and its texts are in.
pub fn languages(sources: &Sources, config: &Config, content: &Content, report: &mut Report) -> Languages {
    let articles = content.articles.iter().filter_map(|article| article.language.as_deref());
    let pages = content.pages.iter().filter_map(|page| page.language.as_deref());
    let wanted = Wanted { site: &config.language, date_format: config.date_format.as_deref() };
    Languages::new(&sources.languages, wanted, articles.chain(pages), report)
}

fn selection(request: &Request, config: &Config) -> Selection {
    Selection { now: request.now.within(&config.zone), also: request.also.clone() }
}

/// Links to a heading that its page does not have, of all pages with what their texts say.
pub fn dead_anchors<'a>(texts: impl Iterator<Item = (&'a OutPath, &'a Facts)> + Clone) -> Vec<Diagnostic> {
    let by_path: HashMap<&OutPath, &Facts> = texts.clone().collect();
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
