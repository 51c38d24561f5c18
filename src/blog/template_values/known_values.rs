//! The values that templates see, as far as their kinds are known, to look up fields in.

use std::collections::{BTreeMap, BTreeSet};

use crate::blog::template_values::relations::Relations;
use crate::blog::template_values::shapes::{Shape, Shapes, ValueKind};

/// The types and relations of all templates.
pub(super) struct AllTemplates<'a> {
    pub(super) types: &'a Shapes,
    /// The values of each template that renders pages.
    pub(super) pages: &'a BTreeMap<&'a str, Vec<(String, Shape)>>,
    pub(super) relations: &'a Relations,
}

/// The possible kinds of a value, or nothing if they are unknown.
pub(super) type Value<'a> = Option<Vec<&'a ValueKind>>;

/// The result of looking up a field.
pub(super) enum FieldLookup<'a> {
    Value(Value<'a>),
    /// The field does not exist; these fields do.
    Missing(BTreeSet<String>),
}

impl<'a> AllTemplates<'a> {
    /// Returns whether a template takes part in rendering the pages of another one.
    pub(super) fn takes_part(&self, name: &str, page: &str) -> bool {
        let bare = name.strip_prefix("theme/").unwrap_or(name);
        bare == page || self.relations.line(page).contains(&name) || self.relations.parts(page).contains(name)
    }

    /// Returns the names that are set in templates which a template extends or which include it.
    pub(super) fn set_by_others(&self, name: &str) -> BTreeMap<String, Value<'a>> {
        let relations = self.relations;
        let names = relations.names().filter(|other| {
            *other != name && (relations.line(name).contains(other) || relations.parts(other).contains(name))
        });
        names.flat_map(|other| relations.sets(other)).map(|set| (set.to_owned(), None)).collect()
    }

    pub(super) fn field(&self, kinds: &[&'a ValueKind], field: &str) -> FieldLookup<'a> {
        let (mut found, mut known) = (Vec::new(), BTreeSet::new());
        for kind in kinds {
            let fields = match kind {
                ValueKind::Unknown => return FieldLookup::Value(None),
                ValueKind::Named(name) => match self.types.map(name).map(|shape| &shape.kind) {
                    Some(ValueKind::Map(fields)) => fields,
                    _ => return FieldLookup::Value(None),
                },
                // A map for the author's own keys is empty in the built-in site.
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

/// Returns the kinds of the elements of lists.
pub(super) fn elements<'a>(kinds: &[&'a ValueKind]) -> Value<'a> {
    let mut found = Vec::new();
    for kind in kinds {
        match kind {
            ValueKind::List(inside) if inside.kind != ValueKind::Unknown => found.push(&inside.kind),
            _ => return None,
        }
    }
    Some(found)
}
