//! What kind of value each name stands for, learned from the values of the built-in site.

use std::collections::BTreeMap;

use crate::blog::Blog;
use crate::plan::Output;
use crate::render::visible::Example;
use crate::render::visible::Visible;

/// What kind of value something is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing but null was seen.
    Unknown,
    /// True or false.
    Truth,
    /// A number.
    Number,
    /// Text.
    Text,
    /// HTML.
    Html,
    /// A list of values of one kind.
    List(Box<Shape>),
    /// A map that has a name, since it occurs in several places.
    Named(&'static str),
    /// A map, with its fields.
    Map(Vec<(String, Shape)>),
}

/// A kind, and whether it may be null.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Whether it may be null.
    pub optional: bool,
    /// What kind of value it is.
    pub kind: Kind,
}

/// The names of maps that occur in several places, each with a template and a value of it that is one.
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

/// The values that all pages have in common: what may be null on one page is said of all.
const FRAME: [&str; 3] = ["site", "texts", "page"];

/// Everything that was learned.
#[derive(Debug)]
pub struct Types {
    /// The fields of each named map, with an example.
    pub named: BTreeMap<&'static str, (Shape, Example)>,
    /// What every page's template sees.
    frame: BTreeMap<String, Shape>,
    /// The values of each template, in the order in which they are shown.
    templates: BTreeMap<String, Vec<(String, Shape)>>,
    /// By which fields a named map is known.
    names: Names,
}

/// The fields of named maps.
type Names = Vec<(Vec<String>, &'static str)>;

impl Types {
    /// Looks at everything that the templates of the built-in site see.
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
        let mut types = Types {
            named: BTreeMap::new(),
            frame: BTreeMap::new(),
            templates: BTreeMap::new(),
            names: names(&seen),
        };
        for (template, visible) in &seen {
            types.take_in(template, visible);
        }
        types
    }

    fn take_in(&mut self, template: &str, visible: &Visible) {
        for (name, example) in &visible.values {
            self.find_named(example);
            let shape = self.shape(example);
            if FRAME.contains(&name.as_str()) {
                merge_into(&mut self.frame, name, shape.clone());
            }
            let values = self.templates.entry(template.to_owned()).or_default();
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
                match self.named.get_mut(name) {
                    Some((known, _)) => known.merge(shape),
                    None => drop(self.named.insert(name, (shape, example.clone()))),
                }
            }
            _ => {}
        }
    }

    /// What kind of value an example is.
    pub fn shape(&self, example: &Example) -> Shape {
        let kind = match example {
            Example::Nothing => Kind::Unknown,
            Example::Truth(_) => Kind::Truth,
            Example::Number(_) => Kind::Number,
            Example::Text(_) => Kind::Text,
            Example::Html(_) => Kind::Html,
            Example::List(list) => {
                let mut inside = Shape { optional: false, kind: Kind::Unknown };
                list.iter().for_each(|each| inside.merge(self.shape(each)));
                Kind::List(Box::new(inside))
            }
            Example::Map(fields) => match self.name(fields) {
                Some(name) => Kind::Named(name),
                None => self.map(fields),
            },
        };
        Shape { optional: kind == Kind::Unknown, kind }
    }

    fn map(&self, fields: &[(String, Example)]) -> Kind {
        Kind::Map(fields.iter().map(|(name, field)| (name.clone(), self.shape(field))).collect())
    }

    fn name(&self, fields: &[(String, Example)]) -> Option<&'static str> {
        let keys = keys(fields);
        self.names.iter().find(|(known, _)| *known == keys).map(|(_, name)| *name)
    }

    /// The templates that write pages.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().map(String::as_str)
    }

    /// The values of a template; nothing for one that writes no page by itself.
    pub fn of(&self, template: &str) -> Option<Vec<(String, Shape)>> {
        let values = self.templates.get(template)?.iter();
        let shape = |(name, shape): &(String, Shape)| {
            (name.clone(), self.frame.get(name).cloned().unwrap_or_else(|| shape.clone()))
        };
        Some(values.map(shape).collect())
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

fn names(seen: &[(String, Visible)]) -> Names {
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

impl Shape {
    /// Takes in another place where the same value was seen.
    fn merge(&mut self, other: Shape) {
        self.optional |= other.optional;
        match (&mut self.kind, other.kind) {
            (Kind::List(known), Kind::List(other)) => known.merge(*other),
            (Kind::Map(known), Kind::Map(other)) => {
                for (name, shape) in other {
                    match known.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, known)) => known.merge(shape),
                        None => known.push((name, shape)),
                    }
                }
            }
            (known @ Kind::Unknown, other) => {
                *known = other;
            }
            _ => {}
        }
    }

    /// The kind in words; `?` marks what may be null.
    pub fn words(&self) -> String {
        let mark = if self.optional { "?" } else { "" };
        match &self.kind {
            Kind::Unknown => "null".to_owned(),
            Kind::Truth => format!("true or false{mark}"),
            Kind::Number => format!("number{mark}"),
            Kind::Text => format!("text{mark}"),
            Kind::Html => format!("HTML{mark}"),
            Kind::Named(name) => format!("{name}{mark}"),
            Kind::Map(_) => format!("map{mark}"),
            Kind::List(inside) if inside.kind == Kind::Unknown => format!("list{mark}"),
            Kind::List(inside) => format!("list [{}]{mark}", inside.words()),
        }
    }
}
