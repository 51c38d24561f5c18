//! Staticman: a file for each comment, as YAML, JSON or front matter, in folders that are named after articles.
//!
//! Which fields a file has is each site's own choice; the usual names are known here. A mail address is usually there as
//! a digest, which is no address.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use serde_json::Value;

use crate::comments::Submission;
use crate::comments::import::Export;
use crate::comments::import::Imported;
use crate::comments::import::State;
use crate::comments::import::date;
use crate::comments::import::name;
use crate::comments::import::some;
use crate::comments::import::unreadable;
use crate::content::CommentState;
use crate::date::Moment;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::path::SourcePath;
use crate::yaml;
use crate::yaml::Kind;

/// All files of a folder and of those in it, in the order of their names.
pub(super) fn folder(path: &Path, zone: &Zone) -> Result<Export, Diagnostic> {
    let mut files = Vec::new();
    collect(path, &mut files)
        .map_err(|reason| unreadable(&SourcePath::new(path.display().to_string()), &reason))?;
    files.sort();
    let mut export = Export::default();
    for file in files {
        let name = SourcePath::new(file.display().to_string());
        let text = fs::read_to_string(&file).map_err(|reason| unreadable(&name, &reason))?;
        export.comments.extend(one(&name, &text, zone)?.comments);
    }
    Ok(export)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if path.is_dir() {
            collect(&path, files)?;
        } else if ["yml", "yaml", "json", "md"].contains(&ending.as_str()) {
            files.push(path);
        }
    }
    Ok(())
}

/// One file.
pub(super) fn one(file: &SourcePath, text: &str, zone: &Zone) -> Result<Export, Diagnostic> {
    let text = text.replace("\r\n", "\n");
    let fields = match text.trim_start().starts_with('{') {
        true => of_json(file, &text)?,
        false => of_yaml(file, &text)?,
    };
    let get = |names: &[&str]| {
        let named = names.iter().find_map(|name| fields.get(*name)).map(String::as_str);
        named.unwrap_or_default().to_owned()
    };
    let id = some(&get(&["_id", "id", "uid"])).unwrap_or_else(|| file.stem().to_owned());
    let above = file.folder().rsplit('/').next().unwrap_or_default().to_owned();
    let parent =
        ["reply_to", "replying_to_uid", "_parent", "parent"].iter().find_map(|key| some(&get(&[key])));
    let address = some(&get(&["url_of_article", "page", "slug"])).unwrap_or_else(|| above.clone());
    Ok(Export {
        comments: vec![Imported {
            submission: Submission {
                article: address.clone(),
                author: name(&get(&["name", "author"])),
                url: some(&get(&["url", "website", "site"])),
                mail: some(&get(&["email", "mail"])).filter(|mail| mail.contains('@')),
                body: get(&["message", "comment", "body", "content", "text"]),
                date: moment(&get(&["date", "timestamp"]), zone),
                received_from: Some("staticman".to_owned()),
                source_id: Some(format!("staticman:{id}")),
                id: Some(id),
                ..Submission::default()
            },
            // A form may send the article in this field for comments that answer none.
            parent: parent
                .filter(|parent| *parent != address && *parent != above && !parent.contains('/'))
                .map(|parent| format!("staticman:{parent}")),
            state: State::Is(CommentState::Approved),
        }],
        ..Export::default()
    })
}

/// A date in words, or in seconds or milliseconds since 1970.
fn moment(text: &str, zone: &Zone) -> Option<Moment> {
    match text.trim().parse::<i64>() {
        Ok(number) if number.abs() > 100_000_000_000 => Moment::from_unix(number / 1000, zone),
        Ok(number) => Moment::from_unix(number, zone),
        Err(_) => date(text, zone),
    }
}

fn of_json(file: &SourcePath, text: &str) -> Result<BTreeMap<String, String>, Diagnostic> {
    let value: Value = serde_json::from_str(text).map_err(|reason| {
        Diagnostic::error(codes::BAD_INPUT, format!("`{file}` cannot be read as JSON: {reason}"))
    })?;
    let one = |(key, value): (&String, &Value)| match value {
        Value::String(text) => Some((key.clone(), text.clone())),
        Value::Number(number) => Some((key.clone(), number.to_string())),
        _ => None,
    };
    Ok(value.as_object().into_iter().flatten().filter_map(one).collect())
}

/// YAML, or front matter in YAML with the text after it.
fn of_yaml(file: &SourcePath, text: &str) -> Result<BTreeMap<String, String>, Diagnostic> {
    let (start, end, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")) {
        Some((front, body)) => (4, 4 + front.len() + 1, body.split_once('\n').map_or("", |(_, body)| body)),
        None => (0, text.len(), ""),
    };
    let mut report = Report::new();
    let Some(node) = yaml::parse(file, text, start..end, &mut report) else {
        let fault = || Diagnostic::error(codes::BAD_INPUT, format!("`{file}` cannot be read as YAML"));
        return Err(report.sorted().into_iter().next().unwrap_or_else(fault));
    };
    let one = |entry: &yaml::Entry| match &entry.value.kind {
        Kind::Text(text) => Some((entry.key.clone(), text.clone())),
        Kind::Number { written, .. } | Kind::Bool { written, .. } => {
            Some((entry.key.clone(), written.clone()))
        }
        _ => None,
    };
    let mut fields: BTreeMap<String, String> = node.entries().iter().filter_map(one).collect();
    if !body.trim().is_empty() {
        fields.insert("body".to_owned(), body.to_owned());
    }
    Ok(fields)
}
