//! Checks the tables of `docs/reliability.md`: each line names tests, and these exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::architecture::files;

/// The headings of the page with the number of the last line below each.
const TABLES: [(&str, u32); 2] = [("## Promises", 11), ("## What goes wrong", 66)];

/// Returns the tests that each line names, by the heading and the number.
fn lines(page: &str) -> BTreeMap<(&str, u32), Vec<&str>> {
    let (mut lines, mut heading) = (BTreeMap::new(), "");
    for line in page.lines() {
        if line.starts_with("## ") {
            heading = line;
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let Some(number) = cells[0].trim().parse().ok().filter(|_| line.starts_with("| ")) else { continue };
        let tests = cells[cells.len() - 1].split('`').skip(1).step_by(2).collect();
        assert!(lines.insert((heading, number), tests).is_none(), "two lines have the number {number}");
    }
    lines
}

/// Returns the names of all tests, in the program's own files and in this folder.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for text in files("src", ".rs").into_values().chain(files("tests/it", ".rs").into_values()) {
        for (at, _) in text.match_indices("#[test]\n") {
            let name = text[at..].split_once("fn ").and_then(|(_, rest)| rest.split_once('('));
            names.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    names
}

#[test]
fn every_line_about_what_goes_wrong_names_tests_that_are_there() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md");
    let page = fs::read_to_string(page).unwrap();
    let (lines, tests) = (lines(&page), tests());
    for (heading, last) in TABLES {
        for number in 1..=last {
            let named = lines.get(&(heading, number)).map(Vec::as_slice).unwrap_or_default();
            assert!(!named.is_empty(), "{heading}, line {number}: no test");
        }
    }
    let missing: Vec<String> = lines
        .iter()
        .flat_map(|((heading, number), named)| named.iter().map(move |name| (heading, number, name)))
        .filter(|(.., name)| !tests.contains(**name))
        .map(|(heading, number, name)| format!("{heading}, line {number}: there is no test `{name}`"))
        .collect();
    assert_eq!(missing, [""; 0]);
}
