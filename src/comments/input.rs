//! Parses the input of `comments add` and `comments test`: JSON with the names of the form's fields, one object or several,
//! or a comment's file.
//!
//! The text may come from anybody. So the keys with which an author decides are not accepted.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::comments::input_fields::{InputField, submission};
use crate::comments::submission::Submission;
use crate::date::Zone;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::SourcePath;
use crate::yaml;
use crate::yaml::{MapEntry, NodeKind};

/// Parses all submissions. Reports errors, and returns `None` if there are any.
pub fn read(file: &SourcePath, text: &str, zone: &Zone, report: &mut Report) -> Option<Vec<Submission>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    let submissions = match start.chars().next() {
        Some('{' | '[') => json(file, text, zone, report)?,
        Some(_) if start.starts_with("---\n") || start.starts_with("---\r\n") => {
            vec![front_matter(file, text, zone, report)]
        }
        _ => {
            let example = "{\"article\": \"a-card\", \"author\": \"Ann\", \"comment\": \"Thank you\"}";
            report.push(
                Diagnostic::error(codes::BAD_INPUT, "this is neither JSON nor a comment's file")
                    .at(Span::new(file, text, 0..0))
                    .help(format!(
                        "give JSON such as:\n{example}\nor front matter between two lines `---`, and the text"
                    )),
            );
            return None;
        }
    };
    let count = submissions.len();
    let read: Vec<Submission> = submissions.into_iter().flatten().collect();
    (read.len() == count).then_some(read)
}

/// Parses JSON: objects one after the other, or a list of them.
fn json(file: &SourcePath, text: &str, zone: &Zone, report: &mut Report) -> Option<Vec<Option<Submission>>> {
    let mut submissions = Vec::new();
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    loop {
        let start = stream.byte_offset();
        match stream.next() {
            None => return Some(submissions),
            Some(Ok(Value::Object(object))) => {
                let part = &text[..stream.byte_offset()];
                submissions.push(submission(
                    input_fields(file, part, start, object),
                    file,
                    part,
                    start,
                    zone,
                    report,
                ));
            }
            Some(Ok(Value::Array(list))) if list.iter().all(Value::is_object) => {
                for value in list {
                    let Value::Object(object) = value else { continue };
                    submissions.push(submission(
                        input_fields(file, text, start, object),
                        file,
                        text,
                        start,
                        zone,
                        report,
                    ));
                }
            }
            Some(Ok(_)) => {
                report.push(
                    Diagnostic::error(
                        codes::BAD_INPUT,
                        "a comment in JSON is an object, with a name for each value",
                    )
                    .at(Span::new(file, text, start..start)),
                );
                return None;
            }
            Some(Err(fault)) => {
                report.push(broken(file, text, &fault));
                return None;
            }
        }
    }
}

fn broken(file: &SourcePath, text: &str, fault: &serde_json::Error) -> Diagnostic {
    let line: usize = text.split_inclusive('\n').take(fault.line().saturating_sub(1)).map(str::len).sum();
    let at = (line + fault.column().saturating_sub(1)).min(text.len());
    let reason = fault.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    Diagnostic::error(codes::BAD_INPUT, format!("the JSON cannot be read: {reason}")).at(Span::new(
        file,
        text,
        at..at + 1,
    ))
}

fn input_fields(file: &SourcePath, text: &str, start: usize, object: Map<String, Value>) -> Vec<InputField> {
    let one = |(name, value): (String, Value)| {
        let key = format!("\"{name}\"");
        let at = text[start..].find(&key).map_or(start..start, |at| start + at..start + at + key.len());
        let value = match value {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Null => Some(String::new()),
            _ => None,
        };
        InputField { name, value, span: Span::new(file, text, at) }
    };
    object.into_iter().map(one).collect()
}

/// Parses a comment's file: the keys of its front matter, and the text below.
fn front_matter(file: &SourcePath, text: &str, zone: &Zone, report: &mut Report) -> Option<Submission> {
    let text: Arc<str> = text.replace("\r\n", "\n").into();
    let lead = text.len() - text.trim_start().len();
    let fence = text[lead + 3..].find("\n---").map(|at| lead + 3 + at);
    let after = |fence: usize| text[fence + 4..].find('\n').map_or(text.len(), |at| fence + 4 + at + 1);
    let Some(fence) = fence else {
        report.push(
            Diagnostic::error(
                codes::UNCLOSED_FRONT_MATTER,
                "the front matter that begins here is never closed",
            )
            .at(Span::new(file, &text, lead..lead + 3))
            .help("add, after the last key, the line:\n---"),
        );
        return None;
    };
    let node = yaml::parse(file, &text, lead + 4..fence + 1, report)?;
    let one = |entry: &MapEntry| InputField {
        name: entry.key.clone(),
        value: match &entry.value.kind {
            NodeKind::Text(text) => Some(text.clone()),
            NodeKind::Number { written, .. } | NodeKind::Bool { written, .. } => Some(written.clone()),
            NodeKind::Null => Some(String::new()),
            NodeKind::List(_) | NodeKind::Map(_) => None,
        },
        span: Span::new(file, &text, entry.key_at.clone()),
    };
    let mut fields: Vec<InputField> = node.entries().iter().map(one).collect();
    let start = after(fence);
    let span = Span::new(file, &text, start..start);
    fields.push(InputField { name: "comment".to_owned(), value: Some(text[start..].to_owned()), span });
    submission(fields, file, &text, lead, zone, report)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_input_causes_a_panic(
            text in "(---|\n|\r\n|\u{feff}|é|\\{|\\}|\\[|\\]|\"|:|,| |article|name|comment|state|approved|by|a|1|\\\\){0,24}",
        ) {
            let mut report = Report::new();
            let read = input_of(&text, &mut report);
            prop_assert!(read.is_some() || report.has_errors(), "{text}");
        }

        #[test]
        fn an_object_is_read_as_it_was_sent(name in "\\PC{1,9}", comment in "\\PC{1,9}") {
            prop_assume!(!name.trim().is_empty() && !comment.trim().is_empty());
            let json = serde_json::json!({"article": "a", "name": name, "comment": comment}).to_string();
            let read = input_of(&json, &mut Report::new()).unwrap();
            prop_assert_eq!((&read[0].author, &read[0].body), (&name, &comment));
        }
    }

    fn input_of(text: &str, report: &mut Report) -> Option<Vec<Submission>> {
        read(&SourcePath::new("standard input"), text, &Zone::UTC, report)
    }
}
