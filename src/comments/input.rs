//! Parses the input of `comments add` and `comments test`: JSON with the names of the form's fields, one object or several,
//! or a comment's file.
//!
//! The text may come from anybody. So the keys with which an author decides are not accepted.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::comments::Submission;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report, Span, codes, nearest};
use crate::path::SourcePath;
use crate::yaml;
use crate::yaml::{MapEntry, NodeKind};

/// The most bytes of one comment.
pub(super) const LARGEST: usize = 64 * 1024;

/// The fields, each with its alternative names in forms and files.
const FIELDS: [(&str, &[&str]); 12] = [
    ("article", &[]),
    ("author", &["name"]),
    ("url", &["website"]),
    ("mail", &["email"]),
    ("comment", &["body", "message"]),
    ("reply_to", &[]),
    ("date", &[]),
    ("received_from", &[]),
    ("source_id", &[]),
    ("subject", &[]),
    ("seconds", &[]),
    ("site", &[]),
];

/// Fields with which an author decides, and the help for each.
const DECIDING: [(&str, &str); 6] = [
    ("state", "the rules of site.yaml decide; to decide yourself, give `--state approved`"),
    ("by", "`steadfast comments reply` signs as an author"),
    ("decided", "leave it out: it is written when the comment is decided"),
    ("held_because", "leave it out: the rules write it"),
    ("id", "leave it out: an id is made; for one from elsewhere there is `source_id`"),
    ("ip", "leave it out: addresses of machines are not kept"),
];

/// A field of the input.
struct InputField {
    name: String,
    /// A text or a number; none for anything else.
    value: Option<String>,
    span: Span,
}

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

fn submission(
    fields: Vec<InputField>,
    file: &SourcePath,
    text: &str,
    start: usize,
    zone: &Zone,
    report: &mut Report,
) -> Option<Submission> {
    let before = report.count(crate::diagnostic::Severity::Error);
    let mut submission = Submission::default();
    let mut refused = Vec::new();
    for InputField { name, value, span } in fields {
        let known = FIELDS.iter().find(|(field, others)| *field == name || others.contains(&name.as_str()));
        let Some((field, _)) = known else {
            report.push(unknown(&name).at(span));
            continue;
        };
        let Some(value) = value else {
            report.push(Diagnostic::error(codes::WRONG_TYPE, format!("`{name}` takes a text")).at(span));
            refused.push(*field);
            continue;
        };
        if let Err(fault) = set(&mut submission, field, value, zone) {
            report.push(fault.at(span));
            refused.push(*field);
        }
    }
    let needed =
        [("article", &submission.article), ("author", &submission.author), ("comment", &submission.body)];
    let is_missing = |(name, value): &&(&str, &String)| value.trim().is_empty() && !refused.contains(name);
    for (name, _) in needed.iter().filter(is_missing) {
        report.push(
            Diagnostic::error(codes::MISSING_KEY, format!("a comment needs `{name}`")).at(Span::new(
                file,
                text,
                start..start,
            )),
        );
    }
    (report.count(crate::diagnostic::Severity::Error) == before).then_some(submission)
}

fn set(submission: &mut Submission, field: &str, value: String, zone: &Zone) -> Result<(), Diagnostic> {
    let some = |value: String| Some(value).filter(|value| !value.trim().is_empty());
    match field {
        "article" => submission.article = value,
        "author" => submission.author = value,
        "url" => submission.url = some(value),
        "mail" => submission.mail = some(value),
        "comment" if value.len() > LARGEST => {
            return Err(Diagnostic::error(codes::TOO_LARGE, "the comment has more than 64 KiB"));
        }
        "comment" => submission.body = value,
        "reply_to" => submission.reply_to = some(value),
        "received_from" => submission.received_from = some(value),
        "source_id" => submission.source_id = some(value),
        "subject" => submission.trap = some(value),
        "site" => {}
        "date" => {
            let Some(value) = some(value) else { return Ok(()) };
            let date = Moment::parse(&value, zone);
            let fault =
                |reason| Diagnostic::error(codes::BAD_DATE, format!("`date` is not a date: {reason}"));
            submission.date = Some(date.map_err(fault)?);
        }
        _ => {
            let seconds = value.trim().parse::<f64>().ok().filter(|seconds| *seconds >= 0.0);
            let fault = || Diagnostic::error(codes::WRONG_TYPE, "`seconds` takes a number of seconds");
            submission.seconds = Some(seconds.ok_or_else(fault)? as u32);
        }
    }
    Ok(())
}

fn unknown(name: &str) -> Diagnostic {
    if let Some((_, instead)) = DECIDING.iter().find(|(known, _)| *known == name) {
        let message = format!("`{name}` is not taken from what somebody sends");
        return Diagnostic::error(codes::UNKNOWN_KEY, message).help(*instead);
    }
    let names = || FIELDS.iter().flat_map(|(field, others)| others.iter().copied().chain([*field]));
    let fault = Diagnostic::error(codes::UNKNOWN_KEY, format!("a comment has no field `{name}`"));
    match nearest(name, names()) {
        Some(guess) => fault.help(format!("did you mean `{guess}`?")),
        None => {
            let names: Vec<String> = FIELDS.iter().map(|(field, _)| format!("`{field}`")).collect();
            fault.help(format!("the fields are {}", names.join(", ")))
        }
    }
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
