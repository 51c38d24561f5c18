//! Lists the values that a template sees as rows, each with its type and an example.

use std::collections::BTreeMap;

use crate::blog::template_values::{Shape, Types, ValueKind};
use crate::commands::explain::explanation::ValueRow;
use crate::render::visible::Example;

/// The rows so far, and examples of the named maps among them.
pub(super) struct Rows<'a> {
    pub(super) types: &'a Types,
    pub(super) examples: BTreeMap<&'static str, Option<Example>>,
    pub(super) rows: Vec<ValueRow>,
}

impl Rows<'_> {
    /// Adds a value and everything inside it.
    pub(super) fn add(&mut self, name: &str, shape: &Shape, example: Option<&Example>) {
        let row = ValueRow { name: name.to_owned(), kind: shape.words(), example: example.cloned() };
        self.rows.push(row);
        match (&shape.kind, example) {
            // The texts are not listed here; `languages/en.yaml` has them.
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

    /// Adds the fields of a map. Fields that only the example has are the site's own.
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
        let example = example.filter(|example| **example != Example::Null);
        let known = self.examples.entry(name).or_default();
        if known.is_none() {
            *known = example.cloned();
        }
    }

    /// Returns the rows of the named maps that occur, also inside each other.
    pub(super) fn named_maps(mut self) -> Vec<(&'static str, Vec<ValueRow>)> {
        let mut done: BTreeMap<&'static str, Vec<ValueRow>> = BTreeMap::new();
        while let Some(name) = self.examples.keys().find(|name| !done.contains_key(*name)).copied() {
            let Some(shape) = self.types.shapes.map(name) else { break };
            let example = self.examples[name].as_ref().unwrap_or(&self.types.examples[name]).clone();
            self.add_fields("", shape, Some(&example));
            done.insert(name, std::mem::take(&mut self.rows));
        }
        done.into_iter().collect()
    }
}
