//! Replaces the placeholders of a template: `{{title}}`.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span, codes, nearest};
use crate::path::SourcePath;
use crate::yaml::quote;

/// A placeholder in a text.
struct Placeholder<'t> {
    /// The range with the braces.
    at: Range<usize>,
    name: &'t str,
}

/// Returns the text with the values in place of the placeholders. Before the byte `body`, where the text is YAML, a value is
/// quoted if it needs to be. Reports placeholders that do not exist.
pub(super) fn replaced(
    file: &SourcePath,
    text: &str,
    body: usize,
    values: &[(&str, &str)],
) -> Result<String, Vec<Diagnostic>> {
    let (mut filled, mut done, mut faults) = (String::with_capacity(text.len()), 0, Vec::new());
    for Placeholder { at, name } in placeholders(text) {
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
            faults.push(unknown(file, text, at, name, values));
            continue;
        };
        filled.push_str(&text[done..at.start]);
        filled.push_str(&if at.start < body { in_yaml(name, value, text, &at) } else { (*value).to_owned() });
        done = at.end;
    }
    filled.push_str(&text[done..]);
    if faults.is_empty() { Ok(filled) } else { Err(faults) }
}

/// Returns the placeholders: a word of small letters between two pairs of braces. Other things in braces are left alone.
fn placeholders(text: &str) -> impl Iterator<Item = Placeholder<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find("{{")?;
            let inside = &text[start + 2..];
            from = start + 2;
            let Some(length) = inside.find("}}") else { continue };
            let name = inside[..length].trim();
            if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                from = start + 2 + length + 2;
                return Some(Placeholder { at: start..from, name });
            }
        }
    })
}

/// Returns a value as it is written at a place in YAML: inside quotes, as a part of a text, or as a whole value.
fn in_yaml(name: &str, value: &str, text: &str, at: &Range<usize>) -> String {
    let line = &text[text[..at.start].rfind('\n').map_or(0, |end| end + 1)..at.start];
    let rest = text[at.end..].lines().next().unwrap_or_default();
    // A JSON string is valid YAML.
    let quoted = quote::json(value);
    if line.matches('"').count() % 2 == 1 {
        return quoted[1..quoted.len() - 1].to_owned();
    }
    if line.matches('\'').count() % 2 == 1 {
        return value.replace('\'', "''");
    }
    let before = line.trim_end();
    let is_whole =
        before.ends_with([':', '-', '[', ',']) && rest.trim_start().trim_start_matches([']', ',']).is_empty();
    let is_text = !value.is_empty() && !matches!(name, "date" | "part");
    if is_whole && is_text { quoted } else { value.to_owned() }
}

fn unknown(
    file: &SourcePath,
    text: &str,
    at: Range<usize>,
    name: &str,
    values: &[(&str, &str)],
) -> Diagnostic {
    let known: Vec<String> = values.iter().map(|(name, _)| format!("`{{{{{name}}}}}`")).collect();
    let help = match nearest(name, values.iter().map(|(name, _)| *name)) {
        Some(meant) => format!("did you mean `{{{{{meant}}}}}`?"),
        None => format!("the placeholders are {}", known.join(", ")),
    };
    Diagnostic::error(codes::UNKNOWN_VALUE, format!("there is no placeholder `{{{{{name}}}}}`"))
        .at(Span::new(file, text, at))
        .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, body: usize, expected: &str) {
        let values = [("title", "Tea: a \"guide\""), ("date", "2026-11-28"), ("series", ""), ("part", "3")];
        let filled = replaced(&SourcePath::new("archetypes/a.md"), text, body, &values);
        let filled =
            filled.unwrap_or_else(|faults| faults.iter().map(|fault| fault.message.clone()).collect());
        assert_eq!(filled, expected);
    }

    #[test]
    fn values_are_quoted_where_yaml_needs_it() {
        check("title: {{title}}", 99, "title: \"Tea: a \\\"guide\\\"\"");
        check("title: \"On {{ title }}\"", 99, "title: \"On Tea: a \\\"guide\\\"\"");
        check(
            "date: {{date}}\npart: {{part}}\nseries: {{series}}",
            99,
            "date: 2026-11-28\npart: 3\nseries: ",
        );
        check("# {{title}}\n", 0, "# Tea: a \"guide\"\n");
    }

    #[test]
    fn other_braces_are_left_alone_and_unknown_names_reported() {
        check(
            "{{ youtube(id=1) }} {#a} {{}} {{ Title }} {{",
            0,
            "{{ youtube(id=1) }} {#a} {{}} {{ Title }} {{",
        );
        check("{{titel}}", 0, "there is no placeholder `{{titel}}`");
    }
}
