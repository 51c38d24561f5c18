//! Reads the authors of an article: names, ids of profiles, or maps with a name.

use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, tidy};
use crate::yaml::quote::remedy;
use crate::yaml::{Node, NodeKind, quote};

/// The authors in an article's front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bylines {
    /// A list: each entry is one person.
    List(Vec<Located<String>>),
    /// One text with one or more names. `site` splits it, because that depends on the known authors.
    Text(Located<String>),
}

/// The keys for a person's name in a map, the best first.
const NAMES: [&str; 6] = ["name", "display_name", "full_name", "key", "id", "login"];

/// Reads `authors`. A semicolon always separates persons, because names do not contain it.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Bylines {
    match written(fields) {
        Bylines::List(names) => Bylines::List(fields.limited("authors", names, |name| name.at.clone())),
        text => text,
    }
}

fn written(fields: &mut Fields<'_, '_>) -> Bylines {
    let none = Bylines::List(Vec::new());
    let Some(entry) = fields.non_null_entry("authors") else { return none };
    match &entry.value.kind {
        NodeKind::Map(_) => Bylines::List(person(fields, &entry.key, &entry.value).into_iter().collect()),
        NodeKind::List(items) if items.iter().any(|item| matches!(item.kind, NodeKind::Map(_))) => {
            let (maps, others): (Vec<&Node>, Vec<&Node>) =
                items.iter().partition(|item| matches!(item.kind, NodeKind::Map(_)));
            let mut names: Vec<Located<String>> =
                maps.into_iter().filter_map(|item| person(fields, &entry.key, item)).collect();
            names.extend(others.into_iter().filter_map(|item| fields.list_text(entry, item)));
            names.sort_by_key(|name| name.at.start);
            Bylines::List(names)
        }
        NodeKind::List(_) => Bylines::List(fields.texts("authors")),
        _ => match fields.text_of(entry) {
            Some(text) if text.value.contains(';') => {
                let parts = text.value.split(';').map(str::trim).filter(|part| !part.is_empty());
                let located =
                    |part: &str| Located { value: part.to_owned(), at: fields.part_of(&text, part) };
                Bylines::List(parts.map(located).collect())
            }
            Some(text) => Bylines::Text(text),
            None => none,
        },
    }
}

/// Reads the name in a map. Other keys belong in a profile.
fn person(fields: &mut Fields<'_, '_>, key: &str, node: &Node) -> Option<Located<String>> {
    let entries = node.entries();
    let named = |name: &&str| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(name));
    let name = NAMES.iter().find_map(named);
    let value = name.and_then(|entry| match &entry.value.kind {
        NodeKind::Text(text) => Some(Located { value: tidy(text), at: entry.value.at.clone() }),
        _ => None,
    });
    let Some(value) = value.filter(|name| !name.value.is_empty()) else {
        let help = remedy("write names, or ids of profiles:", &format!("{key}: [Ann Lee]"));
        fields.wrong_type(key, node, "names", help);
        return None;
    };
    let more: Vec<String> = entries
        .iter()
        .filter(|entry| !NAMES.iter().any(|name| entry.key.eq_ignore_ascii_case(name)))
        .map(|entry| format!("`{}`", entry.key))
        .collect();
    if !more.is_empty() {
        let message = format!("only the name of {} is read here, not {}", value.value, more.join(", "));
        let place = fields.span(value.at.clone());
        let line = format!("{key}: {}", quote::list(&[&value.value]));
        fields.fault(
            Diagnostic::warning(codes::UNKNOWN_KEY, message)
                .at(place)
                .why("what a site knows about a person stands once, in a file of `content/authors/`")
                .help(remedy("move the rest into a profile, and write here:", &line)),
        );
    }
    Some(value)
}
