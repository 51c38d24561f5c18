//! The theme: templates read once, their faults shown as any other fault of the author's input.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::sync::Arc;

use tera::Context;
use tera::ErrorKind;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::config::CommentSettings;
use crate::config::PostBy;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::Span;
use crate::diagnostic::codes;
use crate::diagnostic::nearest;
use crate::language::Language;
use crate::language::Languages;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::render::interface;
use crate::render::template_faults;
use crate::site::Site;
use crate::source::Origin;
use crate::source::Template;

/// The most bytes that one page may have: a template that never ends is stopped here.
const LARGEST_PAGE: usize = 64 << 20;

/// All templates, ready to render.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// The same for each language, with its texts; they share what was parsed.
    languages: Vec<InLanguage>,
    texts: BTreeMap<String, Template>,
    /// What all this was made from.
    given: Given,
}

/// The templates as pages in one language use them.
#[derive(Debug)]
struct InLanguage {
    tera: Tera,
    texts: Value,
}

/// Everything that [`Templates`] are made from.
#[derive(Debug, PartialEq)]
struct Given {
    texts: BTreeMap<String, Template>,
    hrefs: BTreeMap<String, String>,
    languages: Languages,
}

impl Templates {
    /// Reads the templates; each that cannot be read is reported, and none is usable then.
    ///
    /// A template of the site's may extend the theme's of the same name as `theme/NAME`.
    pub fn load(
        texts: &BTreeMap<String, Template>,
        site: &Site,
        plan: &Plan,
        report: &mut Report,
    ) -> Option<Templates> {
        Templates::made_of(Given::new(texts, site, plan), report)
    }

    /// As [`Templates::load`], or the known ones when they were made from the same.
    pub fn load_again(
        known: Option<&Arc<Templates>>,
        texts: &BTreeMap<String, Template>,
        site: &Site,
        plan: &Plan,
        report: &mut Report,
    ) -> Option<Arc<Templates>> {
        let given = Given::new(texts, site, plan);
        match known.filter(|known| known.given == given) {
            Some(known) => Some(Arc::clone(known)),
            None => Templates::made_of(given, report).map(Arc::new),
        }
    }

    fn made_of(given: Given, report: &mut Report) -> Option<Templates> {
        let (texts, hrefs) = (given.texts.clone(), given.hrefs.clone());
        let mut templates = Templates { tera: Tera::new(), languages: Vec::new(), texts, given };
        templates.add_originals();
        templates.tera.autoescape_on(vec![".html", ".xml"]);
        templates
            .tera
            .register_function("asset", move |arguments: Kwargs, _: &State<'_>| asset(&hrefs, &arguments));
        templates.tera.register_filter("group_by", group_by);
        interface::register(&mut templates.tera, &templates.given.languages.all()[0]);
        let all = templates.texts.iter().map(|(name, template)| (name.clone(), template.text.to_string()));
        let Err(error) = templates.tera.add_raw_templates(all.collect::<Vec<_>>()) else {
            templates.speak();
            return Some(templates);
        };
        let faults = templates.faults_one_by_one();
        if faults.is_empty() {
            report.extend(template_faults::faults(&error, codes::TEMPLATE_SYNTAX, &templates.texts));
        }
        report.extend(faults);
        None
    }

    /// Makes the templates of each language.
    fn speak(&mut self) {
        for language in self.given.languages.all() {
            let mut tera = self.tera.clone();
            interface::register(&mut tera, language);
            self.languages.push(InLanguage { tera, texts: interface::texts(language) });
        }
    }

    /// Adds the theme's own template as `theme/NAME` where one of the site's refers to it so, and only there: a
    /// component may be defined once.
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

    /// The fault of a form for comments, written by the site itself, that lacks the field by which a rule knows commenters.
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

    /// Whether there is a template of this name.
    pub fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// The names of all templates.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The template that the author most likely meant by `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.texts.keys().map(String::as_str))
    }

    /// The interface texts of a language.
    pub(super) fn texts(&self, language: &Language) -> Value {
        self.languages[language.index].texts.clone()
    }

