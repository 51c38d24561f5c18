//! The keys of front matter that Steadfast does not know: the new site declares them as its own fields.

use std::collections::BTreeMap;

use crate::import::yaml_value::YamlValue;

/// The type of an own field, in the words of `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FieldType {
    Boolean,
    Date,
    Number,
    Text,
    List,
}

/// The own fields of an import, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnFields(BTreeMap<String, FieldType>);

impl OwnFields {
    /// Adds a value of a field. Returns it in the form that front matter takes, or `None` if it has none.
    pub(super) fn add(&mut self, name: &str, value: &YamlValue) -> Option<String> {
        let (kind, text) = match value {
            YamlValue::Null | YamlValue::Map(_) => return None,
            YamlValue::Boolean(_) => (FieldType::Boolean, value.in_one_line()),
            YamlValue::Number(_) => (FieldType::Number, value.in_one_line()),
            YamlValue::Date(_) => (FieldType::Date, value.in_one_line()),
            YamlValue::Text(text) if text.trim().is_empty() => return None,
            YamlValue::Text(_) => (FieldType::Text, value.in_one_line()),
            YamlValue::List(entries) => {
                let texts: Vec<YamlValue> =
                    entries.iter().filter_map(|entry| entry.text().map(YamlValue::Text)).collect();
                if texts.len() < entries.len() || texts.is_empty() {
                    return None;
                }
                (FieldType::List, YamlValue::List(texts).in_one_line())
            }
        };
        let known = self.0.entry(name.to_owned()).or_insert(kind);
        *known = known.and(kind);
        Some(text)
    }

    /// Iterates over the names, each with its type in the words of `site.yaml`.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.0.iter().map(|(name, kind)| (name.as_str(), kind.as_str()))
    }

    /// Returns the lines of the key `fields` of `site.yaml`; empty if there are none.
    pub(super) fn lines(&self) -> String {
        let mut lines = String::new();
        for (name, kind) in &self.0 {
            lines.push_str(&format!("  {name}: {}\n", kind.as_str()));
        }
        if lines.is_empty() { lines } else { format!("fields:\n{lines}") }
    }
}

impl FieldType {
    /// Returns the type that takes the values of both.
    fn and(self, other: FieldType) -> FieldType {
        match (self, other) {
            (a, b) if a == b => a,
            (FieldType::List, _) | (_, FieldType::List) => FieldType::List,
            _ => FieldType::Text,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            FieldType::Boolean => "boolean",
            FieldType::Date => "date",
            FieldType::Number => "number",
            FieldType::Text => "text",
            FieldType::List => "list",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_takes_all_of_its_values() {
        let mut fields = OwnFields::default();
        let text = |text: &str| YamlValue::Text(text.to_owned());
        assert_eq!(fields.add("cost", &YamlValue::Number("4.5".into())).as_deref(), Some("4.5"));
        assert_eq!(fields.add("mixed", &YamlValue::Boolean(true)).as_deref(), Some("true"));
        assert_eq!(fields.add("mixed", &text("a: b")).as_deref(), Some("\"a: b\""));
        assert_eq!(
            fields.add("list", &YamlValue::List(vec![text("a"), text("b")])).as_deref(),
            Some("[a, b]")
        );
        assert_eq!(fields.add("map", &YamlValue::Map(Vec::new())), None);
        assert_eq!(fields.add("none", &text(" ")), None);
        assert_eq!(fields.lines(), "fields:\n  cost: number\n  list: list\n  mixed: text\n");
    }
}
