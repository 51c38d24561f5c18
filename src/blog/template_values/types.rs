//! Learns the kinds of values from the built-in site.

use std::collections::BTreeMap;

use crate::blog::Blog;
use crate::blog::template_values::shapes::{Shape, Shapes, ValueKind};
use crate::plan::Output;
use crate::render::visible::{Example, Visible};

/// The maps with names. Each has a template and a value of the template that is such a map.
const NAMED: [(&str, &str, &str); 11] = [
    ("Link", "article.html", "site.navigation[]"),
    ("FeedLink", "article.html", "site.feeds[]"),
    ("Date", "article.html", "article.date"),
    ("Picture", "article.html", "article.image"),
    ("Heading", "article.html", "article.contents[]"),
    ("Card", "article.html", "related[]"),
    ("Author", "article.html", "article.authors[]"),
    ("Series", "article.html", "article.series"),
    ("Part", "article.html", "article.series.parts[]"),
    ("Comments", "article.html", "comments"),
    ("Comment", "article.html", "comments.thread[]"),
];

/// The values that all pages have. If one may be null on some page, it may be null on all.
const FRAME: [&str; 3] = ["site", "texts", "page"];

/// The kinds that were learned.
#[derive(Debug)]
pub struct Types {
    /// The kinds of all values.
    pub shapes: Shapes,
    /// An example of each named map.
    pub examples: BTreeMap<&'static str, Example>,
    /// The fields that identify each named map.
    names: MapNames,
}

/// The fields of named maps.
type MapNames = Vec<(Vec<String>, &'static str)>;

impl Types {
    /// Learns from all values that the templates of the built-in site see.
    pub fn learn(blogs: &[Blog]) -> Types {
        let mut seen: Vec<(String, Visible)> = Vec::new();
        for blog in blogs {
            let templates: Vec<String> = blog.templates().names().map(str::to_owned).collect();
            for template in templates {
                let outputs: Vec<&Output> = blog.written_by(&template);
                let visible = outputs.into_iter().filter_map(|output| blog.visible(output));
                seen.extend(visible.map(|visible| (template.clone(), visible)));
            }
        }
        let mut types = Types { shapes: Shapes::default(), examples: BTreeMap::new(), names: names(&seen) };
        for (template, visible) in &seen {
            types.add(template, visible);
        }
        types
    }

    fn add(&mut self, template: &str, visible: &Visible) {
        for (name, example) in &visible.values {
            self.find_named(example);
            let mut shape = self.shape(example);
            if FRAME.contains(&name.as_str()) {
                let nothing = Shape { optional: false, kind: ValueKind::Unknown };
                merge_into(&mut self.shapes.frame, name, std::mem::replace(&mut shape, nothing));
            }
            let values = self.shapes.templates.entry(template.to_owned()).or_default();
            match values.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => known.merge(shape),
                None => values.push((name.clone(), shape)),
            }
        }
    }

    /// Learns from every named map inside a value.
    fn find_named(&mut self, example: &Example) {
        match example {
            Example::List(list) => list.iter().for_each(|each| self.find_named(each)),
            Example::Map(fields) => {
                fields.iter().for_each(|(_, field)| self.find_named(field));
                let Some(name) = self.name(fields) else { return };
                let shape = Shape { optional: false, kind: self.map(fields) };
                match self.shapes.named.get_mut(name) {
                    Some(known) => known.merge(shape),
                    None => drop(self.shapes.named.insert(name, shape)),
                }
                self.examples.entry(name).or_insert_with(|| example.clone());
            }
            _ => {}
        }
    }

    /// Returns the shape of an example.
    pub fn shape(&self, example: &Example) -> Shape {
        let kind = match example {
            Example::Null => ValueKind::Unknown,
            Example::Bool(_) => ValueKind::Bool,
            Example::Number(_) => ValueKind::Number,
            Example::Text(_) => ValueKind::Text,
            Example::Html(_) => ValueKind::Html,
            Example::List(list) => {
                let mut inside = Shape { optional: false, kind: ValueKind::Unknown };
                list.iter().for_each(|each| inside.merge(self.shape(each)));
                ValueKind::List(Box::new(inside))
            }
            Example::Map(fields) => match self.name(fields) {
                Some(name) => ValueKind::Named(name),
                None => self.map(fields),
            },
        };
        Shape { optional: kind == ValueKind::Unknown, kind }
    }

    fn map(&self, fields: &[(String, Example)]) -> ValueKind {
        ValueKind::Map(fields.iter().map(|(name, field)| (name.clone(), self.shape(field))).collect())
    }

    fn name(&self, fields: &[(String, Example)]) -> Option<&'static str> {
        let keys = keys(fields);
        self.names.iter().find(|(known, _)| *known == keys).map(|(_, name)| *name)
    }
}

fn merge_into(known: &mut BTreeMap<String, Shape>, name: &str, shape: Shape) {
    match known.get_mut(name) {
        Some(known) => known.merge(shape),
        None => drop(known.insert(name.to_owned(), shape)),
    }
}

fn keys(fields: &[(String, Example)]) -> Vec<String> {
    let mut keys: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
    keys.sort();
    keys
}

fn names(seen: &[(String, Visible)]) -> MapNames {
    let find = |template: &str, path: &str| {
        let of_template = seen.iter().filter(|(name, _)| name == template);
        of_template
            .filter_map(|(_, visible)| match Example::Map(visible.values.clone()).at(path) {
                Some(Example::Map(fields)) => Some(keys(fields)),
                _ => None,
            })
            .next()
    };
    NAMED.iter().filter_map(|(name, template, path)| Some((find(template, path)?, *name))).collect()
}
