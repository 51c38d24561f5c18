//! The notices of third parties: `licenses.txt` names each library of the program, with its licence.
//!
//! `NOTICES=write cargo test notices` writes the file from Cargo's data and from the libraries' own files. All sources
//! must be there for that, including those for other systems: `cargo fetch`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::driver::Folder;

/// The file that the program prints.
const FILE: &str = "licenses.txt";

/// A library of the program.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Library {
    name: String,
    version: String,
    licence: String,
    authors: String,
    folder: String,
    source: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the libraries that are linked into the program, on all systems or on this one, without those that run only
/// while it is compiled or tested.
fn libraries(arguments: &[&str]) -> BTreeSet<Library> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]).args(arguments);
    let output = cargo.current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let known: Value = serde_json::from_slice(&output.stdout).unwrap();
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let id = |each: &Value| (each["id"].as_str().unwrap().to_owned(), each.clone());
        list.as_array().unwrap().iter().map(id).collect()
    };
    let (packages, nodes) = (by_id(&known["packages"]), by_id(&known["resolve"]["nodes"]));
    let own = known["resolve"]["root"].as_str().unwrap();
    let (mut found, mut waiting) = (BTreeSet::new(), vec![own.to_owned()]);
    while let Some(id) = waiting.pop() {
        for dependency in nodes[&id]["deps"].as_array().unwrap() {
            let linked =
                dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
            let package = dependency["pkg"].as_str().unwrap();
            let targets = packages[package]["targets"].to_string();
            if linked && !targets.contains("\"proc-macro\"") && found.insert(package.to_owned()) {
                waiting.push(package.to_owned());
            }
        }
    }
    // The crates of this workspace are the program's own.
    let libraries = found.iter().map(|id| library(&packages[id]));
    libraries.filter(|library| !Path::new(&library.folder).starts_with(root().join("crates"))).collect()
}

fn library(package: &Value) -> Library {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Library {
        name: text("name"),
        version: text("version"),
        licence: text("license"),
        authors: authors.collect::<Vec<_>>().join(", "),
        folder: Path::new(&text("manifest_path")).parent().unwrap().to_str().unwrap().to_owned(),
        source: text("source"),
    }
}

/// Returns the texts of licences in a library's folder, and in folders of other code in it.
fn texts(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().to_ascii_uppercase();
        let is_text = ["LICEN", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start));
        if path.is_dir() && ["VENDOR", "LICENSES"].contains(&name.as_str())
            || path.is_dir() && name.starts_with("LIBWEBP")
        {
            texts.extend(self::texts(&path));
        } else if is_text && path.is_file() {
            texts.extend(fs::read_to_string(&path).ok());
        }
    }
    texts.sort();
    texts
}

/// Returns one of several licences that may be chosen, except that of Apache, which is the longest.
fn needed(licence: &str, texts: Vec<String>) -> Vec<String> {
    let can_choose = licence.contains(" OR ") || licence.contains('/');
    let is_apache = |text: &String| text.to_ascii_lowercase().contains("apache license");
    if can_choose && texts.iter().any(|text| !is_apache(text)) {
        texts.into_iter().filter(|text| !is_apache(text)).collect()
    } else {
        texts
    }
}

/// Splits a licence into the lines that name its owner, and the rest.
fn taken_apart(text: &str) -> (Vec<String>, String) {
    let lower = text.to_ascii_lowercase();
    // The licences of Apache and others name no owner; lines that look like it are a form to fill in.
    let is_form =
        lower.contains("apache license") || lower.contains("creative commons") || lower.contains("unlicense");
    let is_owner = |line: &&str| {
        let start = line.trim().to_ascii_lowercase();
        !is_form && (start.starts_with("copyright") || start.starts_with('©') || start.starts_with("(c)"))
    };
    let is_title = |line: &&str| {
        let title = line.trim().trim_start_matches('#').trim().to_ascii_lowercase();
        matches!(
            title.as_str(),
            "mit license" | "the mit license (mit)" | "the mit license" | "mit license (mit)"
        )
    };
    let owners = text.lines().filter(is_owner).map(|line| line.trim().to_owned()).collect();
    let rest: Vec<&str> =
        text.lines().filter(|line| !is_owner(line) && !is_title(line)).map(str::trim_end).collect();
    (owners, rest.join("\n").trim().to_owned())
}

/// Returns the file as it must be.
fn written() -> String {
    let own = "Steadfast is licensed under the MIT License or the Apache License, Version 2.0, at your option.\n\
        The libraries below are parts of it. Where a licence offers a choice with `OR`, any one of them will do.\n";
    let mut out = own.to_owned();
    // The texts of the licences without white space: each is written once, with the names of its libraries.
    let mut licences: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for library in libraries(&["--all-features"]) {
        let name = format!("{} {}", library.name, library.version);
        out.push_str(&format!("\n{name}: {}", library.licence));
        let texts = needed(&library.licence, texts(Path::new(&library.folder)));
        if texts.is_empty() {
            out.push_str(&format!(
                ", by {}",
                if library.authors.is_empty() { "its authors" } else { &library.authors }
            ));
        }
        for text in texts {
            let (owners, rest) = taken_apart(&text);
            let owners =
                if owners.is_empty() { name.clone() } else { format!("{name}: {}", owners.join("; ")) };
            let key = rest.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
            licences.entry(key).or_insert((rest, BTreeSet::new())).1.insert(owners);
        }
    }
    let font = fs::read_to_string(root().join("src/social_cards/font/OFL.txt")).unwrap();
    out.push_str("\n\nThe letters of social cards are those of the font Literata:\n\n");
    out.push_str(&font);
    for (text, owners) in licences.into_values() {
        out.push_str(&format!("\n{}\n\n", "-".repeat(80)));
        owners.iter().for_each(|owner| out.push_str(&format!("{owner}\n")));
        out.push_str(&format!("\n{text}\n"));
    }
    out
}

#[test]
fn every_library_comes_from_the_registry_and_is_named_in_the_notices() {
    if std::env::var_os("NOTICES").is_some_and(|wish| wish == "write") {
        // The program prints the file after it is compiled again.
        return fs::write(root().join(FILE), written()).unwrap();
    }
    let site = Folder::empty();
    let told = site.run(&["--licenses"]).exits(0).stdout;
    assert!(told == fs::read_to_string(root().join(FILE)).unwrap(), "the program prints another file");
    let host = std::env::consts::ARCH;
    let system = format!("{host}-unknown-linux-gnu");
    for library in libraries(&["--filter-platform", &system]) {
        assert!(library.source.starts_with("registry+"), "{library:?}");
        let line = format!("\n{} {}: {}", library.name, library.version, library.licence);
        assert!(told.contains(&line), "`{}` is missing; run: NOTICES=write cargo test notices", line.trim());
    }
}
