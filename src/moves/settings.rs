//! Edits of site.yaml: redirects and addresses that are gone are added, and addresses that move are mended.

use crate::config;
use crate::diagnostic::{Diagnostic, Edit, Report, codes};
use crate::edits::YamlEditor;
use crate::moves::links::Moved;
use crate::path::Url;
use crate::yaml;
use crate::yaml::quote::{list, scalar};
use crate::yaml::{MapEntry, NodeKind, line_at};

/// The keys that name addresses of the site.
const KEYS: [&str; 4] = ["image", "links", "navigation", "redirects"];

/// What is to be added.
#[derive(Debug, Default)]
pub(super) struct Additions {
    /// Old addresses, each with the one that takes its place.
    pub(super) redirects: Vec<(Url, Url)>,
    /// Addresses that vanish.
    pub(super) gone: Vec<Url>,
}

/// Returns the edits of the settings. `is_page` returns whether an address is one of the site after the change: it needs no redirect
/// any more.
pub(super) fn edits(
    text: &str,
    moved: &Moved<'_>,
    additions: &Additions,
    is_page: impl Fn(&str) -> bool,
) -> Result<Vec<Edit>, Diagnostic> {
    let file = config::file();
    let by_hand = |key: &str, lines: &str| {
        Diagnostic::error(codes::NOT_WRITTEN, format!("`{key}` in site.yaml is not written in lines"))
            .why("its form cannot be kept while lines are added or removed")
            .help(format!("write it in lines, or change it yourself:\n{key}:\n{lines}"))
    };
    let Some(root) = yaml::parse(&file, text, 0..text.len(), &mut Report::new()) else {
        return Ok(Vec::new());
    };
    let editor = YamlEditor::new(&file, text, 0..text.len(), &root);
    let mut edits = Vec::new();
    let redirects: &[MapEntry] =
        editor.entry("redirects").map(|entry| entry.value.entries()).unwrap_or_default();
    let (unneeded, kept): (Vec<&MapEntry>, Vec<&MapEntry>) =
        redirects.iter().partition(|entry| is_page(&entry.key));
    for entry in root.entries().iter().filter(|entry| KEYS.contains(&entry.key.as_str())) {
        match &entry.value.kind {
            NodeKind::Map(entries) if entry.key == "redirects" => {
                let kept = entries.iter().filter(|entry| !is_page(&entry.key));
                kept.for_each(|entry| moved.of_node(&file, &entry.value, &editor, &mut edits));
            }
            _ => moved.of_node(&file, &entry.value, &editor, &mut edits),
        }
    }
    let written = |entry: &(Url, Url)| {
        let (from, to) = entry;
        (scalar(from.as_str()), scalar(to.as_str()))
    };
    let is_new = |(from, _): &&(Url, Url)| {
        !kept.iter().any(|entry| entry.key.trim_matches('/') == from.as_str().trim_matches('/'))
    };
    let new: Vec<(String, String)> = additions.redirects.iter().filter(is_new).map(written).collect();
    let lines =
        |indent: &str| -> String { new.iter().map(|(from, to)| format!("{indent}{from}: {to}\n")).collect() };
    let mut appended = String::new();
    let in_lines = redirects
        .iter()
        .all(|entry| text[line_at(text, entry.key_at.start).start..entry.key_at.start].trim().is_empty());
    match redirects.first() {
        None if new.is_empty() => {}
        None if editor.entry("redirects").is_some() => {
            let value: Vec<String> = new.iter().map(|(from, to)| format!("{from}: {to}")).collect();
            let edit = editor.set("redirects", &format!("{{{}}}", value.join(", ")));
            edits.push(edit.ok_or_else(|| by_hand("redirects", &lines("  ")))?);
        }
        None => appended.push_str(&format!("redirects:\n{}", lines("  "))),
        Some(_) if new.is_empty() && unneeded.is_empty() => {}
        Some(_) if !in_lines => return Err(by_hand("redirects", &lines("  "))),
        Some(first) => {
            let start = line_at(text, first.key_at.start).start;
            let indent = &text[start..first.key_at.start];
            let last = kept.last().map(|entry| line_at(text, entry.value.at.end).end);
            if !new.is_empty() {
                edits.push(match last {
                    Some(end) if end == text.len() => {
                        Edit::insert(&file, end, format!("\n{}", lines(indent).trim_end()))
                    }
                    Some(end) => Edit::insert(&file, end + 1, lines(indent)),
                    None => Edit::insert(&file, start, lines(indent)),
                });
            }
            for entry in unneeded {
                let end = (line_at(text, entry.value.at.end).end + 1).min(text.len());
                edits.push(Edit::remove(&file, line_at(text, entry.key_at.start).start..end));
            }
        }
    }
    let gone: Vec<&str> = additions.gone.iter().map(Url::as_str).collect();
    match editor.entry("gone").map(|entry| &entry.value.kind) {
        _ if gone.is_empty() => {}
        None => {
            let lines: String = gone.iter().map(|address| format!("  - {}\n", scalar(address))).collect();
            appended.push_str(&format!("gone:\n{lines}"));
        }
        Some(NodeKind::List(items)) if !items.is_empty() => {
            for address in &gone {
                let edit = editor.add_item("gone", address);
                edits.push(edit.ok_or_else(|| by_hand("gone", &format!("  - {address}")))?);
            }
        }
        Some(_) => {
            let edit = editor.set("gone", &list(&gone));
            edits.push(edit.ok_or_else(|| by_hand("gone", &list(&gone)))?);
        }
    }
    if !appended.is_empty() {
        let line_break = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        edits.push(Edit::insert(&file, text.len(), format!("{line_break}{appended}")));
    }
    Ok(edits)
}
