//! Reads Isso's comments from JSON: the rows that `sqlite3 -json` prints, or the list of pages that Isso itself imports.
//!
//! Its texts are Markdown, and are not converted.

use serde_json::Value;

use crate::comments::Submission;
use crate::comments::import::export::Export;
use crate::comments::import::imported::{Imported, ImportedState};
use crate::comments::import::recognise;
use crate::comments::import::shapes::{entries, is_isso};
use crate::comments::import::system::System;
use crate::comments::import::values::{address, date, name, some};
use crate::content::CommentState;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::exports::ExportFile;
use crate::exports::FROM_SQLITE;
use crate::exports::Size;

pub(super) fn read(file: &ExportFile) -> Result<Export, Diagnostic> {
    if !file.head().trim_start().starts_with('[') {
        return Err(recognise::not_of(System::Isso, &file.name, file.head()));
    }
    let mut export = Export::default();
    let (mut is_export, mut fault) = (false, None);
    let units = file.units();
    let left = units.left();
    let read = entries(units, |entry| {
        left.begin();
        is_export |= is_isso(&entry);
        let taken = take(&entry, &mut export);
        fault = fault.take().or(taken.err());
        fault.is_none()
    });
    match (fault, read) {
        (Some(fault), _) => Err(fault),
        (None, Err(reason)) => {
            let message = format!("`{}` cannot be read as JSON: {reason}", file.name);
            Err(file.encoding_or(Diagnostic::error(codes::BAD_INPUT, message).help(FROM_SQLITE)))
        }
        (None, Ok(())) if is_export => Ok(export),
        (None, Ok(())) => Err(recognise::not_of(System::Isso, &file.name, file.head())),
    }
}

/// Adds the comments of an entry.
fn take(entry: &Value, export: &mut Export) -> Result<(), Diagnostic> {
    match entry.get("comments").and_then(Value::as_array) {
        Some(comments) => {
            let page = text_of(entry, "id");
            comments.iter().try_for_each(|comment| export.comments.push(imported(comment, &page, &page)))
        }
        None if is_isso(entry) => export.comments.push(imported(entry, &text_of(entry, "uri"), "")),
        None => {
            export.leave_out("entries that are no comments");
            Ok(())
        }
    }
}

/// Reads a comment. In a list of pages, an id is unique only within its page; `page` then makes it unique.
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
        size: Size::Fits,
    }
}

fn text_of(value: &Value, key: &str) -> String {
    match &value[key] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
