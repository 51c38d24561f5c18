//! Finds unknown names in the site's own templates where the engine does not report them: in conditions, loops, filters
//! and arguments of components. There, a misspelt field counts as false, and what it should show is missing.
//!
//! Only certain errors are reported: a name that exists on any page is known, and values of unknown type are not
//! checked.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::blog::template_values::known_values::{AllTemplates, FieldLookup, Value, elements};
use crate::blog::template_values::relations::Relations;
use crate::blog::template_values::shapes::Shape;
use crate::blog::template_values::table;
use crate::diagnostic::{Diagnostic, Span, codes, nearest};
use crate::path::SourcePath;
use crate::render::lookups::{Lookup, PathStep, ValuePath, lookups};
use crate::source::{Origin, Template};

/// How many components deep the arguments of components are followed.
const ROUNDS: usize = 3;

/// Returns errors about misspelt names in the site's own templates.
pub(crate) fn misspelt(templates: &BTreeMap<String, Template>) -> Vec<Diagnostic> {
    let own = |(name, template): (&String, &Template)| {
        (template.origin == Origin::Site).then(|| (name.clone(), lookups(&template.text)))
    };
    let own: Vec<(String, Vec<Lookup>)> = templates.iter().filter_map(own).collect();
    if own.iter().all(|(_, lookups)| lookups.is_empty()) {
        return Vec::new();
    }
    let types = table::read();
    let pages: BTreeMap<&str, Vec<(String, Shape)>> =
        types.templates().filter_map(|name| Some((name, types.values_of(name)?))).collect();
    let relations = Relations::new(templates);
    let tables = AllTemplates { types: &types, pages: &pages, relations: &relations };
    let defines = |lookup: &Lookup| matches!(lookup, Lookup::Component(..));
    let mut arguments = ComponentArguments::new();
    if own.iter().any(|(_, lookups)| lookups.iter().any(defines)) {
        let all: Vec<_> = templates.iter().map(|(name, it)| (name, lookups(&it.text))).collect();
        for _ in 0..ROUNDS {
            let mut next = ComponentArguments::new();
            for (name, lookups) in &all {
                Checker::new(&tables, name, lookups, &arguments).check(lookups, &mut next);
            }
            arguments = next;
        }
    }
    let mut faults = Vec::new();
    for (name, lookups) in &own {
        let mut checker = Checker::new(&tables, name, lookups, &arguments);
        checker.check(lookups, &mut ComponentArguments::new());
        let text = &templates[name].text;
        faults.extend(checker.unknown.into_iter().map(|unknown| unknown.diagnostic(name, text)));
    }
    faults
}

/// The arguments of components, by component and argument.
type ComponentArguments<'a> = BTreeMap<(String, String), Value<'a>>;

/// An unknown name.
struct UnknownName {
    message: String,
    at: Range<usize>,
    misspelt: String,
    known: BTreeSet<String>,
}

/// Checks the names of one template.
struct Checker<'a, 'b> {
    templates: &'b AllTemplates<'a>,
    /// The values of the pages that the template takes part in rendering.
    values: BTreeMap<&'a str, Value<'a>>,
    /// The names that loops and components define, the innermost last.
    scopes: Vec<BTreeMap<String, Value<'a>>>,
    arguments: &'b ComponentArguments<'a>,
    /// The paths that the template tests with `is defined`.
    tested: BTreeSet<String>,
    unknown: Vec<UnknownName>,
}

impl<'a, 'b> Checker<'a, 'b> {
    fn new(
        templates: &'b AllTemplates<'a>,
        name: &str,
        lookups: &[Lookup],
        arguments: &'b ComponentArguments<'a>,
    ) -> Checker<'a, 'b> {
        let mut values: BTreeMap<&str, Value<'_>> = BTreeMap::new();
        let pages = templates.pages.iter().filter(|(page, _)| templates.takes_part(name, page));
        let pages: Vec<_> = pages.collect();
        // A template that the theme does not use, such as one that articles name, may see the values of any page.
        let pages = if pages.is_empty() { templates.pages.iter().collect() } else { pages };
        for (value, shape) in pages.into_iter().flat_map(|(_, values)| values) {
            let kinds = values.entry(value).or_insert_with(|| Some(Vec::new()));
            if let Some(kinds) = kinds {
                kinds.push(&shape.kind);
            }
        }
        let tested = lookups.iter().filter_map(|lookup| match lookup {
            Lookup::Path(path) if path.tested => Some(path_text(path)),
            _ => None,
        });
        let (scopes, unknown) = (vec![templates.set_by_others(name)], Vec::new());
        Checker { templates, values, scopes, arguments, tested: tested.collect(), unknown }
    }

