//! Reads Staticman's comments: one file for each, in YAML, JSON or front matter, in folders named after articles.
//!
//! Each site chooses the fields of its files. This file knows the usual names; [`super::staticman_threads`] finds the comment
//! that another answers. The mail address is usually a digest, which is not an address.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::comments::Submission;
use crate::comments::import::export::Export;
use crate::comments::import::imported::{Imported, ImportedState};
use crate::comments::import::recognise;
use crate::comments::import::shapes::{STATICMAN_TEXT, is_staticman};
use crate::comments::import::staticman_threads::{Answered, CommentFile, Threads};
use crate::comments::import::system::System;
use crate::comments::import::values::{date, name, some};
use crate::content::CommentState;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::exports::ExportFile;
use crate::exports::Size;
use crate::exports::unreadable;
use crate::path::SourcePath;
use crate::yaml;
use crate::yaml::NodeKind;

/// The most bytes of a file: it holds one comment.
const LARGEST_FILE: u64 = 1024 * 1024;
/// The names of the field with the comment's id.
const ID: [&str; 3] = ["_id", "id", "uid"];

/// Reads all files of a folder and its subfolders, in the order of their names.
pub(super) fn folder(path: &Path, zone: &Zone) -> Result<Export, Diagnostic> {
    let name = SourcePath::new(path.display().to_string());
    let mut files = Vec::new();
    collect(path, &mut files).map_err(|reason| unreadable(&name, &reason))?;
    files.sort();
    let (mut export, mut entries) = (Export::default(), Vec::new());
    for file in files {
        let name = SourcePath::new(file.display().to_string());
        let length = fs::metadata(&file).map_err(|reason| unreadable(&name, &reason))?.len();
        if length > LARGEST_FILE {
            export.leave_out("files of more than 1 MiB");
            continue;
        }
        let text = fs::read_to_string(&file).map_err(|reason| unreadable(&name, &reason))?;
        match entry(&name, &text)? {
            Some(mut entry) => {
                keep(&mut entry, &mut export, zone)?;
                entries.push(entry);
            }
            None => export.leave_out("files that are no comments"),
        }
    }
    if entries.is_empty() {
        let message = format!("`{name}` holds no comment of Staticman");
        return Err(Diagnostic::error(codes::BAD_INPUT, message)
            .why("a comment is a file `.yml`, `.yaml`, `.json` or `.md` with a text named `message` or `comment`")
            .help("name the folder of its files, such as `_data/comments`"));
    }
    connect(&entries, &mut export);
    Ok(export)
}

/// Finds files that may be comments. Symbolic links are not followed: one of them could lead to its own folder.
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

/// Reads one file.
pub(super) fn file(file: &ExportFile, zone: &Zone) -> Result<Export, Diagnostic> {
    let entry = match file.head().trim_start().starts_with('<') {
        true => None,
        false => entry(&file.name, &file.text(LARGEST_FILE)?)?,
    };
    let Some(mut entry) = entry else {
        return Err(recognise::not_of(System::Staticman, &file.name, file.head()));
    };
    let mut export = Export::default();
    keep(&mut entry, &mut export, zone)?;
    connect(&[entry], &mut export);
    Ok(export)
}

/// Parses a file. Returns `None` if its fields are not those of a comment.
fn entry(file: &SourcePath, text: &str) -> Result<Option<CommentFile>, Diagnostic> {
    let text = text.replace("\r\n", "\n");
    let fields = match text.trim_start().starts_with('{') {
        true => of_json(file, &text)?,
        false => of_yaml(file, &text)?,
    };
    if !is_staticman(fields.keys().map(String::as_str)) {
        return Ok(None);
    }
    let folder = file.folder().rsplit('/').next().unwrap_or_default().to_owned();
    let get = |names: &[&str]| names.iter().find_map(|name| some(fields.get(*name)?));
    let id = get(&ID).unwrap_or_else(|| file.stem().to_owned());
    let article = get(&["url_of_article", "page", "slug"]).unwrap_or_else(|| folder.clone());
    Ok(Some(CommentFile { name: file.stem().to_owned(), folder, id, article, fields }))
}

/// Adds the comment to the export, and removes its text from the entry: the texts of all comments may not fit into memory.
fn keep(entry: &mut CommentFile, export: &mut Export, zone: &Zone) -> Result<(), Diagnostic> {
    let get =
        |names: &[&str]| names.iter().find_map(|name| some(entry.fields.get(*name)?)).unwrap_or_default();
    let body = get(&STATICMAN_TEXT);
    export.comments.push(Imported {
        submission: Submission {
            article: entry.article.clone(),
            author: name(&get(&["name", "author"])),
            url: some(&get(&["url", "website", "site"])),
            mail: some(&get(&["email", "mail"])).filter(|mail| mail.contains('@')),
            body: body.clone(),
            date: moment(&get(&["date", "timestamp"]), zone),
            received_from: Some("staticman".to_owned()),
            id: Some(entry.id.clone()),
            ..Submission::default()
        },
        parent: None,
        state: ImportedState::Is(CommentState::Approved),
        size: Size::Fits,
    })?;
    entry.fields.retain(|_, value| value.trim() != body);
    Ok(())
}

/// Sets the source id and the parent of each comment. The comments are in the order of the entries.
fn connect(entries: &[CommentFile], export: &mut Export) {
    let threads = Threads::of(entries);
    for (entry, comment) in entries.iter().zip(&mut export.comments.list) {
        let answered = threads.answered_by(entry);
        if let Answered::Field(field, _) = &answered {
            *export.fields.entry((*field).to_owned()).or_insert(0) += 1;
        }
        let parent = match answered {
            Answered::Nothing => None,
            Answered::Lost(value) => Some(format!("staticman:{value}")),
            Answered::Comment(parent) | Answered::Field(_, parent) => Some(threads.source(parent)),
        };
        comment.source = Some(threads.source(entry).into());
        comment.parent = parent.map(String::into_boxed_str);
    }
}

/// Parses a date in words, or in seconds or milliseconds since 1970.
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
    let one = |entry: &yaml::MapEntry| match &entry.value.kind {
        NodeKind::Text(text) => Some((entry.key.clone(), text.clone())),
        NodeKind::Number { written, .. } | NodeKind::Bool { written, .. } => {
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
