//! Checks the reference of templates, `docs/templates.md`, against the output of `steadfast explain template`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::driver::Folder;

/// A value's name with its type.
type Values = BTreeMap<String, String>;

fn reference() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md")).unwrap()
}

/// Returns the program's description of every template, outside of any site.
fn explained() -> BTreeMap<String, Value> {
    let run = Folder::empty().run(&["explain", "template", "--format", "json"]).exits(0);
    let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    all.into_iter().map(|one| (one["template"].as_str().unwrap().to_owned(), one)).collect()
}

/// Returns the texts between backticks.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Returns the sections of a part of the reference: each heading with the cells of its tables' rows.
fn sections(text: &str, part: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let (_, text) = text.split_once(&format!("\n## {part}\n")).unwrap();
    let text = text.split("\n## ").next().unwrap();
    let section = |section: &str| {
        let (heading, rest) = section.split_once('\n').unwrap();
        let rows = rest.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
        let cells =
            |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
        (heading.to_owned(), rows.map(cells).collect())
    };
    text.split("\n### ").skip(1).map(section).collect()
}

fn values_of(rows: &[Vec<String>], prefix: &str) -> Values {
    let each = |row: &Vec<String>| -> Vec<(String, String)> {
        code(&row[0]).iter().map(|name| (format!("{prefix}{name}"), row[1].clone())).collect()
    };
    rows.iter().flat_map(each).collect()
}

fn rows_of(rows: &Value) -> Values {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(|row| (text(row, "name"), text(row, "type"))).collect()
}

#[test]
fn the_reference_names_every_value_of_every_template_with_its_type_and_no_other() {
    let text = reference();
    let mut described: BTreeMap<String, Values> = BTreeMap::new();
    for (heading, rows) in sections(&text, "Values") {
        let names = code(&heading);
        let templates: Vec<&str> = names.iter().copied().filter(|name| name.ends_with(".html")).collect();
        match (names.as_slice(), templates.as_slice()) {
            ([value], []) => described
                .entry((*value).to_owned())
                .or_default()
                .extend(values_of(&rows, &format!("{value}."))),
            (_, templates) => templates.iter().for_each(|template| {
                described.entry((*template).to_owned()).or_default().extend(values_of(&rows, ""));
            }),
        }
    }
    let mut pages = 0;
    for (template, explained) in explained() {
        if !explained["within"].as_array().unwrap().is_empty()
            || explained["values"].as_array().unwrap().is_empty()
        {
            continue;
        }
        pages += 1;
        let mut shown = rows_of(&explained["values"]);
        let mut expected = described.get(&template).cloned().unwrap_or_default();
        for value in ["site", "texts", "page", "article"] {
            if shown.remove(value).is_some() {
                expected.extend(described[value].clone());
            }
        }
        assert_eq!(shown, expected, "{template}: left is what there is, right what docs/templates.md says");
    }
    assert!(pages >= 13, "{pages}");
}

#[test]
fn the_reference_names_every_field_of_every_type_and_no_other() {
    let text = reference();
    let described: BTreeMap<String, Values> =
        sections(&text, "Types").iter().map(|(name, rows)| (name.clone(), values_of(rows, ""))).collect();
    let mut shown: BTreeMap<String, Values> = BTreeMap::new();
    for explained in explained().into_values() {
        let types = explained["types"].as_object().unwrap();
        shown.extend(types.iter().map(|(name, fields)| (name.clone(), rows_of(fields))));
    }
    assert_eq!(shown, described, "left is what there is, right what docs/templates.md says");
    let unknown = shown.values().flatten().filter(|(_, kind)| kind.contains("null"));
    assert_eq!(unknown.count(), 0, "the built-in site shows each value at least once");
}

#[test]
fn the_reference_names_every_template_block_and_component() {
    let text = reference();
    let explained = explained();
    let section = |name: &str| {
        let (_, rest) = text.split_once(&format!("\n{name}\n")).unwrap();
        rest.split("\n##").next().unwrap().to_owned()
    };
    let row = |line: &str| -> Vec<String> { line.split(" | ").map(str::to_owned).collect() };
    for line in section("## Templates").lines().filter(|line| line.starts_with("| `")) {
        let cells = row(line);
        let template = code(&cells[0])[0];
        let values = rows_of(&explained[template]["values"]);
        let top: BTreeSet<&str> = values
            .keys()
            .map(String::as_str)
            .filter(|name| !name.contains(['.', '[']) && !["site", "texts", "page"].contains(name))
            .collect();
        assert_eq!(top, code(&cells[2]).into_iter().collect(), "{template}");
    }
    let blocks_text = section("### Blocks");
    for (template, explained) in &explained {
        let known =
            explained["blocks"].as_array().unwrap().iter().find(|it| it["template"] == template.as_str());
        for block in known.map(|it| it["blocks"].as_array().unwrap().as_slice()).unwrap_or_default() {
            assert!(blocks_text.contains(&format!("`{}`", block.as_str().unwrap())), "{template}: {block}");
        }
    }
    let parts_text = section("### Parts and components");
    let mut shown = BTreeSet::new();
    for (template, explained) in &explained {
        let Some(name) = template.strip_prefix("parts/") else { continue };
        assert!(parts_text.contains(&format!("`{name}`")), "docs/templates.md does not name {name}");
        for component in
            explained["parts"].as_array().unwrap().iter().flat_map(|it| it["components"].as_array().unwrap())
        {
            let argument = |it: &Value| match it["default"].as_str() {
                Some(default) => format!("{}={default}", it["name"].as_str().unwrap()),
                None => it["name"].as_str().unwrap().to_owned(),
            };
            let arguments: Vec<String> =
                component["arguments"].as_array().unwrap().iter().map(argument).collect();
            shown.insert(format!("{}({})", component["name"].as_str().unwrap(), arguments.join(", ")));
        }
    }
    let described: BTreeSet<String> =
        code(&parts_text).into_iter().filter(|code| code.contains('(')).map(str::to_owned).collect();
    assert_eq!(shown, described);
}
