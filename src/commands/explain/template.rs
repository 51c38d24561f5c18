//! `steadfast explain template NAME`: lists the values that the template sees, its blocks, and the components it can
//! call.

use std::collections::BTreeMap;

use crate::blog::template_values::{Relations, Shape, Types};
use crate::blog::{Blog, Request, template_values};
use crate::commands::exit::Exit;
use crate::commands::explain::cli::{ExplainFormat, ExplainTemplate};
use crate::commands::explain::explanation::{ExampleSource, Explanation, TemplatePart};
use crate::commands::explain::output;
use crate::commands::explain::rows::Rows;
use crate::commands::output::{Voice, say, warn};
use crate::commands::site_folder;
use crate::diagnostic::{Report, nearest};
use crate::render::visible::{Example, Visible};
use crate::source::{Origin, Sources};
use crate::{clock, source};

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
    let relations = Relations::new(&sources.templates);
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

/// Loads the author's own site, if it can be read.
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
        // The values of every page come first.
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
        types: rows.named_maps(),
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

/// Returns whether a template only defines components, which see only their arguments.
fn is_library(name: &str, relations: &Relations) -> bool {
    let included = |other: &str| {
        relations.get(other).is_some_and(|(_, outline)| outline.includes.iter().any(|it| it == name))
    };
    relations.get(name).is_some_and(|(_, outline)| !outline.components.is_empty())
        && !relations.names().any(included)
}

/// Returns the page templates that a template takes part in, or the template itself if it renders pages.
fn users<'a>(name: &'a str, relations: &'a Relations, types: &Types) -> Vec<&'a str> {
    let bare = name.strip_prefix("theme/").unwrap_or(name);
    if types.shapes.values_of(bare).is_some() {
        return vec![bare];
    }
    let pages = relations.names().filter(|page| types.shapes.values_of(page).is_some());
    pages
        .filter(|page| relations.line(page).contains(&name) || relations.parts(page).contains(name))
        .collect()
}

/// Returns the values that all these templates see. A template that no page uses gets the values of an article.
fn common(users: &[&str], types: &Types) -> Vec<(String, Shape)> {
    let (first, rest) = users.split_first().unwrap_or((&"article.html", &[]));
    let mut values = types.shapes.values_of(first).unwrap_or_default();
    for other in rest {
        let seen = types.shapes.values_of(other).unwrap_or_default();
        values.retain(|(name, _)| seen.iter().any(|(other, _)| other == name));
    }
    values
}

fn value_of<'a>(visible: &'a Visible, name: &str) -> Option<&'a Example> {
    visible.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}
