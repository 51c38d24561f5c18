//! `steadfast explain template NAME`: the values that the template sees, its blocks, and the components it can call.

use std::collections::BTreeMap;

use crate::blog::template_values::{Relations, Shape, Types, ValueKind};
use crate::blog::{Blog, Request, template_values};
use crate::commands::exit::Exit;
use crate::commands::explain::cli::{ExplainFormat, ExplainTemplate};
use crate::commands::explain::output;
use crate::commands::output::{Voice, say, warn};
use crate::commands::site_folder;
use crate::diagnostic::{Report, nearest};
use crate::render::outline::Component;
use crate::render::visible::{Example, Visible};
use crate::source::{Origin, Sources};
use crate::{clock, source};

/// What is said of a template.
pub(super) struct Explanation<'a> {
    pub(super) name: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) origin: Origin,
    /// Where the examples are from.
    pub(super) from: ExampleSource,
    /// The page template that the values are those of; none where the template itself writes pages.
    pub(super) within: Vec<&'a str>,
    pub(super) values: Vec<ValueRow>,
    pub(super) types: Vec<(&'static str, Vec<ValueRow>)>,
    /// The blocks that the template has and those that it may fill, by the template that they are in.
    pub(super) blocks: Vec<(&'a str, &'a [String])>,
    pub(super) parts: Vec<TemplatePart<'a>>,
}

/// A part with what it is for and the components that it defines.
pub(super) struct TemplatePart<'a> {
    pub(super) name: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) components: &'a [Component],
}

/// Where the examples are from.
pub(super) enum ExampleSource {
    /// A file of the site's, or a page that no file makes.
    Site(Option<String>),
    /// The site that the program carries.
    BuiltIn,
}

/// One value.
pub(super) struct ValueRow {
    /// How it is written: `article.title`, `years[].months`.
    pub(super) name: String,
    /// Its kind in words.
    pub(super) kind: String,
    /// What it is in the example.
    pub(super) example: Option<Example>,
}

/// Runs the command.
pub(super) fn run(arguments: &ExplainTemplate, voice: Voice) -> Exit {
    let root = site_folder::find(arguments.root.as_deref(), voice);
    let mut report = Report::new();
    let is_site = root.join("site.yaml").exists();
    if !is_site && arguments.root.is_some() {
        warn(&format!(
            "error: there is no site in `{}`\n  help: name the folder that holds `site.yaml` with `--root`\n",
            root.display()
        ));
        return Exit::Fault;
    }
    let sources = if is_site { source::read(&root, &mut report) } else { source::from_fixture("") };
    let relations = Relations::of(&sources.templates);
    let name = arguments.name.as_deref().map(|name| name.strip_prefix("templates/").unwrap_or(name));
    if let (None, ExplainFormat::Human) = (name, arguments.format) {
        say(&output::list(&relations));
        return Exit::Done;
    }
    if let Some(name) = name.filter(|name| relations.get(name).is_none()) {
        warn(&unknown(name, &relations));
        return Exit::Usage;
    }
    let own = if is_site { blog(sources) } else { None };
    let builtin = template_values::blogs();
    let types = Types::learn(&builtin);
    if is_site && own.is_none() {
        warn(
            "note: this site cannot be read at present, so the examples are built in; `steadfast build` says why\n",
        );
    }
    let explain = |name| explain(name, &relations, own.as_ref(), &types, &builtin);
    match (name, arguments.format) {
        (Some(name), ExplainFormat::Human) => say(&output::for_people(&explain(name))),
        (Some(name), ExplainFormat::Json) => say(&format!("{}\n", output::for_programs(&explain(name)))),
        (None, _) => {
            let all = relations.names().map(|name| output::for_programs(&explain(name)));
            say(&format!("{}\n", all.collect::<serde_json::Value>()));
        }
    }
    Exit::Done
}

fn unknown(name: &str, relations: &Relations) -> String {
    let guess = nearest(name, relations.names())
        .or_else(|| relations.names().find(|known| known.rsplit('/').next() == Some(name)));
    let help = guess.map(|guess| format!("  help: did you mean `{guess}`?\n")).unwrap_or_default();
    let names: Vec<&str> = relations.names().collect();
    let names = output::wrapped(&format!("the templates are: {}", names.join(", ")), "  ");
    format!("error: there is no template `{name}`\n{help}{names}")
}

/// The author's own site, as far as it can be read.
fn blog(sources: Sources) -> Option<Blog> {
    let request = Request { now: clock::build_moment().ok()?, also: Vec::new(), base_url: None };
    Blog::load(sources, &request, &mut Report::new())
}

