//! Splits a text of another generator into its front matter and the text below it.

use crate::import::yaml_value::YamlValue;
use crate::yaml;

/// A text of another generator.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceText<'t> {
    /// Its front matter: a map, or nothing if it has none.
    pub keys: YamlValue,
    /// The text below the front matter.
    pub body: &'t str,
    /// The line of the file in which the text begins, from 1.
    pub line: usize,
}

/// Splits a text. Front matter may be YAML between `---`, TOML between `+++`, or JSON: between `---json` and `---`, between
/// `;;;`, or as the object at the start.
///
/// # Errors
///
/// Returns a clause that says why the front matter cannot be read.
pub fn split(text: &str) -> Result<SourceText<'_>, String> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    if let Some((inner, end)) = between(rest, "---") {
        return Ok(parts(text, start + end, yaml::foreign::value(inner)?));
    }
    if let Some((inner, end)) = between(rest, "+++") {
        let keys = toml::from_str(inner).map_err(|fault| fault.to_string())?;
        return Ok(parts(text, start + end, keys));
    }
    for fence in ["---json", ";;;"] {
        if let Some((inner, end)) = between(rest, fence) {
            let inner = inner.trim();
            let object = if inner.starts_with('{') { inner.to_owned() } else { format!("{{{inner}}}") };
            let keys = serde_json::from_str(&object).map_err(|fault| fault.to_string())?;
            return Ok(parts(text, start + end, keys));
        }
    }
    if rest.starts_with("---js") {
        return Err("its front matter is a program in JavaScript".to_owned());
    }
    if rest.starts_with('{') && !rest.starts_with("{{") && !rest.starts_with("{%") {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<YamlValue>();
        if let Some(Ok(keys @ YamlValue::Map(_))) = values.next() {
            return Ok(parts(text, start + values.byte_offset(), keys));
        }
    }
    Ok(SourceText { keys: YamlValue::Null, body: text, line: 1 })
}

fn parts(text: &str, end: usize, keys: YamlValue) -> SourceText<'_> {
    SourceText { keys, body: &text[end..], line: 1 + text[..end].matches('\n').count() }
}

/// Returns the text between a fence at the start and the next one, and the end of that one's line.
fn between<'t>(text: &'t str, fence: &str) -> Option<(&'t str, usize)> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != fence {
        return None;
    }
    let closing = if fence == "---json" { "---" } else { fence };
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        let is_end = line.trim_end() == closing || (fence == "---" && line.trim_end() == "...");
        if is_end {
            return Some((&text[first.len()..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, keys: &str, body: &str, line: usize) {
        let found = split(text).unwrap();
        assert_eq!((found.keys.in_one_line().as_str(), found.body, found.line), (keys, body, line), "{text}");
    }

    #[test]
    fn front_matter_of_all_formats_is_split_off() {
        check("---\ntitle: A\n---\nText\n", "{title: A}", "Text\n", 4);
        check("\n\n---\ntitle: A\n...\nText", "{title: A}", "Text", 6);
        check("+++\ntitle = \"A\"\n+++\nText", "{title: A}", "Text", 4);
        check("---json\n{\"title\": \"A\"}\n---\nText", "{title: A}", "Text", 4);
        check(";;;\n\"title\": \"A\"\n;;;\nText", "{title: A}", "Text", 4);
        check("{\"title\": \"A\"}\n\nText", "{title: A}", "\n\nText", 1);
        check("---\n---\nText", "", "Text", 3);
        check("Text\n\n---\nmore", "", "Text\n\n---\nmore", 1);
        check("{{ page.title }}", "", "{{ page.title }}", 1);
        assert!(split("---js\n{}\n---\n").is_err());
        assert!(split("---\na: [\n---\n").is_err());
    }
}
