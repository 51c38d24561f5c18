//! Isso: JSON, either rows as `sqlite3 -json` gives them, or the list of pages with their comments that Isso itself imports.
//!
//! Its texts are Markdown and are taken as they are.

use serde_json::Value;

use crate::comments::Submission;
use crate::comments::import::export::{Export, Imported, ImportedState};
use crate::comments::import::recognise;
use crate::comments::import::system::System;
use crate::comments::import::values::{address, date, name, some};
use crate::content::CommentState;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;

/// How to make JSON of Isso's own file.
pub(super) const FROM_SQLITE: &str = "make JSON of it, and import that:\nsqlite3 -json comments.db \"select c.*, t.uri from comments c join threads t on t.id = c.tid\" > comments.json";

pub(super) fn read(file: &SourcePath, text: &str) -> Result<Export, Diagnostic> {
    if !text.trim_start().starts_with('[') {
        return Err(recognise::not_of(System::Isso, file, text));
    }
    let list: Vec<Value> = serde_json::from_str(text).map_err(|reason| {
        Diagnostic::error(codes::BAD_INPUT, format!("`{file}` cannot be read as JSON: {reason}"))
            .help(FROM_SQLITE)
    })?;
    let mut export = Export::default();
    for entry in &list {
        match entry.get("comments").and_then(Value::as_array) {
            Some(comments) => {
                let page = text_of(entry, "id");
                export.comments.extend(comments.iter().map(|comment| imported(comment, &page, &page)));
            }
            None if is_entry(entry) => export.comments.push(imported(entry, &text_of(entry, "uri"), "")),
            None => export.leave_out("entries that are no comments"),
        }
    }
    match list.iter().any(is_entry) {
        true => Ok(export),
        false => Err(recognise::not_of(System::Isso, file, text)),
    }
}

/// Whether an entry of a list is a comment, or a page with its comments.
pub(super) fn is_entry(entry: &Value) -> bool {
    entry.get("comments").is_some_and(Value::is_array)
        || entry.get("text").is_some() && (entry.get("uri").is_some() || entry.get("tid").is_some())
}

/// A comment. In lists of pages an id is one of its page only, which `page` then makes whole.
fn imported(comment: &Value, article: &str, page: &str) -> Imported {
    let source = |id: &str| match page.is_empty() {
        true => format!("isso:{id}"),
        false => format!("isso:{page}:{id}"),
    };
    let id = text_of(comment, "id");
    let written = match &comment["created"] {
        Value::Number(seconds) => seconds.as_f64().and_then(|at| Moment::from_unix(at as i64, &Zone::UTC)),
        created => date(created.as_str().unwrap_or_default(), &Zone::UTC),
    };
    Imported {
        submission: Submission {
            article: article.to_owned(),
            author: name(&text_of(comment, "author")),
            url: address(&text_of(comment, "website")),
            mail: some(&text_of(comment, "email")),
            body: text_of(comment, "text"),
            date: written,
            received_from: Some("isso".to_owned()),
            source_id: Some(source(&id)),
            id: Some(format!("isso-{id}")),
            ..Submission::default()
        },
        parent: some(&text_of(comment, "parent")).map(|parent| source(&parent)),
        state: match comment["mode"].as_u64() {
            Some(2) => ImportedState::Is(CommentState::Held),
            Some(4) => ImportedState::Deleted,
            _ => ImportedState::Is(CommentState::Approved),
        },
    }
}

fn text_of(value: &Value, key: &str) -> String {
    match &value[key] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
