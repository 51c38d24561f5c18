//! The templates of the theme and of the site, ready to render.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera, Value};

use crate::config::{CommentSettings, PostBy};
use crate::diagnostic::{Diagnostic, Report, Span, codes, nearest};
use crate::digest::Digest;
use crate::language::{Language, Languages};
use crate::markdown::embeds;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::render::frame_ids::FrameIds;
use crate::render::page_limits::Limited;
use crate::render::template_names::TemplateNames;
use crate::render::{blocked_embeds, functions, language_functions, running_templates, template_faults};
use crate::site::Site;
use crate::source::{Origin, Template};

/// All templates, ready to render.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// The templates for each language, with its interface texts. They share what was parsed.
    languages: Vec<InLanguage>,
    texts: BTreeMap<String, Template>,
    ids: FrameIds,
    words: TemplateNames,
    /// The digest of all templates.
    digest: Digest,
    /// The inputs that the templates were loaded from.
    inputs: TemplateInputs,
}

/// The templates as pages in one language use them.
#[derive(Debug)]
struct InLanguage {
    tera: Tera,
    texts: Value,
}

/// Everything that [`Templates`] depend on.
#[derive(Debug, PartialEq)]
struct TemplateInputs {
    texts: BTreeMap<String, Template>,
    hrefs: BTreeMap<String, String>,
    languages: Languages,
}

impl Templates {
    /// Parses the templates. Returns nothing if one of them has an error; all errors are reported.
    ///
    /// A template of the site may extend that of the theme with the same name as `theme/NAME`.
    pub fn load(
        texts: &BTreeMap<String, Template>,
        site: &Site,
        plan: &Plan,
        report: &mut Report,
    ) -> Option<Templates> {
        Templates::from_inputs(TemplateInputs::new(texts, site, plan), report)
    }

    /// Like [`Templates::load`], but returns the known templates if their inputs are the same.
    pub fn load_again(
        known: Option<&Arc<Templates>>,
        texts: &BTreeMap<String, Template>,
        site: &Site,
        plan: &Plan,
        report: &mut Report,
    ) -> Option<Arc<Templates>> {
        let inputs = TemplateInputs::new(texts, site, plan);
        match known.filter(|known| known.inputs == inputs) {
            Some(known) => Some(Arc::clone(known)),
            None => Templates::from_inputs(inputs, report).map(Arc::new),
        }
    }

    fn from_inputs(inputs: TemplateInputs, report: &mut Report) -> Option<Templates> {
        let (texts, hrefs) = (inputs.texts.clone(), inputs.hrefs.clone());
        let (tera, ids, digest) = (Tera::new(), FrameIds::default(), digest(&texts));
        let words = TemplateNames::default();
        let mut templates = Templates { tera, languages: Vec::new(), texts, ids, words, digest, inputs };
        templates.add_originals();
        templates.ids =
            FrameIds::in_templates(templates.texts.values().map(|template| template.text.as_ref()));
        templates.words =
            TemplateNames::in_templates(templates.texts.values().map(|template| template.text.as_ref()));
        templates.tera.autoescape_on(vec![".html", ".xml"]);
        functions::register(&mut templates.tera, hrefs);
        language_functions::register(&mut templates.tera, &templates.inputs.languages.all()[0]);
        let all = templates.texts.iter().map(|(name, template)| (name.clone(), template.text.to_string()));
        let Err(error) = templates.tera.add_raw_templates(all.collect::<Vec<_>>()) else {
            templates.add_languages();
            return Some(templates);
        };
        let faults = templates.faults_one_by_one();
        if faults.is_empty() {
            report.extend(template_faults::faults(&error, codes::TEMPLATE_SYNTAX, &templates.texts));
        }
        report.extend(faults);
        None
    }

    /// Adds the templates for each language.
    fn add_languages(&mut self) {
        for language in self.inputs.languages.all() {
            let mut tera = self.tera.clone();
            language_functions::register(&mut tera, language);
            self.languages.push(InLanguage { tera, texts: language_functions::texts(language) });
        }
    }

    /// Adds the theme's template as `theme/NAME` if a template of the site refers to it, and only then: a component
    /// must not be defined twice.
    fn add_originals(&mut self) {
        for (path, bytes) in crate::theme::files() {
            let Some(name) = path.strip_prefix("templates/") else { continue };
            let reference = format!("theme/{name}");
            let mut texts = self.texts.values().filter(|template| template.origin == Origin::Site);
            if let Ok(text) = std::str::from_utf8(bytes)
                && texts.any(|template| template.text.contains(&reference))
            {
                self.texts.insert(reference, Template { origin: Origin::Theme, text: text.into() });
            }
        }
    }

    /// Returns a warning if the site's own comment form lacks the field that a rule identifies commenters by.
    pub fn form_without_mail(&self, comments: &CommentSettings) -> Option<Diagnostic> {
        if !comments.asks_mail() || !matches!(comments.by, Some(PostBy::Form(_))) {
            return None;
        }
        let has_field = |text: &str, name: &str| {
            text.contains(&format!("name=\"{name}\"")) || text.contains(&format!("name='{name}'"))
        };
        let lacks = |template: &Template| {
            template.origin == Origin::Site
                && has_field(&template.text, "comment")
                && !["mail", "email"].iter().any(|name| has_field(&template.text, name))
        };
        let (name, template) = self.texts.iter().find(|(_, template)| lacks(template))?;
        let file = SourcePath::new(format!("templates/{name}"));
        let at = template.text.find("<form").unwrap_or(0);
        Some(
            Diagnostic::warning(codes::COMMENT_RULE, "`publish: approved_before` can publish nothing that comes from this form")
                .at(Span::new(&file, &template.text, at..at))
                .why("a commenter is known again by name and mail address, and the form has no field `mail`")
                .help("add the field to the form:\n<input type=\"email\" name=\"mail\" autocomplete=\"email\" aria-label=\"{{ texts.comment_mail }}\">"),
        )
    }

