//! Converts JSON front matter to YAML.

use crate::content::foreign_front_matter::block::ForeignBlock;
use crate::content::foreign_front_matter::file_lines::FileLines;
use crate::yaml::quote;

/// Recognises JSON between two fences, with or without its outer braces.
pub(super) fn json(lines: FileLines<'_>, fence: &str) -> Option<ForeignBlock> {
    let (first, inner, last) = lines.between(fence)?;
    let text = inner.join("\n");
    let text = if text.trim_start().starts_with('{') { text } else { format!("{{{text}}}") };
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).ok()?;
    Some(ForeignBlock {
        message: "front matter in JSON is not read".to_owned(),
        first,
        last,
        yaml: from_json(&map),
    })
}

/// Recognises a JSON object at the start of the file.
pub(super) fn json_without_fences(lines: FileLines<'_>) -> Option<ForeignBlock> {
    let text = &lines.whole[lines.start..];
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    let map: serde_json::Map<String, serde_json::Value> = values.next()?.ok()?;
    let end = lines.start + values.byte_offset();
    let (first, _) = lines.each().next()?;
    let (last, _) = lines.each().find(|(at, _)| at.end >= end)?;
    Some(ForeignBlock {
        message: "front matter in JSON is not read".to_owned(),
        first,
        last,
        yaml: from_json(&map),
    })
}

/// Converts each key of a JSON object to a line of YAML.
fn from_json(map: &serde_json::Map<String, serde_json::Value>) -> Vec<String> {
    map.iter().map(|(key, value)| format!("{}: {}", quote::scalar(key), in_one_line(value))).collect()
}

/// Writes a JSON value as YAML within one line.
fn in_one_line(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) if text.is_empty() || text.contains('\n') => value.to_string(),
        serde_json::Value::String(text) => quote::scalar(text),
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(in_one_line).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Object(map) => format!("{{{}}}", from_json(map).join(", ")),
        _ => value.to_string(),
    }
}
