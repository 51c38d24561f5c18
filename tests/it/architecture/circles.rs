//! Finds files that import each other, and `mod.rs` files that define what their children import.

use std::collections::{BTreeMap, BTreeSet};

use super::sources;

/// Folders with circles that are not broken yet. None may be added, and each that is clean goes from the list.
const WITH_CIRCLES: [&str; 22] = [
    "blog",
    "blog::template_values",
    "commands",
    "commands::comments",
    "commands::explain",
    "comments::import",
    "config",
    "content",
    "images",
    "plan",
    "preview",
    "preview::queue",
    "preview::server",
    "render",
    "render::feed",
    "render::pages",
    "render::search",
    "site",
    "social_cards",
    "source",
    "yaml",
    "yaml::traps",
];

/// Folders whose `mod.rs` still defines what their children import. None may be added.
const WITH_ITEMS: [&str; 10] = [
    "blog",
    "commands",
    "comments",
    "preview",
    "render",
    "render::feed",
    "render::pages",
    "social_cards",
    "yaml",
    "yaml::traps",
];

/// The words before the name of an item.
const ITEMS: [&str; 8] = ["struct ", "enum ", "trait ", "type ", "fn ", "const ", "static ", "union "];

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
        let exported = paths(&self.0[&module], "pub use ").into_iter();
        let exported = exported.chain(paths(&self.0[&module], "pub(crate) use "));
        let mut exported = exported.chain(paths(&self.0[&module], "pub(super) use "));
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

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
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

/// The paths that follow a word such as `crate::`, each of the names of a list by itself.
fn paths(text: &str, word: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for rest in text.split(word).skip(1) {
        let end = rest.find(|c: char| !is_name(c) && c != ':').unwrap_or(rest.len());
        let start: Vec<&str> =
            rest[..end].split("::").filter(|name| !name.is_empty() && *name != "self").collect();
        let list = rest[end..].strip_prefix('{').and_then(|list| list.split_once('}'));
        match list {
            Some((list, _)) => {
                let names = list.split(',').map(|name| name.trim().split(" as ").next().unwrap_or_default());
                found.extend(names.filter(|name| !name.is_empty()).map(|name| {
                    start
                        .iter()
                        .copied()
                        .chain(name.split("::").filter(|name| *name != "self"))
                        .map(str::to_owned)
                        .collect()
                }));
            }
            None => found.push(start.into_iter().map(str::to_owned).collect()),
        }
    }
    found.retain(|path: &Vec<String>| !path.is_empty());
    found
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
    let is_known = |module: &str| {
        WITH_CIRCLES.iter().any(|folder| {
            *folder == module || module.rsplit_once("::").is_some_and(|(parent, _)| parent == *folder)
        })
    };
    let circles: Vec<String> = graph
        .keys()
        .filter(|module| !is_known(module))
        .filter(|module| reached(&graph, module).contains(module.as_str()))
        .map(|module| {
            let with = graph[module].iter().filter(|next| reached(&graph, next).contains(module.as_str()));
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
        for (parent, _) in module.match_indices("::").map(|(at, _)| module.split_at(at)) {
            if !WITH_ITEMS.contains(&parent)
                && modules.0.contains_key(parent)
                && modules.imports(module).contains(parent)
            {
                found.push(format!("{module} imports from {parent}"));
            }
        }
    }
    assert!(found.is_empty(), "move these types into files named after them:\n{}", found.join("\n"));
}
