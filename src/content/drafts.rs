//! Decides whether a file is a draft: by the key `draft`, and by the keys of other programs for it.
//!
//! A text that may not be meant for readers must not be published. So every such key counts, and a value that is not
//! understood is an error, even if the site ignores unknown keys.

use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::keys;
use crate::keys::Fields;
use crate::yaml::quote::remedy;
use crate::yaml::{MapEntry, NodeKind, quote};

/// Keys whose `true` marks a draft.
const DRAFT_IF_TRUE: [&str; 8] = [
    "hidden",
    "private",
    "unlisted",
    "unpublished",
    "is_draft",
    "is_private",
    "wip",
    "eleventy_exclude_from_collections",
];

/// Keys whose `false` marks a draft.
const DRAFT_IF_FALSE: [&str; 6] = ["published", "publish", "public", "is_published", "dg_publish", "render"];

/// Keys whose value is a word.
const STATUS_KEYS: [&str; 3] = ["status", "post_status", "visibility"];

/// The words for published files. The date decides when they are published.
const PUBLIC_WORDS: [&str; 9] =
    ["published", "publish", "public", "live", "visible", "released", "final", "future", "scheduled"];

/// The words for drafts.
const DRAFT_WORDS: [&str; 21] = [
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

/// Declares the keys of flags as stand-ins for `date` if their value is a date: `published: 2010-07-19`.
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

/// Returns whether the file is a draft. A word with neither meaning is reported.
pub(super) fn is_draft(fields: &mut Fields<'_, '_>) -> bool {
    let mut is_draft = fields.boolean("draft") == Some(true);
    is_draft |= !draft_entries(fields).is_empty();
    for key in STATUS_KEYS {
        let Some(entry) = fields.entry_by_name(key) else { continue };
        fields.mark_read(entry);
        match is_draft_word(entry) {
            Some(holds) => is_draft |= holds,
            None => {
                report_unclear(fields, entry);
                is_draft = true;
            }
        }
    }
    is_draft
}

/// Returns the entries that mark a draft without doubt, except `draft`.
fn draft_entries<'t>(fields: &mut Fields<'t, '_>) -> Vec<&'t MapEntry> {
    let mut found = Vec::new();
    for (keys, holds) in [(&DRAFT_IF_TRUE[..], true), (&DRAFT_IF_FALSE[..], false)] {
        for key in keys {
            let Some(entry) = fields.entry_by_name(key) else { continue };
            fields.mark_read(entry);
            found.extend((fields.boolean_of(entry) == Some(holds)).then_some(entry));
        }
    }
    for key in ["password", "post_password"] {
        let Some(entry) = fields.entry_by_name(key) else { continue };
        fields.mark_read(entry);
        found.extend(has_content(entry).then_some(entry));
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

fn has_content(entry: &MapEntry) -> bool {
    match &entry.value.kind {
        NodeKind::Null => false,
        NodeKind::Text(text) => !text.trim().is_empty(),
        _ => !is_false(entry),
    }
}

/// Returns whether the word of an entry marks a draft; `None` if the word is not known.
fn is_draft_word(entry: &MapEntry) -> Option<bool> {
    let word: String = match &entry.value.kind {
        NodeKind::Null => return Some(false),
        NodeKind::Text(text) => {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        }
        _ => return None,
    };
    match (PUBLIC_WORDS.contains(&word.as_str()), DRAFT_WORDS.contains(&word.as_str())) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}

fn report_unclear(fields: &mut Fields<'_, '_>, entry: &MapEntry) {
    let key = &entry.key;
    let line = quote::scalar(key);
    let message = format!("`{key}` does not say whether this text is to be published");
    let fault = Diagnostic::error(codes::UNKNOWN_VALUE, message)
        .at(fields.span(entry.value.at.clone()))
        .why("a site whose authors use the word for something else declares it below `fields:` in site.yaml")
        .help(remedy("write one of:", &format!("{line}: published\n{line}: draft")));
    fields.fault(fault);
}

/// Returns every entry that marks a draft without doubt.
pub(super) fn marks<'t>(fields: &mut Fields<'t, '_>) -> Vec<&'t MapEntry> {
    let mut found = draft_entries(fields);
    if let Some(draft) = fields.entry_by_name("draft") {
        fields.mark_read(draft);
        found.extend((keys::truth(&draft.value) == Some(true)).then_some(draft));
    }
    let states = STATUS_KEYS.iter().filter_map(|key| fields.entry_by_name(key));
    let states: Vec<&MapEntry> = states.filter(|entry| is_draft_word(entry) == Some(true)).collect();
    states.iter().for_each(|entry| fields.mark_read(entry));
    found.extend(states);
    found
}

/// Reports an error if `what` (`a series`), which cannot be a draft, is marked as one.
pub(super) fn refuse(fields: &mut Fields<'_, '_>, what: &str) {
    for entry in marks(fields) {
        let place = fields.span(entry.key_at.clone());
        fields.fault(
            Diagnostic::error(codes::UNKNOWN_VALUE, format!("{what} cannot be kept back"))
                .at(place)
                .why("only articles and pages can be drafts")
                .help("remove the line, or move the file out of `content/`"),
        );
    }
}
