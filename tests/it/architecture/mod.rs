//! Holds the sources against the rules of the house: the layers of `src/lib.rs`, and what each layer must not know.

mod circles;
mod paths;
mod prose;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paths::paths;
use steadfast::diagnostic::codes;

/// A table of values may be longer than a file of code: a line more makes it no harder to read.
const TABLES: [&str; 1] = ["src/diagnostic/codes.rs"];
const LONGEST: usize = 300;

/// Every file below a folder of the repository whose name ends so, by path.
pub(crate) fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).into_iter().flatten() {
        let path = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
        if Path::new(env!("CARGO_MANIFEST_DIR")).join(&path).is_dir() {
            found.extend(files(&path, ending));
        } else if path.ends_with(ending) {
            let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
            found.insert(path, text);
        }
    }
    found
}

/// The program's own files, without what stands in them for tests only.
pub(crate) fn sources() -> BTreeMap<String, String> {
    let all = files("src", ".rs");
    let mut tests: Vec<String> = Vec::new();
    for (path, text) in &all {
        let folder = path.trim_end_matches("/mod.rs").trim_end_matches(".rs");
        let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.split_once(";"));
        let names =
            declared.filter_map(|(item, _)| item.trim_start_matches("pub(crate) ").strip_prefix("mod "));
        tests.extend(names.map(|name| format!("{folder}/{name}")));
    }
    let is_test = |path: &String| {
        path.ends_with("_tests.rs") || tests.iter().any(|test| path.starts_with(test.as_str()))
    };
    let own = |text: String| {
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let code = text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
        code.collect::<Vec<_>>().join("\n")
    };
    all.into_iter().filter(|(path, _)| !is_test(path)).map(|(path, text)| (path, own(text))).collect()
}

/// The module of a path below `src/`: `markdown` of `src/markdown/links.rs`.
fn module(path: &str) -> &str {
    path.split('/').nth(1).unwrap().trim_end_matches(".rs")
}

/// The modules in the order of the table in `src/lib.rs`, each with the number of its layer.
fn layers() -> Vec<(String, u32)> {
    let map = files("src", "/lib.rs").remove("src/lib.rs").unwrap();
    let rows = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .filter(|row| row.starts_with(char::is_numeric));
    let row = |row: &str| {
        let cells: Vec<&str> = row.split('|').collect();
        let layer = cells[0].split(' ').next().unwrap().parse().unwrap();
        let modules: Vec<_> =
            cells[1].split('`').skip(1).step_by(2).map(|name| (name.to_owned(), layer)).collect();
        modules
    };
    rows.flat_map(row).collect()
}

#[test]
fn modules_import_from_layers_below_or_from_their_left() {
    let layers = layers();
    let place = |name: &str| layers.iter().position(|(known, _)| known == name);
    for (path, text) in sources() {
        let own = module(&path);
        if ["lib", "main"].contains(&own) {
            continue;
        }
        let here = place(own).unwrap_or_else(|| panic!("`{own}` is missing in the table of src/lib.rs"));
        for name in paths(&text, "crate::").iter().map(|path| path[0].as_str()) {
            let there = place(name).unwrap_or_else(|| panic!("{path}: `crate::{name}` is no module"));
            let is_rim = layers[here].1 == 10;
            let allowed = name == own || there < here && !(is_rim && layers[there].1 == 10);
            assert!(allowed, "{path}: `{own}` must not know `{name}`");
        }
    }
}

#[test]
fn the_middle_knows_no_disk_no_clock_and_no_environment() {
    let layers = layers();
    let middle = |name: &str| layers.iter().any(|(known, layer)| known == name && (3..=9).contains(layer));
    for (path, text) in sources().iter().filter(|(path, _)| middle(module(path))) {
        for word in ["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant", "Zoned::now"]
        {
            assert!(!text.contains(word), "{path} knows `{word}`");
        }
    }
}

#[test]
fn only_one_module_knows_each_crate_of_the_field() {
    let owners = [
        ("pulldown_cmark", "src/markdown/"),
        ("steadfast_highlight", "src/markdown/code_languages.rs"),
        ("tera::", "src/render/"),
        ("jpeg_encoder::", "src/images/"),
        ("rustybuzz::", "src/social_cards/"),
        ("ab_glyph_rasterizer::", "src/social_cards/"),
        ("moxcms::", "src/images/"),
        ("serde_yaml", "src/yaml/"),
        ("walkdir", "src/source/walk.rs"),
        ("clap::", "src/commands/"),
        ("annotate_snippets", "src/diagnostic/human.rs"),
        ("csscolorparser", "src/theme/colour.rs"),
        ("jiff::", "src/date/"),
        ("notify::", "src/preview/watch.rs"),
        ("axum::", "src/preview/server/"),
        ("quick_xml", "src/exports/"),
        ("ureq::", "src/import/fetch/client.rs"),
        ("console::", "src/commands/comments/review.rs"),
    ];
    for (path, text) in sources() {
        for (name, owner) in owners {
            assert!(
                !text.contains(name) || path.starts_with(owner),
                "{path} knows `{name}`, which is {owner}'s"
            );
        }
    }
}

#[test]
fn files_are_short_and_leave_nothing_undone() {
    for (path, text) in
        files("src", ".rs").into_iter().chain(files("crates", ".rs")).chain(files("tests/it", ".rs"))
    {
        let lines = text.lines().count();
        assert!(lines <= LONGEST || TABLES.contains(&path.as_str()), "{path} has {lines} lines");
        assert!(text.starts_with("//! "), "{path} does not say what it is for");
    }
    for (path, text) in sources() {
        for word in [".unwrap()", "todo!", "unimplemented!", "dbg!", "#[ignore", "TODO", "FIXME"] {
            assert!(!text.contains(word), "{path} holds `{word}`");
        }
    }
}

#[test]
fn every_kind_of_fault_comes_up_and_has_a_test_that_shows_it() {
    let code = sources().into_values().collect::<String>();
    let shown: String =
        files("src", ".snap").into_values().chain(files("tests", ".snap").into_values()).collect();
    // An interrupted build says so in one line; this kind only stops its work.
    let told = codes::ALL.iter().filter(|kind| kind.name != "interrupted");
    for kind in told {
        let constant = kind.name.replace('-', "_").to_uppercase();
        let used = code.match_indices(&format!("codes::{constant}")).any(|(at, name)| {
            !code[at + name.len()..].starts_with(|c: char| c == '_' || c.is_alphanumeric())
        });
        assert!(used, "nothing reports `{}`", kind.name);
        assert!(shown.contains(&format!("[{}]", kind.name)), "no snapshot shows `{}`", kind.name);
    }
}