fn explain<'a>(
    name: &'a str,
    relations: &'a Relations,
    own: Option<&Blog>,
    types: &Types,
    builtin: &[Blog],
) -> Explanation<'a> {
    let users = users(name, relations, types);
    let page = users.first().copied().unwrap_or("article.html");
    let example = |blog: &Blog| blog.visible(blog.written_by(page).first()?);
    let site = own.and_then(example);
    let from = match &site {
        Some(visible) => ExampleSource::Site(visible.of.as_ref().map(ToString::to_string)),
        None => ExampleSource::BuiltIn,
    };
    let visible = site.or_else(|| example(builtin.first()?));
    let mut rows = Rows { types, examples: BTreeMap::new(), rows: Vec::new() };
    if !is_library(name, relations) {
        let mut values = common(&users, types);
        // What every page has comes first.
        values
            .sort_by_key(|(name, _)| ["site", "texts", "page"].iter().position(|it| it == name).unwrap_or(3));
        for (value, shape) in values {
            let example = visible.as_ref().and_then(|visible| value_of(visible, &value));
            rows.add(&value, &shape, example);
        }
    }
    let values = std::mem::take(&mut rows.rows);
    let outline = |name: &'a str| relations.get(name).map(|(_, outline)| outline);
    let line = relations.line(name);
    let own_parts = relations.parts(name).into_iter().chain(Some(name));
    Explanation {
        name,
        about: relations.about(name),
        origin: relations.get(name).map_or(Origin::Theme, |(origin, _)| *origin),
        from,
        within: users.iter().copied().filter(|user| *user != name).collect(),
        values,
        types: rows.named(),
        blocks: line.iter().filter_map(|name| Some((*name, outline(name)?.blocks.as_slice()))).collect(),
        parts: own_parts
            .filter_map(|part| Some((part, outline(part)?)))
            .filter(|(part, outline)| *part != name || !outline.components.is_empty())
            .map(|(part, outline)| TemplatePart {
                name: part,
                about: relations.about(part),
                components: &outline.components,
            })
            .collect(),
    }
}

/// Whether a template only defines components, which see nothing but what they are given.
fn is_library(name: &str, relations: &Relations) -> bool {
    let included = |other: &str| {
        relations.get(other).is_some_and(|(_, outline)| outline.includes.iter().any(|it| it == name))
    };
    relations.get(name).is_some_and(|(_, outline)| !outline.components.is_empty())
        && !relations.names().any(included)
}

/// The templates of pages that a template takes part in writing; itself where it writes pages.
fn users<'a>(name: &'a str, relations: &'a Relations, types: &Types) -> Vec<&'a str> {
    let bare = name.strip_prefix("theme/").unwrap_or(name);
    if types.shapes.of(bare).is_some() {
        return vec![bare];
    }
    let pages = relations.names().filter(|page| types.shapes.of(page).is_some());
    pages
        .filter(|page| relations.line(page).contains(&name) || relations.parts(page).contains(name))
        .collect()
}

/// The values that all these templates see. A template that no page has asked for yet sees what an article's does.
fn common(users: &[&str], types: &Types) -> Vec<(String, Shape)> {
    let (first, rest) = users.split_first().unwrap_or((&"article.html", &[]));
    let mut values = types.shapes.of(first).unwrap_or_default();
    for other in rest {
        let seen = types.shapes.of(other).unwrap_or_default();
        values.retain(|(name, _)| seen.iter().any(|(other, _)| other == name));
    }
    values
}

fn value_of<'a>(visible: &'a Visible, name: &str) -> Option<&'a Example> {
    visible.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// Values as they are gathered, and examples of the named maps among them.
struct Rows<'a> {
    types: &'a Types,
    examples: BTreeMap<&'static str, Option<Example>>,
    rows: Vec<ValueRow>,
}

impl Rows<'_> {
    /// Adds a value and everything inside it.
    fn add(&mut self, name: &str, shape: &Shape, example: Option<&Example>) {
        let row = ValueRow { name: name.to_owned(), kind: shape.words(), example: example.cloned() };
        self.rows.push(row);
        match (&shape.kind, example) {
            // `languages/en.yaml` lists the texts.
            (ValueKind::Map(_), _) if name == "texts" => {}
            (ValueKind::Map(_), _) => self.add_fields(name, shape, example),
            (ValueKind::Named(known), example) => self.note(known, example),
            (ValueKind::List(inside), example) => {
                let first = match example {
                    Some(Example::List(list)) => list.first(),
                    _ => None,
                };
                match &inside.kind {
                    ValueKind::Map(_) => self.add_fields(&format!("{name}[]"), inside, first),
                    ValueKind::Named(known) => self.note(known, first),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Adds the fields of a map; those that only the example has are the site's own.
    fn add_fields(&mut self, name: &str, shape: &Shape, example: Option<&Example>) {
        let ValueKind::Map(fields) = &shape.kind else { return };
        let given: &[(String, Example)] = match example {
            Some(Example::Map(given)) => given,
            _ => &[],
        };
        let prefix = if name.is_empty() { String::new() } else { format!("{name}.") };
        for (field, shape) in fields {
            let example = given.iter().find(|(known, _)| known == field).map(|(_, value)| value);
            self.add(&format!("{prefix}{field}"), shape, example);
        }
        for (field, example) in
            given.iter().filter(|(field, _)| fields.iter().all(|(known, _)| known != field))
        {
            let shape = self.types.shape(example);
            self.add(&format!("{prefix}{field}"), &shape, Some(example));
        }
    }

    fn note(&mut self, name: &'static str, example: Option<&Example>) {
        let example = example.filter(|example| **example != Example::Nothing);
        let known = self.examples.entry(name).or_default();
        if known.is_none() {
            *known = example.cloned();
        }
    }

    /// The named maps that occur, and those that occur in them.
    fn named(mut self) -> Vec<(&'static str, Vec<ValueRow>)> {
        let mut done: BTreeMap<&'static str, Vec<ValueRow>> = BTreeMap::new();
        while let Some(name) = self.examples.keys().find(|name| !done.contains_key(*name)).copied() {
            let Some(shape) = self.types.shapes.named(name) else { break };
            let example = self.examples[name].as_ref().unwrap_or(&self.types.examples[name]).clone();
            self.add_fields("", shape, Some(&example));
            done.insert(name, std::mem::take(&mut self.rows));
        }
        done.into_iter().collect()
    }
}
