//! The fields of a comment that comes from outside, and the errors in them.

use crate::comments::submission::{LARGEST_BODY, Submission};
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report, Severity, Span, codes, nearest};
use crate::path::SourcePath;

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
pub(super) struct InputField {
    pub(super) name: String,
    /// A text or a number; none for anything else.
    pub(super) value: Option<String>,
    pub(super) span: Span,
}

/// Makes a submission of the fields of one comment. `start` is the index where it begins in `text`.
pub(super) fn submission(
    fields: Vec<InputField>,
    file: &SourcePath,
    text: &str,
    start: usize,
    zone: &Zone,
    report: &mut Report,
) -> Option<Submission> {
    let before = report.count(Severity::Error);
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
    (report.count(Severity::Error) == before).then_some(submission)
}

fn set(submission: &mut Submission, field: &str, value: String, zone: &Zone) -> Result<(), Diagnostic> {
    let some = |value: String| Some(value).filter(|value| !value.trim().is_empty());
    match field {
        "article" => submission.article = value,
        "author" => submission.author = value,
        "url" => submission.url = some(value),
        "mail" => submission.mail = some(value),
        "comment" if value.len() > LARGEST_BODY => {
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
