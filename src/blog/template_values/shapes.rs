//! The kinds of the values that templates see, as a table: `types.txt`. A test holds it against the values themselves.

use std::collections::BTreeMap;

use crate::blog::template_values::table;

/// What kind of value something is.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
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
    pub kind: ValueKind,
}

/// The kinds of all values.
#[derive(Debug, Default, PartialEq)]
pub struct Shapes {
    /// Each map that has a name.
    pub(super) named: BTreeMap<&'static str, Shape>,
    /// The values that every page has, with what they are on any page.
    pub(super) frame: BTreeMap<String, Shape>,
    /// The values of each template, in the order in which they are shown; those of the frame without their kind.
    pub(super) templates: BTreeMap<String, Vec<(String, Shape)>>,
}

impl Shapes {
    /// The table that the program carries.
    pub(super) fn read() -> Shapes {
        table::read(include_str!("types.txt"))
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

    /// The fields of a named map.
    pub fn named(&self, name: &str) -> Option<&Shape> {
        self.named.get(name)
    }
}

impl Shape {
    /// Takes in another place where the same value was seen.
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

    /// The kind in words; `?` marks what may be null.
    pub fn words(&self) -> String {
        let mark = if self.optional { "?" } else { "" };
        match &self.kind {
            ValueKind::Unknown => "null".to_owned(),
            ValueKind::Truth => format!("true or false{mark}"),
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

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use super::*;
    use crate::blog::template_values::{Types, blogs};

    #[test]
    fn the_table_is_what_templates_see() {
        let learned = Types::learn(&blogs()).shapes;
        if env::var_os("UPDATE_TYPES").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/blog/template_values/types.txt");
            fs::write(path, table::written(&learned)).unwrap();
        } else {
            let same = Shapes::read() == learned;
            assert!(same, "types.txt is not what templates see: UPDATE_TYPES=1 cargo test the_table_is");
        }
    }
}
