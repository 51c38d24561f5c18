//! The whole program in five calls: `config`, `content`, `site`, `plan`, `render`.
//!
//! A [`Blog`] is everything that can be published, ready to be rendered one output at a time. It knows no disk: texts
//! come in as [`Sources`], bytes go out to a function of the caller's.

mod anchors;
mod memory;
mod request;
pub mod template_values;
mod write;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use anchors::dead_anchors;
pub use memory::Memory;
pub use request::Request;
pub use write::Stop;

use crate::blog::memory::{Given, Made};
use crate::config::Config;
use crate::content::{Article, Content};
use crate::diagnostic::{Diagnostic, Report};
use crate::digest::Digest;
use crate::language::{LanguageSettings, Languages};
use crate::markdown::Positions;
use crate::path::SourcePath;
use crate::plan::{Output, Page, Plan};
use crate::render::visible::Visible;
use crate::render::{Bodies, Context, Rendered, Shared, Templates, search, visible};
use crate::site::{Selection, Site};
use crate::social_cards::Typefaces;
use crate::source::{Asset, Sources};
use crate::{config, content, plan, render, site};

/// A site that can be rendered.
///
/// Its parts are shared with what it was made from, and with the blogs that are made after it.
#[derive(Clone, Debug)]
pub struct Blog {
    /// The index of all content.
    pub site: Arc<Site>,
    /// Every output.
    pub plan: Arc<Plan>,
    /// Files that are published as they are.
    pub assets: Arc<BTreeMap<SourcePath, Asset>>,
    /// The fonts that social cards are written in.
    pub typefaces: Typefaces,
    templates: Arc<Templates>,
    shared: Shared,
    /// Made when first needed.
    search: Arc<OnceLock<search::Index>>,
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
        let Sources { templates, languages, assets, fonts, .. } = sources;
        let assets = Arc::new(assets);
        let given = Given { config, content, selection, languages, assets, fonts, templates };
        let last = memory.last.as_ref();
        let (blog, faults) = match last.and_then(|last| Some((last.with_texts_of(&given)?, &last.faults))) {
            Some((blog, faults)) => (Some(blog), faults.clone()),
            None => Blog::made_of(&given, last.map(|last| &last.blog.templates)),
        };
        report.extend(faults.iter().cloned());
        let blog = blog?;
        memory.last = Some(Made { given, blog: blog.clone(), faults });
        Some(blog)
    }

    /// The blog, or none when its templates cannot be read; and what is wrong with what it is made of.
    fn made_of(given: &Given, known: Option<&Arc<Templates>>) -> (Option<Blog>, Vec<Diagnostic>) {
        let Given { config, content, selection, languages, assets, fonts, templates } = given;
        let mut report = Report::new();
        let languages = self::languages(languages, config, content, &mut report);
        let site = site::assemble(content.clone(), config.clone(), languages, selection, &mut report);
        let typefaces = plan::typefaces(&site, fonts, &mut report);
        let plan = plan::plan(&site, assets, &typefaces, &mut report);
        let texts = templates;
        let templates = Templates::load_again(known, texts, &site, &plan, &mut report);
        if templates.is_some() {
            report.extend(template_values::misspelt(texts));
        }
        let blog = templates.map(|templates| {
            let shared = Shared::new(&site, &plan, assets, &templates);
            report.extend(shared.diagnostics().iter().cloned());
            report.extend(templates.form_without_mail(&site.config.comments));
            let (site, plan, assets) = (Arc::new(site), Arc::new(plan), Arc::clone(assets));
            Blog { site, plan, assets, typefaces, templates, shared, search: Arc::default() }
        });
        (blog, report.sorted())
    }

    /// The same blog with newer texts of some articles, which are as before in everything else. None where the plan would
    /// be another one: texts decide which pictures are made smaller, and how many files the search index has.
    fn with_texts(&self, texts: Vec<Arc<Article>>) -> Option<Blog> {
        if texts.is_empty() {
            return Some(self.clone());
        }
        let (site, shared) = (Arc::new(self.site.with_texts(texts)), self.shared.with_other_texts());
        let same_plan = plan::search_files(&site) == self.plan.search()
            && plan::name_the_same_files(&self.site, &site, &self.assets);
        same_plan.then(|| Blog { site, shared, search: Arc::default(), ..self.clone() })
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

    /// A page with nothing in its main part, under the interface text `title`: for words that no output says.
    pub fn frame(&self, title: &str) -> Option<String> {
        render::empty_page(title, self.context(&Bodies::new()))
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

    fn context<'a>(&'a self, bodies: &'a Bodies) -> Context<'a> {
        let Blog { site, plan, assets, templates, shared, search, .. } = self;
        let positions = Positions::Hidden;
        let language = site.languages.site();
        Context { site, plan, assets, templates, shared, bodies, language, positions, search }
    }
}

/// The languages that the site and its texts are in.
pub fn languages(
    texts: &BTreeMap<SourcePath, Arc<str>>,
    config: &Config,
    content: &Content,
    report: &mut Report,
) -> Languages {
    let articles = content.articles.iter().filter_map(|article| article.language.as_deref());
    let pages = content.pages.iter().filter_map(|page| page.language.as_deref());
    let wanted = LanguageSettings { site: &config.language, date_format: config.date_format.as_deref() };
    Languages::new(texts, wanted, articles.chain(pages), report)
}

fn selection(request: &Request, config: &Config) -> Selection {
    Selection { now: request.now.within(&config.zone), also: request.also.clone() }
}