    /// Checks all lookups, and collects the arguments that the template passes to components.
    fn check(&mut self, lookups: &[Lookup], arguments: &mut ComponentArguments<'a>) {
        // A name may be set in one branch and used after it.
        for lookup in lookups {
            if let Lookup::Set(name, _) = lookup {
                self.scopes[0].insert(name.clone(), None);
            }
        }
        for lookup in lookups {
            match lookup {
                Lookup::Path(path) => drop(self.value(path)),
                Lookup::For(names, over) => {
                    let element = over
                        .as_ref()
                        .and_then(|over| self.value_unchecked(over))
                        .and_then(|it| elements(&it));
                    let value = |_| if names.len() == 1 { element.clone() } else { None };
                    self.scopes.push(names.iter().map(|name| (name.clone(), value(name))).collect());
                }
                Lookup::Component(component, names) => {
                    let value = |name: &String| {
                        self.arguments.get(&(component.clone(), name.clone())).cloned().flatten()
                    };
                    self.scopes.push(names.iter().map(|name| (name.clone(), value(name))).collect());
                }
                Lookup::End => {
                    if self.scopes.len() > 1 {
                        self.scopes.pop();
                    }
                }
                Lookup::Set(..) => {}
                Lookup::Argument(component, argument, value) => {
                    let value = value.as_ref().and_then(|value| self.value_unchecked(value));
                    let known = arguments
                        .entry((component.clone(), argument.clone()))
                        .or_insert_with(|| Some(Vec::new()));
                    match (known, value) {
                        (Some(known), Some(value)) => known.extend(value),
                        (known, _) => *known = None,
                    }
                }
            }
        }
    }

    /// Returns the value of a path. Unknown names are not recorded, because the path itself is checked elsewhere.
    fn value_unchecked(&mut self, path: &ValuePath) -> Value<'a> {
        let known = self.unknown.len();
        let value = self.value(path);
        self.unknown.truncate(known);
        value
    }

    /// Returns the value of a path, and records unknown names.
    fn value(&mut self, path: &ValuePath) -> Value<'a> {
        let mut value = self.root(path)?;
        let mut way = path.root.0.clone();
        for step in &path.steps {
            value = match step {
                PathStep::Other => return None,
                PathStep::Element => elements(&value)?,
                PathStep::Field(field, at) => match self.templates.field(&value, field) {
                    FieldLookup::Value(found) => found?,
                    FieldLookup::Missing(known) => {
                        if !self.tested.contains(&path_text(path)) {
                            let message = format!("`{way}` has no field `{field}`");
                            self.unknown.push(UnknownName {
                                message,
                                at: at.clone(),
                                misspelt: field.clone(),
                                known,
                            });
                        }
                        return None;
                    }
                },
            };
            if let PathStep::Field(field, _) = step {
                way = format!("{way}.{field}");
            }
        }
        Some(value)
    }

    /// Returns the value of the first name of a path.
    fn root(&mut self, path: &ValuePath) -> Value<'a> {
        let (name, at) = &path.root;
        if let Some(value) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return value.clone();
        }
        if let Some(value) = self.values.get(name.as_str()) {
            return value.clone();
        }
        let is_elsewhere = self.templates.pages.values().flatten().any(|(value, _)| value == name);
        // The engine itself provides `loop` and names with two underscores.
        if !is_elsewhere
            && name != "loop"
            && !name.starts_with("__")
            && !self.tested.contains(&path_text(path))
        {
            let scopes = self.scopes.iter().flat_map(|scope| scope.keys().cloned());
            let known = scopes.chain(self.values.keys().map(|name| (*name).to_owned())).collect();
            let message = format!("there is no value `{name}`");
            self.unknown.push(UnknownName { message, at: at.clone(), misspelt: name.clone(), known });
        }
        None
    }
}

/// Returns a path as text, to compare it.
fn path_text(path: &ValuePath) -> String {
    let steps = path.steps.iter().map(|step| match step {
        PathStep::Field(name, _) => format!(".{name}"),
        PathStep::Element | PathStep::Other => "[]".to_owned(),
    });
    path.root.0.clone() + &steps.collect::<String>()
}

impl UnknownName {
    fn diagnostic(self, template: &str, text: &str) -> Diagnostic {
        let file = SourcePath::new(format!("templates/{template}"));
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        let guess = nearest(&self.misspelt, known.iter().copied());
        let guess = guess.map(|meant| format!("did you mean `{meant}`?\n")).unwrap_or_default();
        let list =
            if known.is_empty() { String::new() } else { format!("there are: {}\n", known.join(", ")) };
        Diagnostic::error(codes::TEMPLATE_ERROR, self.message)
            .at(Span::new(&file, text, self.at))
            .why("what does not exist counts as false or empty, and nothing would be shown")
            .help(format!("{guess}{list}`steadfast explain template {template}` prints all that it sees"))
    }
}
