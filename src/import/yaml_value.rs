//! A value of front matter or settings in any format, as YAML.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use crate::yaml::quote;

/// The key under which the TOML crate passes a date.
const TOML_DATE: &str = "$__toml_private_datetime";

/// A value of front matter or settings. YAML, TOML and JSON are read into this.
#[derive(Clone, Debug, PartialEq)]
pub enum YamlValue {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A date, as it is written.
    Date(String),
    /// A list.
    List(Vec<YamlValue>),
    /// Keys and values, in the order of the source.
    Map(Vec<(String, YamlValue)>),
}

impl YamlValue {
    /// Returns a scalar as text; `None` for lists, maps and nothing.
    pub fn text(&self) -> Option<String> {
        match self {
            YamlValue::Boolean(is) => Some(is.to_string()),
            YamlValue::Number(text) | YamlValue::Text(text) | YamlValue::Date(text) => {
                Some(text.trim().to_owned()).filter(|text| !text.is_empty())
            }
            YamlValue::Null | YamlValue::List(_) | YamlValue::Map(_) => None,
        }
    }

    /// Returns the value of a key of a map, whatever its case and separators: `lastMod` for `last_mod`.
    pub fn get(&self, key: &str) -> Option<&YamlValue> {
        let YamlValue::Map(entries) = self else { return None };
        let wanted = folded(key);
        // The last one wins, as in most parsers.
        entries.iter().rev().find(|(known, _)| folded(known) == wanted).map(|(_, value)| value)
    }

    /// Returns whether two keys differ only in case and separators.
    pub fn is_same_key(a: &str, b: &str) -> bool {
        folded(a) == folded(b)
    }

    /// Returns the text of a key of a map.
    pub fn text_of(&self, key: &str) -> Option<String> {
        self.get(key)?.text()
    }

    /// Returns the texts of a list, or a scalar as a list with one entry.
    pub fn texts(&self) -> Vec<String> {
        match self {
            YamlValue::List(entries) => entries.iter().flat_map(YamlValue::texts).collect(),
            other => other.text().into_iter().collect(),
        }
    }

    /// Returns the value as YAML in one line.
    pub fn in_one_line(&self) -> String {
        match self {
            YamlValue::Null => String::new(),
            YamlValue::Boolean(is) => is.to_string(),
            YamlValue::Number(text) | YamlValue::Date(text) => text.clone(),
            YamlValue::Text(text) => text_in_one_line(text),
            YamlValue::List(entries) => {
                let entries: Vec<String> = entries.iter().map(YamlValue::in_one_line).collect();
                format!("[{}]", entries.join(", "))
            }
            YamlValue::Map(entries) => {
                let entry = |(key, value): &(String, YamlValue)| {
                    format!("{}: {}", quote::scalar(key), value.in_one_line())
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Returns a text as a scalar of YAML in one line.
pub(super) fn text_in_one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.as_str() {
        // These words mean that there is no value.
        "" | "~" | "null" | "Null" | "NULL" => quote::quoted(&text),
        text => quote::scalar(text),
    }
}

/// Returns the letters and digits of a key, in lower case.
fn folded(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl<'de> Deserialize<'de> for YamlValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<YamlValue, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

/// Reads a value of any type. Of two values of one key, both are kept.
struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = YamlValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<YamlValue, E> {
        Ok(YamlValue::Null)
    }

    fn visit_none<E>(self) -> Result<YamlValue, E> {
        Ok(YamlValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<YamlValue, D::Error> {
        inner.deserialize_any(AnyValue)
    }

    fn visit_bool<E>(self, is: bool) -> Result<YamlValue, E> {
        Ok(YamlValue::Boolean(is))
    }

    fn visit_i64<E>(self, number: i64) -> Result<YamlValue, E> {
        Ok(YamlValue::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<YamlValue, E> {
        Ok(YamlValue::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<YamlValue, E> {
        Ok(YamlValue::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<YamlValue, E> {
        Ok(YamlValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<YamlValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(YamlValue::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<YamlValue, A::Error> {
        let mut entries: Vec<(String, YamlValue)> = Vec::new();
        while let Some(key) = map.next_key::<YamlValue>()? {
            let (key, value) = (key.text().unwrap_or_default(), map.next_value()?);
            match value {
                YamlValue::Text(date) if key == TOML_DATE => return Ok(YamlValue::Date(date)),
                // A merge key of YAML: the keys beside it have precedence.
                YamlValue::Map(merged) if key == "<<" => drop(entries.splice(0..0, merged)),
                value => entries.push((key, value)),
            }
        }
        Ok(YamlValue::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_three_formats_are_read_and_written() {
        let yaml =
            "a: &x {b: 1}\nc: *x\nd: [one, 'two: 3']\nlastMod: 2010-07-19\ne: null\na: 2.5\n<<: {z: true}\n";
        let value: YamlValue = crate::yaml::foreign::value(yaml).unwrap();
        assert_eq!(value.text_of("a").as_deref(), Some("2.5"));
        assert_eq!(value.get("c").unwrap().text_of("b").as_deref(), Some("1"));
        assert_eq!(value.get("d").unwrap().in_one_line(), "[one, \"two: 3\"]");
        assert_eq!(value.text_of("last_mod").as_deref(), Some("2010-07-19"));
        assert_eq!((value.text_of("e"), value.text_of("z").as_deref()), (None, Some("true")));
        let toml: YamlValue = toml::from_str("d = 2010-07-19T09:56:06Z\nn = 3\n[t]\nx = ['a']").unwrap();
        assert_eq!(toml.in_one_line(), "{d: 2010-07-19T09:56:06Z, n: 3, t: {x: [a]}}");
        let json: YamlValue = serde_json::from_str(r#"{"a": null, "b": "null"}"#).unwrap();
        assert_eq!(json.in_one_line(), "{a: , b: \"null\"}");
    }
}