    /// Writes one page in a language. `of` is the file whose page it is, for the message if the template fails.
    pub(super) fn render(
        &self,
        name: &str,
        language: &Language,
        context: &Context,
        of: Option<&SourcePath>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut page = Limited { bytes: Vec::with_capacity(16 << 10), is_full: false };
        match self.languages[language.index].tera.render_to(name, context, &mut page) {
            Ok(()) => Ok(page.bytes),
            Err(error) => {
                let fault = match page.is_full {
                    true => too_large(),
                    false => {
                        template_faults::faults(&error, codes::TEMPLATE_ERROR, &self.texts).swap_remove(0)
                    }
                };
                let fault =
                    if fault.message.ends_with("is not defined") { pointed(fault, name) } else { fault };
                Err(match of {
                    Some(file) => fault.why(format!("it was rendering `{name}` for `{file}`")),
                    None => fault.why(format!("it was rendering `{name}`")),
                })
            }
        }
    }

    /// Tera stops at the first template that it cannot read; each is tried alone, so that all are reported.
    fn faults_one_by_one(&self) -> Vec<Diagnostic> {
        let unreadable = |(name, template): (&String, &Template)| {
            let error = Tera::new().add_raw_template(name, &template.text).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_))
                .then(|| template_faults::faults(&error, codes::TEMPLATE_SYNTAX, &self.texts))
        };
        self.texts.iter().filter_map(unreadable).flatten().collect()
    }
}

/// With the command that prints every name.
fn pointed(fault: Diagnostic, name: &str) -> Diagnostic {
    let help = fault.help.clone().map(|help| format!("{help}\n")).unwrap_or_default();
    fault.help(format!("{help}`steadfast explain template {name}` prints all that it sees"))
}

impl Given {
    fn new(texts: &BTreeMap<String, Template>, site: &Site, plan: &Plan) -> Given {
        let (hrefs, languages) = (asset_hrefs(site, plan), site.languages.clone());
        Given { texts: texts.clone(), hrefs, languages }
    }
}

/// `href` of each file below `static/`, by its path there.
fn asset_hrefs(site: &Site, plan: &Plan) -> BTreeMap<String, String> {
    let name = |file: &SourcePath| {
        Some((file.below("static")?.to_owned(), site.config.base.href(plan.source(file)?)))
    };
    plan.sources().filter_map(name).collect()
}

/// `asset(path="theme/style.css")`: the address of a file below `static/`, with its digest where it has one.
fn asset(hrefs: &BTreeMap<String, String>, arguments: &Kwargs) -> TeraResult<Value> {
    let path: &str = arguments.must_get("path")?;
    match hrefs.get(path.trim_start_matches('/')) {
        Some(href) => Ok(Value::safe_string(href)),
        None => {
            let meant = nearest(path, hrefs.keys().map(String::as_str));
            let help = meant.map(|meant| format!("\ndid you mean `{meant}`?")).unwrap_or_default();
            Err(tera::Error::message(format!("there is no file `static/{path}`{help}")))
        }
    }
}

/// Tera's own `group_by` keeps no order; this one keeps that of the list.
#[expect(clippy::needless_pass_by_value, reason = "Tera hands its arguments over by value")]
fn group_by(list: &[Value], arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let attribute: &str = arguments.must_get("attribute")?;
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for item in list {
        let Some(found) =
            item.get_from_path(attribute).filter(|found| !found.is_none() && !found.is_undefined())
        else {
            continue;
        };
        let key = found.to_string();
        match groups.iter_mut().find(|(name, _)| *name == key) {
            Some((_, members)) => members.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    let map: tera::Map =
        groups.into_iter().map(|(key, members)| (key.into(), Value::from(members))).collect();
    Ok(Value::from(map))
}

fn too_large() -> Diagnostic {
    Diagnostic::error(
        codes::TEMPLATE_ERROR,
        "the page would have more than 64 MiB, the most that a page may have",
    )
    .help("look for a loop without an end, or show less in one page")
}

/// A page that grows only so far.
struct Limited {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST_PAGE {
            self.is_full = true;
            return Err(io::Error::other("the page is full"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
