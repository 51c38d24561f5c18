//! Formats an explanation as text of 80 columns, and as JSON.

use serde_json::{Value, json};

use crate::blog::template_values::Relations;
use crate::commands::explain::explanation::{ExampleSource, Explanation, ValueRow};
use crate::commands::output::{WIDTH, fitted};
use crate::render::outline::Component;
use crate::render::visible::Example;
use crate::source::Origin;

/// Returns the list of all templates with their purposes.
pub(super) fn list(relations: &Relations) -> String {
    let widest = relations.names().map(str::len).max().unwrap_or_default();
    let line =
        |name: &str| fitted(&format!("{name:widest$}  {}", relations.about(name).unwrap_or_default())) + "\n";
    relations.names().map(line).collect()
}

/// Returns the explanation of a template as text.
pub(super) fn for_people(it: &Explanation<'_>) -> String {
    let about = it.about.map(|about| format!(": {about}")).unwrap_or_default();
    let mut text = wrapped(&format!("{}{about}", it.name), "");
    text.push_str(&wrapped(&provenance(it), ""));
    if it.values.is_empty() {
        text.push_str("\nIts components see what they are given, and nothing else.\n");
    } else {
        text.push_str("\nVALUES\n");
        text.push_str(&table(&it.values));
        text.push_str("\nTYPES (? marks what may be null)\n");
        for (name, rows) in &it.types {
            text.push_str(&format!("  {name}\n{}", lines(rows, "  ")));
        }
    }
    let blocks: Vec<_> = it.blocks.iter().filter(|(_, blocks)| !blocks.is_empty()).collect();
    if !blocks.is_empty() {
        text.push_str("\nBLOCKS\n");
        for (template, names) in blocks {
            text.push_str(&wrapped(&format!("{template}: {}", names.join(", ")), "  "));
        }
    }
    if !it.parts.is_empty() {
        text.push_str("\nPARTS AND COMPONENTS\n");
        for part in &it.parts {
            let about = part.about.map(|about| format!(": {about}")).unwrap_or_default();
            text.push_str(&wrapped(&format!("{}{about}", part.name), "  "));
            for component in part.components {
                text.push_str(&wrapped(&call(component), "    "));
            }
        }
    }
    text
}

/// Returns sentences about the origin of the template and of the examples.
fn provenance(it: &Explanation<'_>) -> String {
    let whose = match it.origin {
        Origin::Site => format!("This site's own file, `templates/{}`.", it.name),
        Origin::Theme => format!("The theme's. `steadfast theme eject {}` copies it into the site.", it.name),
    };
    let within = match it.within.as_slice() {
        [] => String::new(),
        [one] => format!(" It takes part in writing {one}."),
        many => format!(" It takes part in writing {}; all of them have these values.", many.join(", ")),
    };
    let from = match &it.from {
        _ if it.values.is_empty() => String::new(),
        ExampleSource::Site(Some(file)) => format!(" Examples are from {file}."),
        ExampleSource::Site(None) => " Examples are from this site.".to_owned(),
        ExampleSource::BuiltIn => " Examples are made up.".to_owned(),
    };
    format!("{whose}{within}{from}")
}

/// `<card article={map} level="2"/>`
fn call(component: &Component) -> String {
    let arguments = component.arguments.iter().map(|argument| {
        let kind = argument.kind.as_deref().unwrap_or("value");
        match &argument.default {
            Some(default) => format!(" [{}={default}]", argument.name),
            None => format!(" {}={{{kind}}}", argument.name),
        }
    });
    format!("<{}{}/>", component.name, arguments.collect::<String>())
}

/// Returns rows in groups: each value, then the values inside it.
fn table(rows: &[ValueRow]) -> String {
    let mut text = String::new();
    for group in rows.chunk_by(|_, next| next.name.contains(['.', '['])) {
        text.push_str(&lines(group, ""));
    }
    text
}

/// Returns rows with columns for names and kinds, and as much of the examples as fits.
fn lines(rows: &[ValueRow], indent: &str) -> String {
    let width = |text: fn(&ValueRow) -> &str, most: usize| {
        rows.iter().map(|row| text(row).len()).filter(|width| *width <= most).max().unwrap_or_default()
    };
    let names = width(|row| &row.name, 26);
    let kinds = width(|row| &row.kind, 15);
    let line = |row: &ValueRow| {
        // The fields of a map have rows of their own.
        let is_map = row.kind.starts_with("map") && row.example != Some(Example::Null);
        let example = row.example.as_ref().filter(|_| !is_map).map(short).unwrap_or_default();
        fitted(&format!("{indent}  {:names$}  {:kinds$}  {example}", row.name, row.kind)) + "\n"
    };
    rows.iter().map(line).collect()
}

/// Wraps a text. Lines after the first are indented further.
pub(super) fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![indent.to_owned()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is a line");
        let is_empty = last.trim().is_empty();
        if !is_empty && last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!("{indent}  {word}"));
        } else {
            if !is_empty {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Returns an example as one line, in the syntax of templates.
fn short(example: &Example) -> String {
    match example {
        Example::Null => "null".to_owned(),
        Example::Bool(truth) => truth.to_string(),
        Example::Number(number) => number.clone(),
        Example::Text(text) | Example::Html(text) => {
            Value::from(text.chars().take(WIDTH).collect::<String>()).to_string()
        }
        Example::List(list) if list.is_empty() => "[]".to_owned(),
        Example::List(list) => {
            let first: Vec<String> = list.iter().take(3).map(short).collect();
            format!("[{}]", first.join(", "))
        }
        Example::Map(fields) => {
            let first = fields.iter().take(4).map(|(name, value)| format!("{name}: {}", short(value)));
            format!("{{{}}}", first.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Returns the explanation of a template as JSON.
pub(super) fn for_programs(it: &Explanation<'_>) -> Value {
    let rows = |rows: &[ValueRow]| rows.iter().map(row).collect::<Vec<_>>();
    json!({
        "template": it.name,
        "about": it.about,
        "origin": match it.origin { Origin::Site => "site", Origin::Theme => "theme" },
        "within": it.within,
        "examples": match &it.from {
            ExampleSource::Site(file) => json!({ "from": "site", "file": file }),
            ExampleSource::BuiltIn => json!({ "from": "built in" }),
        },
        "values": rows(&it.values),
        "types": it.types.iter().map(|(name, fields)| ((*name).to_owned(), Value::from(rows(fields))))
            .collect::<serde_json::Map<_, _>>(),
        "blocks": it.blocks.iter().map(|(template, blocks)| json!({ "template": template, "blocks": blocks }))
            .collect::<Vec<_>>(),
        "parts": it.parts.iter().map(|part| json!({
            "template": part.name,
            "about": part.about,
            "components": part.components.iter().map(|component| json!({
                "name": component.name,
                "arguments": component.arguments.iter().map(|argument| json!({
                    "name": argument.name,
                    "type": argument.kind,
                    "default": argument.default,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn row(row: &ValueRow) -> Value {
    json!({ "name": row.name, "type": row.kind, "example": row.example.as_ref().map(plain) })
}

fn plain(example: &Example) -> Value {
    match example {
        Example::Null => Value::Null,
        Example::Bool(truth) => (*truth).into(),
        Example::Number(number) => number.parse::<serde_json::Number>().map_or(Value::Null, Value::Number),
        Example::Text(text) | Example::Html(text) => text.as_str().into(),
        Example::List(list) => list.iter().map(plain).collect(),
        Example::Map(fields) => fields.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
    }
}
