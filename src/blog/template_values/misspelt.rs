//! Names in the site's own templates that nothing has, where the engine stays silent: in conditions, loops, filters and
//! what components are given. There a misspelt field counts as false, and what it was to show is missing without a word.
//!
//! Reports only what is certain: a name is known as long as one page may have it, and what cannot be told is left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::blog::template_values::{Relations, Shape, Shapes, ValueKind};
use crate::diagnostic::{Diagnostic, Span, codes, nearest};
use crate::path::SourcePath;
use crate::render::lookups::{Lookup, Path, Step, lookups};
use crate::source::{Origin, Template};

/// How often the values that components are given are followed: from one component into the next.
const ROUNDS: usize = 3;

/// Misspelt names in the site's own templates.
pub(crate) fn misspelt(templates: &BTreeMap<String, Template>) -> Vec<Diagnostic> {
    let own = |(name, template): (&String, &Template)| {
        (template.origin == Origin::Site).then(|| (name.clone(), lookups(&template.text)))
    };
    let own: Vec<(String, Vec<Lookup>)> = templates.iter().filter_map(own).collect();
    if own.iter().all(|(_, lookups)| lookups.is_empty()) {
        return Vec::new();
    }
    let types = Shapes::read();
    let pages: BTreeMap<&str, Vec<(String, Shape)>> =
        types.templates().filter_map(|name| Some((name, types.of(name)?))).collect();
    let relations = Relations::of(templates);
    let world = World { types: &types, pages: &pages, relations: &relations };
    let defines = |lookup: &Lookup| matches!(lookup, Lookup::Component(..));
    let mut given = ComponentArguments::new();
    if own.iter().any(|(_, lookups)| lookups.iter().any(defines)) {
        let all: Vec<_> = templates.iter().map(|(name, it)| (name, lookups(&it.text))).collect();
        for _ in 0..ROUNDS {
            let mut next = ComponentArguments::new();
            for (name, lookups) in &all {
                Walk::new(&world, name, lookups, &given).all(lookups, &mut next);
            }
            given = next;
        }
    }
    let mut faults = Vec::new();
    for (name, lookups) in &own {
        let mut walk = Walk::new(&world, name, lookups, &given);
        walk.all(lookups, &mut ComponentArguments::new());
        let text = &templates[name].text;
        faults.extend(walk.unknown.into_iter().map(|unknown| unknown.told(name, text)));
    }
    faults
}

/// What is known of all templates.
struct World<'a> {
    types: &'a Shapes,
    /// The values of each template that writes pages.
    pages: &'a BTreeMap<&'a str, Vec<(String, Shape)>>,
    relations: &'a Relations,
}

/// What a value may be: one of some kinds, or, without any, whatever there is.
type Value<'a> = Option<Vec<&'a ValueKind>>;

/// What components are given, by component and argument.
type ComponentArguments<'a> = BTreeMap<(String, String), Value<'a>>;

/// A name that nothing has.
struct UnknownName {
    message: String,
    at: Range<usize>,
    misspelt: String,
    known: BTreeSet<String>,
}

/// A walk through one template.
struct Walk<'a, 'b> {
    world: &'b World<'a>,
    /// The values of the pages that the template takes part in writing.
    values: BTreeMap<&'a str, Value<'a>>,
    /// Names that loops and components bring in, the innermost last.
    scopes: Vec<BTreeMap<String, Value<'a>>>,
    given: &'b ComponentArguments<'a>,
    /// Paths that the author asks for with `is defined`.
    asked: BTreeSet<String>,
    unknown: Vec<UnknownName>,
}

impl<'a, 'b> Walk<'a, 'b> {
    fn new(
        world: &'b World<'a>,
        name: &str,
        lookups: &[Lookup],
        given: &'b ComponentArguments<'a>,
    ) -> Walk<'a, 'b> {
        let mut values: BTreeMap<&str, Value<'_>> = BTreeMap::new();
        let pages = world.pages.iter().filter(|(page, _)| world.takes_part(name, page));
        let pages: Vec<_> = pages.collect();
        // A template that no page of the theme's knows, such as one that articles name, sees what any page may see.
        let pages = if pages.is_empty() { world.pages.iter().collect() } else { pages };
        for (value, shape) in pages.into_iter().flat_map(|(_, values)| values) {
            let kinds = values.entry(value).or_insert_with(|| Some(Vec::new()));
            if let Some(kinds) = kinds {
                kinds.push(&shape.kind);
            }
        }
        let asked = lookups.iter().filter_map(|lookup| match lookup {
            Lookup::Path(path) if path.asked => Some(written(path)),
            _ => None,
        });
        let (scopes, unknown) = (vec![world.set_by_others(name)], Vec::new());
        Walk { world, values, scopes, given, asked: asked.collect(), unknown }
    }

