//! Finds files that import each other, and `mod.rs` files that define what their children import.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{is_name, paths};
use super::sources;

/// The words before the name of an item.
const ITEMS: [&str; 8] = ["struct ", "enum ", "trait ", "type ", "fn ", "const ", "static ", "union "];

/// The words before a path that is exported again.
const EXPORTS: [&str; 3] = ["pub use ", "pub(crate) use ", "pub(super) use "];

/// The program's files by their module path: `render::feed::atom`, and `render` for `src/render/mod.rs`.
struct Modules(BTreeMap<String, String>);

impl Modules {
    fn read() -> Modules {
        let module = |path: String| {
            let path = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            path.replace('/', "::")
        };
        Modules(sources().into_iter().map(|(path, text)| (module(path), text)).collect())
    }

    /// The module that defines what a path names, such as `render::Context`; re-exports are followed.
    fn defining(&self, path: &[&str], depth: usize) -> Option<String> {
        let length =
            (1..=path.len()).rev().find(|length| self.0.contains_key(&path[..*length].join("::")))?;
        let module = path[..length].join("::");
        let Some(name) = path.get(length).filter(|name| !defines(&self.0[&module], name)) else {
            return Some(module);
        };
        let text = &self.0[&module];
        let mut exported = EXPORTS.iter().flat_map(|words| paths(text, words));
        match exported.find(|path| path.last().is_some_and(|last| last == name)) {
            Some(path) if depth > 0 => {
                let below: Vec<&str> = match path[0].as_str() {
                    "crate" => path[1..].iter().map(String::as_str).collect(),
                    _ => module.split("::").chain(path.iter().map(String::as_str)).collect(),
                };
                self.defining(&below, depth - 1)
            }
            _ => Some(module),
        }
    }

    /// The modules that a module takes something from.
    fn imports(&self, module: &str) -> BTreeSet<String> {
        let text = &self.0[module];
        let of_crate = paths(text, "crate::").into_iter().filter_map(|path| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            self.defining(&path, 4)
        });
        let calls_of_children =
            text.lines().filter(|line| !line.contains(" use ") && !line.starts_with("use "));
        let children = calls_of_children.flat_map(|line| {
            let names = line.match_indices("::").filter_map(|(at, _)| {
                let start = line[..at].rfind(|c: char| !is_name(c)).map_or(0, |at| at + 1);
                let is_first = !line[..start].ends_with("::");
                is_first.then(|| format!("{module}::{}", &line[start..at]))
            });
            names.filter(|child| self.0.contains_key(child)).collect::<Vec<_>>()
        });
        of_crate.chain(children).filter(|other| other != module).collect()
    }
}

/// Whether a text defines an item of that name.
fn defines(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("pub").map_or(line, |rest| match rest.strip_prefix('(') {
            Some(scope) => scope.split_once(") ").map_or(scope, |(_, rest)| rest),
            None => rest.trim_start(),
        });
        let line = line
            .trim_start_matches("const fn ")
            .trim_start_matches("async fn ")
            .trim_start_matches("unsafe fn ");
        let item = ITEMS.iter().find_map(|item| line.strip_prefix(item)).unwrap_or(line);
        item.strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_name))
    })
}

/// All modules that a module reaches by imports.
fn reached<'g>(graph: &'g BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'g str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        for next in &graph[module] {
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    seen
}

#[test]
fn no_files_import_each_other() {
    let modules = Modules::read();
    let graph: BTreeMap<String, BTreeSet<String>> =
        modules.0.keys().map(|module| (module.clone(), modules.imports(module))).collect();
    let reaches = |from: &str, to: &str| reached(&graph, from).contains(to);
    let circles: Vec<String> = graph
        .keys()
        .filter(|module| reaches(module, module))
        .map(|module| {
            let with = graph[module].iter().filter(|next| reaches(next, module));
            format!("{module} <-> {}", with.cloned().collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert!(circles.is_empty(), "files in a circle of imports:\n{}", circles.join("\n"));
}

#[test]
fn children_import_nothing_that_their_mod_rs_defines() {
    let modules = Modules::read();
    let mut found = Vec::new();
    for module in modules.0.keys() {
        let imports = modules.imports(module);
        let parents = module.match_indices("::").map(|(at, _)| &module[..at]);
        let parents = parents.filter(|parent| imports.contains(*parent));
        found.extend(parents.map(|parent| format!("{module} imports from {parent}")));
    }
    assert!(found.is_empty(), "move these types into files named after them:\n{}", found.join("\n"));
}
