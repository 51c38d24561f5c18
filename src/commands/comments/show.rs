//! Writes comments for terminals and for programs. Texts of commenters are untrusted: they are printed without control
//! characters, so that they cannot move the cursor or overwrite other output.

use std::io;
use std::io::Write;
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use serde_json::{Value, json};

use crate::content::Comment;
use crate::markdown::untrusted;

/// The most characters of a text in a list.
const EXCERPT: usize = 60;

/// Returns one line: id, state, day, article, name, and the beginning of the text.
pub(super) fn line(comment: &Comment) -> String {
    format!(
        "{:<18} {:<8} {} {}  {}: {}\n",
        comment.id.value,
        comment.state.as_str(),
        comment.date.iso_day(),
        comment.article.value,
        comment.author, // Reading has removed its control characters.
        excerpt(&comment.text.body()),
    )
}

/// Returns the beginning of a text, on one line.
pub(super) fn excerpt(body: &str) -> String {
    let body = body.trim_start();
    let start = body.char_indices().nth(EXCERPT * 4).map_or(body, |(end, _)| &body[..end]);
    let text = harmless(start);
    let short: String = text.chars().take(EXCERPT).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
}

/// Returns an untrusted value on one line, without control characters.
pub(super) fn harmless(text: &str) -> String {
    untrusted::name(text)
}

/// Returns an untrusted text with its line breaks, each line after `margin`.
pub(super) fn text(body: &str, margin: &str) -> String {
    body.trim()
        .lines()
        .map(|line| format!("{margin}{}", harmless(line)).trim_end().to_owned() + "\n")
        .collect()
}

/// Returns everything that a comment's file contains, and the stored mail address.
pub(super) fn whole(comment: &Comment, mail: Option<&str>) -> String {
    let moment = |moment: &crate::date::Moment| moment.with_zone();
    let rows = [
        ("id", Some(comment.full_id())),
        ("state", Some(comment.state.as_str().to_owned())),
        ("because", comment.held_because.as_deref().map(harmless)),
        ("decided", comment.decided.as_ref().map(|decided| moment(&decided.value))),
        ("author", Some(harmless(&comment.author))),
        ("by", comment.by.as_ref().map(|by| harmless(&by.value))),
        ("url", comment.url.as_deref().map(harmless)),
        ("mail", mail.map(harmless)),
        ("date", Some(moment(&comment.date))),
        ("reply to", comment.reply_to.as_ref().map(|parent| harmless(&parent.value))),
        ("received from", comment.received_from.as_deref().map(harmless)),
        ("source id", comment.source_id.as_deref().map(harmless)),
        ("file", Some(comment.text.file.as_str().to_owned())),
    ];
    let rows: String =
        rows.into_iter().filter_map(|(name, value)| Some(format!("{name:<14} {}\n", value?))).collect();
    format!("{rows}\n{}", text(&comment.text.body(), "  "))
}

/// Returns a comment as one line of JSON, without any mail address.
pub(super) fn json(comment: &Comment) -> String {
    for_terminals(&object(comment))
}

/// Returns a comment as one line of JSON with the stored mail address, for the author who asks for this one comment.
pub(super) fn json_with_mail(comment: &Comment, mail: Option<&str>) -> String {
    let mut object = object(comment);
    object["mail"] = mail.into();
    for_terminals(&object)
}

/// Writes JSON in which control characters and marks of the writing direction are escaped.
fn for_terminals(object: &Value) -> String {
    let line = object.to_string();
    let is_special =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !line.contains(is_special) {
        return line;
    }
    // They occur only inside of strings, and their numbers have at most four digits.
    let escaped = |c: char| if is_special(c) { format!("\\u{:04x}", c as u32) } else { c.to_string() };
    line.chars().map(escaped).collect()
}

fn object(comment: &Comment) -> Value {
    json!({
        "id": comment.id.value,
        "article": comment.article.value,
        "reply_to": comment.reply_to.as_ref().map(|parent| &parent.value),
        "state": comment.state.as_str(),
        "held_because": comment.held_because,
        "author": comment.author,
        "by": comment.by.as_ref().map(|by| &by.value),
        "url": comment.url,
        "date": comment.date.rfc3339(),
        "decided": comment.decided.as_ref().map(|decided| decided.value.rfc3339()),
        "received_from": comment.received_from,
        "source_id": comment.source_id,
        "file": comment.text.file.as_str(),
        "comment": comment.text.body().trim(),
    })
}

/// Writes many comments in portions to standard output. Stops if the other end of a pipe is closed.
pub(super) fn write_all(comments: &[Arc<Comment>], text_of: impl Fn(&Comment) -> String + Sync) {
    // The lines have no colours, so they need not pass through the filter for colours.
    let mut out = io::stdout().lock();
    for part in comments.chunks(4096) {
        let lines: Vec<String> = part.par_iter().map(|comment| text_of(comment)).collect();
        if out.write_all(lines.concat().as_bytes()).is_err() {
            return;
        }
    }
}
