//! Key `fields`: the custom front-matter keys of a site.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::quote::remedy;
use crate::yaml::{MapEntry, NodeKind};

/// A custom front-matter key, declared under `fields:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnField {
    /// Key `type`.
    pub kind: FieldKind,
    /// Key `required`: whether every article must have it.
    pub required: bool,
    /// Key `values`: the allowed values; empty if all are allowed.
    pub values: Vec<String>,
}

/// The type of a custom front-matter key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `text`
    Text,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `date`
    Date,
    /// `list` of texts
    List,
}

/// Key `unknown_fields`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownFields {
    /// An error.
    Refuse,
    /// A warning; the key's value is ignored.
    Warn,
}

/// The built-in front-matter keys of articles. A site cannot declare them.
pub const BUILT_IN: [&str; 38] = [
    "title",
    "date",
    "updated",
    "lastmod",
    "last_modified_at",
    "slug",
    "url",
    "permalink",
    "aliases",
    "redirect_from",
    "id",
    "deck",
    "summary",
    "excerpt",
    "description",
    "tags",
    "category",
    "categories",
    "authors",
    "author",
    "series",
    "part",
    "draft",
    "published",
    "expires",
    "expiryDate",
    "expirydate",
    "image",
    "image_alt",
    "image_caption",
    "comments",
    "takeaways",
    "reviewed",
    "review_by",
    "evergreen",
    "language",
    "translation_of",
    "template",
];

const TYPES: [(&str, FieldKind); 5] = [
    ("text", FieldKind::Text),
    ("number", FieldKind::Number),
    ("boolean", FieldKind::Boolean),
    ("date", FieldKind::Date),
    ("list", FieldKind::List),
];

/// Reads the declarations.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> BTreeMap<String, OwnField> {
    let mut own = BTreeMap::new();
    let Some(mut declared) = fields.map("fields", "`fields`", "fields:\n  audience: text") else {
        return own;
    };
    for entry in declared.entries() {
        if BUILT_IN.contains(&entry.key.as_str()) {
            declared.fault(
                Diagnostic::error(codes::DUPLICATE_KEY, format!("`{}` has a meaning of its own", entry.key))
                    .at(declared.span(entry.key_at.clone()))
                    .why("`fields` declares keys that the program does not know")
                    .help("give the key another name, or remove it here: articles can use it without"),
            );
        } else if let Some(field) = declaration(&mut declared, entry) {
            own.insert(entry.key.clone(), field);
        }
    }
    own
}

/// Reads one declaration: a type or a map.
fn declaration<'t>(declared: &mut Fields<'t, '_>, entry: &'t MapEntry) -> Option<OwnField> {
    let key = &entry.key;
    match &entry.value.kind {
        NodeKind::Text(_) => {
            let kind = declared.one_of_at(key, &entry.value, &TYPES)?;
            return Some(OwnField { kind, required: false, values: Vec::new() });
        }
        NodeKind::Map(_) => {}
        _ => {
            let help = remedy("for example:", &format!("fields:\n  {key}: {{type: text, required: true}}"));
            declared.fault(
                Diagnostic::error(codes::WRONG_TYPE, format!("the field `{key}` needs a type"))
                    .at(declared.span(entry.key_at.clone()))
                    .help(help),
            );
            return None;
        }
    }
    let mut inner = declared.inside(&entry.value, "a field");
    let kind = inner.one_of("type", &TYPES);
    if kind.is_none() && inner.is_absent("type") {
        inner.missing("type", "type: text");
    }
    let required = inner.boolean("required").unwrap_or(false);
    let values = inner.texts("values").into_iter().map(|value| value.value).collect();
    inner.finish(UnknownKeys::Refuse);
    kind.map(|kind| OwnField { kind, required, values })
}
