//! The kinds of the values that templates see.

use std::collections::BTreeMap;

/// The kind of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// Unknown, because it was always null.
    Unknown,
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// Text.
    Text,
    /// HTML.
    Html,
    /// A list of values of one kind.
    List(Box<Shape>),
    /// A map with a name, because several values have this type.
    Named(&'static str),
    /// A map, with its fields.
    Map(Vec<(String, Shape)>),
}

/// A kind, and whether it may be null.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Whether it may be null.
    pub optional: bool,
    /// The kind of the value.
    pub kind: ValueKind,
}

/// The kinds of all values.
#[derive(Debug, Default, PartialEq)]
pub struct Shapes {
    /// The maps with a name.
    pub(super) named: BTreeMap<&'static str, Shape>,
    /// The values that every page has, with the kinds that they have on any page.
    pub(super) frame: BTreeMap<String, Shape>,
    /// The values of each template, in the order in which `explain` lists them. Those of the frame have no kind here.
    pub(super) templates: BTreeMap<String, Vec<(String, Shape)>>,
}

impl Shapes {
    /// Returns the templates that render pages.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().map(String::as_str)
    }

    /// Returns the values of a template, or nothing if it does not render pages by itself.
    pub fn values_of(&self, template: &str) -> Option<Vec<(String, Shape)>> {
        let values = self.templates.get(template)?.iter();
        let shape = |(name, shape): &(String, Shape)| {
            (name.clone(), self.frame.get(name).cloned().unwrap_or_else(|| shape.clone()))
        };
        Some(values.map(shape).collect())
    }

    /// Returns a map by its name.
    pub fn map(&self, name: &str) -> Option<&Shape> {
        self.named.get(name)
    }
}

impl Shape {
    /// Adds the shape of another occurrence of the same value.
    pub(super) fn merge(&mut self, other: Shape) {
        self.optional |= other.optional;
        match (&mut self.kind, other.kind) {
            (ValueKind::List(known), ValueKind::List(other)) => known.merge(*other),
            (ValueKind::Map(known), ValueKind::Map(other)) => {
                for (name, shape) in other {
                    match known.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, known)) => known.merge(shape),
                        None => known.push((name, shape)),
                    }
                }
            }
            (known @ ValueKind::Unknown, other) => {
                *known = other;
            }
            _ => {}
        }
    }

    /// Returns the kind in words. `?` marks a value that may be null.
    pub fn words(&self) -> String {
        let mark = if self.optional { "?" } else { "" };
        match &self.kind {
            ValueKind::Unknown => "null".to_owned(),
            ValueKind::Bool => format!("true or false{mark}"),
            ValueKind::Number => format!("number{mark}"),
            ValueKind::Text => format!("text{mark}"),
            ValueKind::Html => format!("HTML{mark}"),
            ValueKind::Named(name) => format!("{name}{mark}"),
            ValueKind::Map(_) => format!("map{mark}"),
            ValueKind::List(inside) if inside.kind == ValueKind::Unknown => format!("list{mark}"),
            ValueKind::List(inside) => format!("list [{}]{mark}", inside.words()),
        }
    }
}
