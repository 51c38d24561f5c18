//! Makes a blog of the sources: settings, content, index, plan and templates.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::blog::blog::Blog;
use crate::blog::observer::{LoadStage, Observer};
use crate::blog::request::Request;
use crate::blog::reuse::{LastLoad, LoadCache, LoadInputs};
use crate::blog::template_values;
use crate::config::Config;
use crate::content::Content;
use crate::diagnostic::{Diagnostic, Report};
use crate::language::{LanguageSettings, Languages};
use crate::path::SourcePath;
use crate::render::{Shared, Templates};
use crate::site::{Selection, Status};
use crate::source::Sources;
use crate::{config, content, ledger, plan, site};

impl Blog {
    /// Makes a blog of the sources. Returns `None` if the settings or the templates cannot be read. All other errors are
    /// reported, and the blog is made without the broken parts, so that rendering finds the remaining errors.
    pub fn load(sources: Sources, request: &Request, report: &mut Report) -> Option<Blog> {
        Blog::load_with(&mut LoadCache::default(), sources, request, &(), report)
    }

    /// Loads like [`Blog::load`], in less time if little has changed since the cache was last used. Reports each stage to an
    /// observer.
    pub fn load_with(
        cache: &mut LoadCache,
        sources: Sources,
        request: &Request,
        observer: &dyn Observer,
        report: &mut Report,
    ) -> Option<Blog> {
        observer.stage(LoadStage::Settings);
        let config = config::parse(sources.config.as_deref(), request.base_url.clone(), report)?;
        observer.stage(LoadStage::Content);
        let content = content::parse_with_cache(&mut cache.content, &sources.texts, &config, report);
        let selection = selection(request, &config);
        let Sources { ledger, templates, languages, assets, fonts, .. } = sources;
        let assets = Arc::new(assets);
        let inputs = LoadInputs { config, content, selection, ledger, languages, assets, fonts, templates };
        let last = cache.last.as_ref();
        let (blog, faults) = match last.and_then(|last| Some((last.with_texts_of(&inputs)?, &last.faults))) {
            Some((blog, faults)) => (Some(blog), faults.clone()),
            None => Blog::from_inputs(&inputs, last.map(|last| &last.blog.templates), observer),
        };
        report.extend(faults.iter().cloned());
        let blog = blog?;
        cache.last = Some(LastLoad { inputs, blog: blog.clone(), faults });
        Some(blog)
    }

    /// Returns the blog, or `None` if its templates cannot be read, and all diagnostics about the inputs.
    fn from_inputs(
        inputs: &LoadInputs,
        known: Option<&Arc<Templates>>,
        observer: &dyn Observer,
    ) -> (Option<Blog>, Vec<Diagnostic>) {
        let LoadInputs { config, content, selection, ledger, languages, assets, fonts, templates } = inputs;
        let mut report = Report::new();
        observer.stage(LoadStage::Index);
        let texts_of_languages = languages;
        let languages = self::languages(texts_of_languages, config, content, &mut report);
        let site = site::assemble(content.clone(), config.clone(), languages, selection, &mut report);
        observer.stage(LoadStage::Plan);
        let typefaces = plan::typefaces(&site, fonts, &mut report);
        let plan = plan::plan(&site, assets, &typefaces, &mut report);
        if let Some(ledger) = ledger.as_ref().filter(|_| config.ledger) {
            let everything = || {
                let mut ignored = Report::new();
                let languages = self::languages(texts_of_languages, config, content, &mut ignored);
                let also = Status::WITHHELD.to_vec();
                let all = Selection { also, ..selection.clone() };
                let site = site::assemble(content.clone(), config.clone(), languages, &all, &mut ignored);
                let plan = plan::plan(&site, assets, &typefaces, &mut ignored);
                (site, plan)
            };
            report.extend(ledger::faults(ledger, &site, &plan, everything));
        }
        observer.stage(LoadStage::Templates);
        let texts = templates;
        let templates = Templates::load_again(known, texts, &site, &plan, &mut report);
        if templates.is_some() {
            report.extend(template_values::misspelt(texts));
        }
        observer.stage(LoadStage::Values);
        let blog = templates.map(|templates| {
            let shared = Shared::new(&site, &plan, assets, &templates);
            report.extend(shared.diagnostics().iter().cloned());
            report.extend(templates.form_without_mail(&site.config.comments));
            let (site, plan, assets) = (Arc::new(site), Arc::new(plan), Arc::clone(assets));
            Blog { site, plan, assets, typefaces, templates, shared, search: Arc::default() }
        });
        (blog, report.sorted())
    }
}

/// Returns the languages of the site and of its texts.
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
