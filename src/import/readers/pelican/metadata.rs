//! The metadata of Pelican: lines `Key: value` at the top, with or without `---` around them.

use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;

/// Splits a text into its metadata, the text below, and the line in which that begins. The error is a clause.
pub(super) fn metadata(text: &str) -> Result<(YamlValue, String, usize), String> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let is_fenced = rest.lines().next().is_some_and(|line| line.trim_end() == "---");
    let first = if is_fenced { rest.find('\n').map_or(rest.len(), |end| end + 1) } else { 0 };
    if let Some((entries, length)) = lines(&rest[first..], is_fenced) {
        let body = &rest[first + length..];
        let line = 1 + text[..text.len() - body.len()].matches('\n').count();
        return Ok((YamlValue::Map(entries), body.to_owned(), line));
    }
    let parts = split(text)?;
    Ok((parts.keys, parts.body.to_owned(), parts.line))
}

/// Reads the lines up to the first blank one, or up to the fence. `None` if they have another form.
fn lines(text: &str, is_fenced: bool) -> Option<(Vec<(String, YamlValue)>, usize)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if is_fenced && matches!(content, "---" | "...") || !is_fenced && content.is_empty() {
            length += line.len();
            break;
        }
        if content.is_empty() {
            length += line.len();
            continue;
        }
        let continued = content.strip_prefix("    ").or_else(|| content.strip_prefix('\t'));
        match (continued, entries.last_mut()) {
            (Some(more), Some((_, value))) => {
                value.push(if value.ends_with(';') { ' ' } else { '\n' });
                value.push_str(more.trim());
            }
            _ => {
                let (key, value) = content.split_once(':')?;
                let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
                if key.is_empty() || !key.chars().all(is_key) {
                    return None;
                }
                entries.push((key.to_owned(), value.trim().to_owned()));
            }
        }
        length += line.len();
    }
    // Values of YAML with a structure are read as YAML.
    let has_structure = entries.iter().any(|(_, value)| {
        is_fenced && (value.starts_with(['[', '{', '|', '>', '"', '\'']) || value.starts_with('\n'))
    });
    if entries.is_empty() || has_structure {
        return None;
    }
    let entry = |(key, value): (String, String)| {
        (key.to_lowercase(), YamlValue::Text(value.trim().replace('\n', " ")))
    };
    Some((entries.into_iter().map(entry).collect(), length))
}

/// Returns the names of persons: `Last, First; Last, First`, or `One, Two`.
pub(super) fn people(value: &YamlValue) -> Vec<String> {
    let YamlValue::Text(text) = value else { return value.texts() };
    let (separator, has_last_names) = if text.contains(';') { (';', true) } else { (',', false) };
    let names = text.split(separator).map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| match name.split_once(',') {
            Some((last, first)) if has_last_names => format!("{} {}", first.trim(), last.trim()),
            _ => name.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, keys: &str, body: &str, line: usize) {
        let (found, below, at) = metadata(text).unwrap();
        assert_eq!((found.in_one_line().as_str(), below.as_str(), at), (keys, body, line), "{text}");
    }

    #[test]
    fn lines_of_keys_are_read() {
        check("Title: A: b\nTags: x, y\n\nText\n", "{title: \"A: b\", tags: \"x, y\"}", "Text\n", 4);
        check("Title: A\nSummary: One\n    two\n\nText", "{title: A, summary: One two}", "Text", 5);
        check(
            "---\nTitle: A: b\nSummary: One\n    two\n---\nText",
            "{title: \"A: b\", summary: One two}",
            "Text",
            6,
        );
        check("---\ntitle: A\ntags:\n  - x\n---\nText", "{title: A, tags: [x]}", "Text", 6);
        check("---\ntitle: \"A\"\n---\nText", "{title: A}", "Text", 4);
        check("Just a text.\n\nMore", "", "Just a text.\n\nMore", 1);
    }

    #[test]
    fn people_have_their_names_in_order() {
        let names = |text: &str| people(&YamlValue::Text(text.to_owned()));
        assert_eq!(names("Lee, Ann; Osei, Ben"), ["Ann Lee", "Ben Osei"]);
        assert_eq!(names("Ann Lee, Ben Osei"), ["Ann Lee", "Ben Osei"]);
    }
}
