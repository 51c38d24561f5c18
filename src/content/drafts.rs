//! Whether an author keeps a file back: the key `draft`, and what other programs write for it.
//!
//! What may not have been meant for readers is not published. So every key that speaks of it counts, and a value that
//! cannot be understood is refused, whatever the site says about keys that nobody knows.

use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::keys;
use crate::keys::Fields;
use crate::yaml::quote::remedy;
use crate::yaml::{MapEntry, NodeKind, quote};

/// Keys whose `true` keeps a file back.
const BACK: [&str; 8] = [
    "hidden",
    "private",
    "unlisted",
    "unpublished",
    "is_draft",
    "is_private",
    "wip",
    "eleventy_exclude_from_collections",
];

/// Keys whose `false` keeps a file back.
const OUT: [&str; 6] = ["published", "publish", "public", "is_published", "dg_publish", "render"];

/// Keys that say it in a word.
const STATES: [&str; 3] = ["status", "post_status", "visibility"];

/// The words by which a file is published; the date decides when.
const PUBLIC: [&str; 9] =
    ["published", "publish", "public", "live", "visible", "released", "final", "future", "scheduled"];

/// The words by which it is not.
const HIDDEN: [&str; 21] = [
    "draft",
    "drafts",
    "hidden",
    "private",
    "skip",
    "pending",
    "trash",
    "trashed",
    "autodraft",
    "inherit",
    "unlisted",
    "unpublished",
    "password",
    "passwordprotected",
    "protected",
    "internal",
    "members",
    "paid",
    "inreview",
    "inprogress",
    "wip",
];

/// Declares names of the day of publication that look like flags: `published: 2010-07-19`.
pub(super) fn dates(fields: &mut Fields<'_, '_>) {
    for key in ["published", "publish"] {
        let is_date = |entry: &MapEntry| is_named(entry, key) && is_date(entry);
        if fields.entries().iter().any(is_date) {
            fields.stand_ins("date", &[key]);
        }
    }
}

fn is_named(entry: &MapEntry, key: &str) -> bool {
    entry.key.eq_ignore_ascii_case(key)
}

fn is_date(entry: &MapEntry) -> bool {
    matches!(&entry.value.kind, NodeKind::Text(text) if Moment::parse(text, &Zone::UTC).is_ok())
}

/// Whether the file is kept back. A word that says neither is reported.
pub(super) fn is_held_back(fields: &mut Fields<'_, '_>) -> bool {
    let mut held_back = fields.boolean("draft") == Some(true);
    held_back |= !by_keys(fields).is_empty();
    for key in STATES {
        let Some(entry) = fields.entry_by_name(key) else { continue };
        fields.mark_read(entry);
        match word(entry) {
            Some(holds) => held_back |= holds,
            None => {
                unclear(fields, entry);
                held_back = true;
            }
        }
    }
    held_back
}

/// The entries that keep the file back beyond doubt, without `draft`.
fn by_keys<'t>(fields: &mut Fields<'t, '_>) -> Vec<&'t MapEntry> {
    let mut found = Vec::new();
    for (keys, holds) in [(&BACK[..], true), (&OUT[..], false)] {
        for key in keys {
            let Some(entry) = fields.entry_by_name(key) else { continue };
            fields.mark_read(entry);
            found.extend((fields.boolean_of(entry) == Some(holds)).then_some(entry));
        }
    }
    for key in ["password", "post_password"] {
        let Some(entry) = fields.entry_by_name(key) else { continue };
        fields.mark_read(entry);
        found.extend(says_something(entry).then_some(entry));
    }
    if let Some(entry) = fields.entries().iter().find(|entry| is_named(entry, "permalink") && is_false(entry))
    {
        fields.mark_read(entry);
        found.push(entry);
    }
    found
}

fn is_false(entry: &MapEntry) -> bool {
    matches!(&entry.value.kind, NodeKind::Bool { value: false, .. })
}

fn says_something(entry: &MapEntry) -> bool {
    match &entry.value.kind {
        NodeKind::Null => false,
        NodeKind::Text(text) => !text.trim().is_empty(),
        _ => !is_false(entry),
    }
}

/// Whether a word keeps the file back; `None` when it does not say so.
fn word(entry: &MapEntry) -> Option<bool> {
    let word: String = match &entry.value.kind {
        NodeKind::Null => return Some(false),
        NodeKind::Text(text) => {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        }
        _ => return None,
    };
    match (PUBLIC.contains(&word.as_str()), HIDDEN.contains(&word.as_str())) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}

fn unclear(fields: &mut Fields<'_, '_>, entry: &MapEntry) {
    let key = &entry.key;
    let line = quote::scalar(key);
    let message = format!("`{key}` does not say whether this text is to be published");
    let fault = Diagnostic::error(codes::UNKNOWN_VALUE, message)
        .at(fields.span(entry.value.at.clone()))
        .why("a site whose authors use the word for something else declares it below `fields:` in site.yaml")
        .help(remedy("write one of:", &format!("{line}: published\n{line}: draft")));
    fields.fault(fault);
}

/// Refuses to keep back `what` (`a series`), which has no state of its own.
pub(super) fn refuse(fields: &mut Fields<'_, '_>, what: &str) {
    let mut found = by_keys(fields);
    if let Some(draft) = fields.entry_by_name("draft") {
        fields.mark_read(draft);
        found.extend((keys::truth(&draft.value) == Some(true)).then_some(draft));
    }
    let state =
        STATES.iter().filter_map(|key| fields.entry_by_name(key)).find(|entry| word(entry) == Some(true));
    found.extend(state.inspect(|entry| fields.mark_read(entry)));
    for entry in found {
        let place = fields.span(entry.key_at.clone());
        fields.fault(
            Diagnostic::error(codes::UNKNOWN_VALUE, format!("{what} cannot be kept back"))
                .at(place)
                .why("only articles and pages can be drafts")
                .help("remove the line, or move the file out of `content/`"),
        );
    }
}
