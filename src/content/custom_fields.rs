//! Reads the custom front-matter keys, which a site declares under `fields:`.

use std::collections::BTreeMap;

use crate::config::{Config, FieldKind, OwnField};
use crate::content::article::FieldValue;
use crate::keys::Fields;
use crate::yaml::quote::scalar;

/// Reads the custom keys of an article.
pub(super) fn read<'t>(fields: &mut Fields<'t, '_>, config: &'t Config) -> BTreeMap<String, FieldValue> {
    let mut values = BTreeMap::new();
    for (key, field) in &config.fields {
        if let Some(value) = value(fields, key, field, config) {
            values.insert(key.clone(), value);
        } else if field.required && fields.is_absent(key) {
            fields.missing(key, &format!("{key}: {}", example(field)));
        }
    }
    values
}

/// Checks the custom keys of a page, where none is required.
pub(super) fn read_in_page<'t>(fields: &mut Fields<'t, '_>, config: &'t Config) {
    for (key, field) in &config.fields {
        value(fields, key, field, config);
    }
}

fn value<'t>(
    fields: &mut Fields<'t, '_>,
    key: &'t str,
    field: &OwnField,
    config: &Config,
) -> Option<FieldValue> {
    let allowed: Vec<(&str, &str)> =
        field.values.iter().map(|value| (value.as_str(), value.as_str())).collect();
    match field.kind {
        FieldKind::Text if allowed.is_empty() => {
            fields.prose(&[key]);
            fields.text(key).map(|text| FieldValue::Text(text.value))
        }
        FieldKind::Text => fields.one_of(key, &allowed).map(|text| FieldValue::Text(text.to_owned())),
        FieldKind::Number => {
            let number = fields.number(key)?;
            (allowed.is_empty() || fields.one_of(key, &allowed).is_some())
                .then_some(FieldValue::Number(number))
        }
        FieldKind::Boolean => fields.boolean(key).map(FieldValue::Boolean),
        FieldKind::Date => fields.date(key, &config.zone).map(|date| FieldValue::Date(date.value)),
        FieldKind::List => {
            let at = fields.non_null_entry(key)?.value.at.clone();
            let list: Vec<String> = match allowed.is_empty() {
                true => fields.texts(key).into_iter().map(|text| text.value).collect(),
                false => fields.each_of(key, &allowed).into_iter().map(str::to_owned).collect(),
            };
            let list = fields.limited(key, list, |_| at.clone());
            (!list.is_empty()).then_some(FieldValue::List(list))
        }
    }
}

/// Returns an example value.
fn example(field: &OwnField) -> String {
    match (field.kind, field.values.first()) {
        (FieldKind::List, Some(first)) => format!("[{}]", scalar(first)),
        (_, Some(first)) => scalar(first),
        (FieldKind::Text, None) => "A text".to_owned(),
        (FieldKind::Number, None) => "1".to_owned(),
        (FieldKind::Boolean, None) => "true".to_owned(),
        (FieldKind::Date, None) => "2010-07-19".to_owned(),
        (FieldKind::List, None) => "[one, two]".to_owned(),
    }
}