    fn all(&mut self, lookups: &[Lookup], given: &mut ComponentArguments<'a>) {
        // A name may be set in one branch and asked for behind it.
        for lookup in lookups {
            if let Lookup::Set(name, _) = lookup {
                self.scopes[0].insert(name.clone(), None);
            }
        }
        for lookup in lookups {
            match lookup {
                Lookup::Path(path) => drop(self.value(path)),
                Lookup::For(names, over) => {
                    let element =
                        over.as_ref().and_then(|over| self.quietly(over)).and_then(|it| elements(&it));
                    let value = |_| if names.len() == 1 { element.clone() } else { None };
                    self.scopes.push(names.iter().map(|name| (name.clone(), value(name))).collect());
                }
                Lookup::Component(component, names) => {
                    let value =
                        |name: &String| self.given.get(&(component.clone(), name.clone())).cloned().flatten();
                    self.scopes.push(names.iter().map(|name| (name.clone(), value(name))).collect());
                }
                Lookup::End => {
                    if self.scopes.len() > 1 {
                        self.scopes.pop();
                    }
                }
                Lookup::Set(..) => {}
                Lookup::Argument(component, argument, value) => {
                    let value = value.as_ref().and_then(|value| self.quietly(value));
                    let known = given
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

    /// What a path leads to, without a word about what is unknown on the way: that is said where the path itself stands.
    fn quietly(&mut self, path: &Path) -> Value<'a> {
        let told = self.unknown.len();
        let value = self.value(path);
        self.unknown.truncate(told);
        value
    }

    /// What a path leads to; what is unknown on the way is noted.
    fn value(&mut self, path: &Path) -> Value<'a> {
        let mut value = self.root(path)?;
        let mut way = path.root.0.clone();
        for step in &path.steps {
            value = match step {
                Step::Other => return None,
                Step::Element => elements(&value)?,
                Step::Field(field, at) => match self.world.field(&value, field) {
                    FieldLookup::Value(found) => found?,
                    FieldLookup::Missing(known) => {
                        if !self.asked.contains(&written(path)) {
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
            if let Step::Field(field, _) = step {
                way = format!("{way}.{field}");
            }
        }
        Some(value)
    }

    /// What a name stands for.
    fn root(&mut self, path: &Path) -> Value<'a> {
        let (name, at) = &path.root;
        if let Some(value) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return value.clone();
        }
        if let Some(value) = self.values.get(name.as_str()) {
            return value.clone();
        }
        let is_elsewhere = self.world.pages.values().flatten().any(|(value, _)| value == name);
        // `loop`, and what the engine itself provides.
        if !is_elsewhere && name != "loop" && !name.starts_with("__") && !self.asked.contains(&written(path))
        {
            let scopes = self.scopes.iter().flat_map(|scope| scope.keys().cloned());
            let known = scopes.chain(self.values.keys().map(|name| (*name).to_owned())).collect();
            let message = format!("there is no value `{name}`");
            self.unknown.push(UnknownName { message, at: at.clone(), misspelt: name.clone(), known });
        }
        None
    }
}

/// What a step leads to.
enum FieldLookup<'a> {
    Value(Value<'a>),
    /// Nothing has such a field; these there are.
    Missing(BTreeSet<String>),
}

impl<'a> World<'a> {
    /// Whether a template takes part in writing the pages of another, or of those that extend it.
    fn takes_part(&self, name: &str, page: &str) -> bool {
        let bare = name.strip_prefix("theme/").unwrap_or(name);
        bare == page || self.relations.line(page).contains(&name) || self.relations.parts(page).contains(name)
    }

    /// Names that a template finds set: by those that it extends, and by those that include it.
    fn set_by_others(&self, name: &str) -> BTreeMap<String, Value<'a>> {
        let relations = self.relations;
        let names = relations.names().filter(|other| {
            *other != name && (relations.line(name).contains(other) || relations.parts(other).contains(name))
        });
        names.flat_map(|other| relations.sets(other)).map(|set| (set.to_owned(), None)).collect()
    }

    fn field(&self, kinds: &[&'a ValueKind], field: &str) -> FieldLookup<'a> {
        let (mut found, mut known) = (Vec::new(), BTreeSet::new());
        for kind in kinds {
            let fields = match kind {
                ValueKind::Unknown => return FieldLookup::Value(None),
                ValueKind::Named(name) => match self.types.named(name).map(|shape| &shape.kind) {
                    Some(ValueKind::Map(fields)) => fields,
                    _ => return FieldLookup::Value(None),
                },
                // What an author may fill with keys of their own is empty in the site of the program.
                ValueKind::Map(fields) if fields.is_empty() => return FieldLookup::Value(None),
                ValueKind::Map(fields) => fields,
                _ => continue,
            };
            match fields.iter().find(|(name, _)| name == field) {
                Some((_, shape)) if shape.kind == ValueKind::Unknown => return FieldLookup::Value(None),
                Some((_, shape)) => found.push(&shape.kind),
                None => known.extend(fields.iter().map(|(name, _)| name.clone())),
            }
        }
        if found.is_empty() && !kinds.is_empty() {
            FieldLookup::Missing(known)
        } else {
            FieldLookup::Value(Some(found))
        }
    }
}

/// What the lists among some kinds hold.
fn elements<'a>(kinds: &[&'a ValueKind]) -> Value<'a> {
    let mut found = Vec::new();
    for kind in kinds {
        match kind {
            ValueKind::List(inside) if inside.kind != ValueKind::Unknown => found.push(&inside.kind),
            _ => return None,
        }
    }
    Some(found)
}

/// A path as one text, to find it again.
fn written(path: &Path) -> String {
    let steps = path.steps.iter().map(|step| match step {
        Step::Field(name, _) => format!(".{name}"),
        Step::Element | Step::Other => "[]".to_owned(),
    });
    path.root.0.clone() + &steps.collect::<String>()
}

impl UnknownName {
    fn told(self, template: &str, text: &str) -> Diagnostic {
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
