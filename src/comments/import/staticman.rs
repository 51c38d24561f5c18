//! Staticman: a file for each comment, as YAML, JSON or front matter, in folders that are named after articles.
//!
//! Which fields a file has is each site's own choice; the usual names are known here, and [`super::staticman_threads`]
//! finds what a comment answers. A mail address is usually there as a digest, which is no address.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::comments::Submission;
use crate::comments::import::export::{Export, Imported, ImportedState};
use crate::comments::import::recognise;
use crate::comments::import::staticman_threads::{Answered, Entry, Threads};
use crate::comments::import::system::System;
use crate::comments::import::values::{date, name, some, unreadable};
use crate::content::CommentState;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::path::SourcePath;
use crate::yaml;
use crate::yaml::Kind;

/// The names of the field with the text.
const TEXT: [&str; 5] = ["message", "comment", "body", "content", "text"];
/// The names of the field with the file's own id.
const ID: [&str; 3] = ["_id", "id", "uid"];

/// All files of a folder and of those in it, in the order of their names.
pub(super) fn folder(path: &Path, zone: &Zone) -> Result<Export, Diagnostic> {
    let name = SourcePath::new(path.display().to_string());
    let mut files = Vec::new();
    collect(path, &mut files).map_err(|reason| unreadable(&name, &reason))?;
    files.sort();
    let (mut entries, mut others) = (Vec::new(), 0);
    for file in files {
        let name = SourcePath::new(file.display().to_string());
        let text = fs::read_to_string(&file).map_err(|reason| unreadable(&name, &reason))?;
        match entry(&name, &text)? {
            Some(entry) => entries.push(entry),
            None => others += 1,
        }
    }
    if entries.is_empty() {
        let message = format!("`{name}` holds no comment of Staticman");
        return Err(Diagnostic::error(codes::BAD_INPUT, message)
            .why("a comment is a file `.yml`, `.yaml`, `.json` or `.md` with a text named `message` or `comment`")
            .help("name the folder of its files, such as `_data/comments`"));
    }
    let mut export = exported(&entries, zone);
    if others > 0 {
        export.left_out.insert("files that are no comments", others);
    }
    Ok(export)
}

/// Finds files that may be comments. Links are not followed: one of them could lead back to where it stands.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for found in fs::read_dir(folder)? {
        let found = found?;
        let (kind, path) = (found.file_type()?, found.path());
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if kind.is_dir() {
            collect(&path, files)?;
        } else if kind.is_file() && ["yml", "yaml", "json", "md"].contains(&ending.as_str()) {
            files.push(path);
        }
    }
    Ok(())
}

/// One file.
pub(super) fn file(file: &SourcePath, text: &str, zone: &Zone) -> Result<Export, Diagnostic> {
    let entry = match text.trim_start().starts_with('<') {
        true => None,
        false => entry(file, text)?,
    };
    match entry {
        Some(entry) => Ok(exported(&[entry], zone)),
        None => Err(recognise::not_of(System::Staticman, file, text)),
    }
}

/// Whether fields of these names are a comment.
pub(super) fn is_comment<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| TEXT.contains(&name))
}

/// Whether a text is a comment in YAML, with or without lines `---`.
pub(super) fn is_comment_in_yaml(text: &str) -> bool {
    is_comment(text.lines().filter_map(|line| Some(line.split_once(": ")?.0)))
}

/// The comment of a file; none where its fields are other ones.
fn entry(file: &SourcePath, text: &str) -> Result<Option<Entry>, Diagnostic> {
    let text = text.replace("\r\n", "\n");
    let fields = match text.trim_start().starts_with('{') {
        true => of_json(file, &text)?,
        false => of_yaml(file, &text)?,
    };
    if !is_comment(fields.keys().map(String::as_str)) {
        return Ok(None);
    }
    let folder = file.folder().rsplit('/').next().unwrap_or_default().to_owned();
    let get = |names: &[&str]| names.iter().find_map(|name| some(fields.get(*name)?));
    let id = get(&ID).unwrap_or_else(|| file.stem().to_owned());
    let article = get(&["url_of_article", "page", "slug"]).unwrap_or_else(|| folder.clone());
    Ok(Some(Entry { name: file.stem().to_owned(), folder, id, article, fields }))
}

/// The comments, with the answers among them.
fn exported(entries: &[Entry], zone: &Zone) -> Export {
    let threads = Threads::of(entries);
    let mut export = Export::default();
    for entry in entries {
        let answered = threads.answered_by(entry);
        if let Answered::Field(field, _) = &answered {
            *export.fields.entry((*field).to_owned()).or_insert(0) += 1;
        }
        let get =
            |names: &[&str]| names.iter().find_map(|name| some(entry.fields.get(*name)?)).unwrap_or_default();
        export.comments.push(Imported {
            submission: Submission {
                article: entry.article.clone(),
                author: name(&get(&["name", "author"])),
                url: some(&get(&["url", "website", "site"])),
                mail: some(&get(&["email", "mail"])).filter(|mail| mail.contains('@')),
                body: get(&TEXT),
                date: moment(&get(&["date", "timestamp"]), zone),
                received_from: Some("staticman".to_owned()),
                source_id: Some(threads.source(entry)),
                id: Some(entry.id.clone()),
                ..Submission::default()
            },
            parent: match answered {
                Answered::Nothing => None,
                Answered::Lost(value) => Some(format!("staticman:{value}")),
                Answered::Entry(parent) | Answered::Field(_, parent) => Some(threads.source(parent)),
            },
            state: ImportedState::Is(CommentState::Approved),
        });
    }
    export
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