    /// Returns whether there is a template of this name.
    pub fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// Returns the ids of the frame around texts.
    pub fn ids(&self) -> &FrameIds {
        &self.ids
    }

    /// Returns the words of the templates.
    pub(super) fn words(&self) -> &TemplateNames {
        &self.words
    }

    /// Returns warnings about content that the site's own templates embed and its policy blocks.
    pub(super) fn blocked(&self, site: &Site, plan: &Plan) -> Vec<Diagnostic> {
        let own = self.texts.iter().filter(|(_, template)| template.origin == Origin::Site);
        let fault = |(name, template): (&String, &Template)| {
            let file = SourcePath::new(format!("templates/{name}"));
            let found = embeds(&template.text).into_iter().filter_map(move |embed| {
                // The value of an expression is unknown here, but the host is often written before it.
                let address = embed.address.as_deref().map(|it| it.split("{{").next().unwrap_or_default());
                let fault = blocked_embeds::fault(embed.kind, address, site, plan)?;
                Some(fault.at(Span::new(&file, &template.text, embed.at)))
            });
            found.collect::<Vec<_>>()
        };
        own.flat_map(fault).collect()
    }

    /// Returns the names of all templates.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// Returns the template that the author most likely meant by `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.texts.keys().map(String::as_str))
    }

    /// Returns the digest of all templates.
    pub(super) fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Returns the interface texts of a language.
    pub(super) fn texts(&self, language: &Language) -> Value {
        self.languages[language.index].texts.clone()
    }

    /// Renders one page in a language. `of` is the source file of the page, for the message if the template fails.
    pub(super) fn render(
        &self,
        name: &str,
        language: &Language,
        context: &Context,
        of: Option<&SourcePath>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let Some(_underway) = running_templates::begin(name, self.digest, of) else {
            return Err(rendering(self.overlong(name), name, of));
        };
        let mut page = Limited::new();
        match self.languages[language.index].tera.render_to(name, context, &mut page) {
            Ok(()) => Ok(page.bytes()),
            Err(error) => {
                let fault = page.fault().unwrap_or_else(|| {
                    template_faults::faults(&error, codes::TEMPLATE_ERROR, &self.texts).swap_remove(0)
                });
                let fault =
                    if fault.message.ends_with("is not defined") { with_command(fault, name) } else { fault };
                Err(rendering(fault, name, of))
            }
        }
    }

    /// Returns the error about a template that took too much time or memory. The running command measures both.
    pub fn overlong(&self, name: &str) -> Diagnostic {
        let what = format!("`{name}` takes more time or memory than a page may take");
        let fault = Diagnostic::error(codes::TEMPLATE_ERROR, what)
            .help("look for a loop without an end, or for a value that is doubled again and again");
        template_faults::at(fault, name, 0..0, &self.texts)
    }

    /// Parses each template alone and returns all errors: the engine stops at the first template with an error.
    fn faults_one_by_one(&self) -> Vec<Diagnostic> {
        let unreadable = |(name, template): (&String, &Template)| {
            let error = Tera::new().add_raw_template(name, &template.text).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_))
                .then(|| template_faults::faults(&error, codes::TEMPLATE_SYNTAX, &self.texts))
        };
        self.texts.iter().filter_map(unreadable).flatten().collect()
    }
}

/// Adds the page that was rendered.
pub fn rendering(fault: Diagnostic, template: &str, of: Option<&SourcePath>) -> Diagnostic {
    match of {
        Some(file) => fault.why(format!("it was rendering `{template}` for `{file}`")),
        None => fault.why(format!("it was rendering `{template}`")),
    }
}

/// Adds the command that prints every name.
fn with_command(fault: Diagnostic, name: &str) -> Diagnostic {
    let help = fault.help.clone().map(|help| format!("{help}\n")).unwrap_or_default();
    fault.help(format!("{help}`steadfast explain template {name}` prints all that it sees"))
}

impl TemplateInputs {
    fn new(texts: &BTreeMap<String, Template>, site: &Site, plan: &Plan) -> TemplateInputs {
        let (hrefs, languages) = (asset_hrefs(site, plan), site.languages.clone());
        TemplateInputs { texts: texts.clone(), hrefs, languages }
    }
}

/// Returns the digest of the names and texts of all templates.
fn digest(texts: &BTreeMap<String, Template>) -> Digest {
    let whole: String = texts.iter().map(|(name, template)| format!("{name}\0{}\0", template.text)).collect();
    Digest::of(whole.as_bytes())
}

/// Returns the `href` of each file below `static/`, by its path there.
fn asset_hrefs(site: &Site, plan: &Plan) -> BTreeMap<String, String> {
    let name = |file: &SourcePath| {
        Some((file.below("static")?.to_owned(), site.config.base.href(plan.source(file)?)))
    };
    plan.sources().filter_map(name).collect()
}
