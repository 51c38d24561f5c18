//! The format of a comment's file as the program writes it: lines `key: value` that a person can read and change, then the
//! text.

use crate::config::Config;
use crate::content::CommentState;
use crate::date::Moment;
use crate::keys::tidy;
use crate::yaml::quote;

/// The contents of a new file.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) id: &'a str,
    pub(super) reply_to: Option<&'a str>,
    pub(super) state: CommentState,
    pub(super) held_because: Option<&'a str>,
    pub(super) author: &'a str,
    pub(super) by: Option<&'a str>,
    pub(super) url: Option<&'a str>,
    pub(super) date: &'a Moment,
    pub(super) received_from: Option<&'a str>,
    pub(super) source_id: Option<&'a str>,
    pub(super) decided: Option<&'a Moment>,
    pub(super) body: &'a str,
}

impl Record<'_> {
    /// Writes the whole file.
    pub(super) fn text(&self, config: &Config) -> String {
        let date = |moment: &Moment| moment.within(&config.zone).rfc3339();
        let (written, decided) = (date(self.date), self.decided.map(date));
        let lines = [
            ("id", Some(self.id)),
            ("reply_to", self.reply_to),
            ("state", Some(self.state.as_str())),
            ("held_because", self.held_because),
            ("author", Some(self.author)),
            ("by", self.by),
            ("url", self.url),
            ("date", Some(&written)),
            ("received_from", self.received_from),
            ("source_id", self.source_id),
            ("decided", decided.as_deref()),
        ];
        let mut text = "---\n".to_owned();
        for (key, value) in lines {
            let value = value.map(one_line).filter(|value| !value.is_empty());
            if let Some(value) = value {
                text.push_str(&format!("{key}: {}\n", scalar(&value)));
            }
        }
        format!("{text}---\n\n{}\n", body(self.body))
    }
}

/// Returns a value on one line, without characters that YAML refuses.
pub(super) fn one_line(text: &str) -> String {
    tidy(&text.replace(is_unwritable, " "))
}

/// Returns a text with `\n` as its line breaks, without control characters and without those that YAML refuses.
pub(super) fn body(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || is_unwritable(*c));
    let text: String = text.chars().filter(kept).collect();
    let lines: Vec<&str> = text.trim_end().split('\n').collect();
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    lines[first..].join("\n")
}

/// Returns whether YAML refuses a character: byte-order marks and noncharacters.
fn is_unwritable(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Writes a value so that YAML reads it back as the same text: plain if that is certain, otherwise as a JSON string.
fn scalar(text: &str) -> String {
    let sign = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '_' | '.' | '/' | '+' | '(' | ')' | ';' | '?' | '&' | '=' | '\'')
    };
    let time = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let colon = |text: &str| text.starts_with("https://") || text.starts_with("http://") || time(text);
    let plain = text.starts_with(|c: char| c.is_alphanumeric())
        && text.chars().all(|c| sign(c) || (c == ':' && colon(text)))
        && !text.contains(": ")
        && !text.ends_with(':')
        && !["null", "true", "false", "yes", "no", "on", "off"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word));
    if plain { text.to_owned() } else { quote::json(text) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::config;
    use crate::content::parse_comment;
    use crate::date::Zone;
    use crate::diagnostic::Report;
    use crate::path::SourcePath;

    proptest! {
        #[test]
        fn every_submission_is_read_back_as_it_was_sent(
            author in "\\PC{1,20}|[a-z:#'\"\\\\{}\\[\\],&*!|>%@`~ -]{1,12}|[\u{0}-\u{ff}]{1,9}|null|1e3|\u{feff}a",
            note in proptest::option::of("\\PC{1,20}"),
            body in "(---|\\.\\.\\.|state: approved|[\u{0}-\u{7f}]|\\PC|\r\n|\n){1,12}",
        ) {
            let text = "title: A\nurl: https://example.com\ntime_zone: Europe/Berlin\n";
            let config = config::parse(Some(text), None, &mut Report::new()).unwrap();
            let date = Moment::parse("2026-01-08 10:12", &Zone::UTC).unwrap();
            prop_assume!(!one_line(&author).is_empty());
            let record = Record {
                id: "c-1", reply_to: None, state: CommentState::Held, held_because: note.as_deref(), author: &author,
                by: None, url: None, date: &date, received_from: None, source_id: Some(&author), decided: None,
                body: &body,
            };
            let whole: Arc<str> = record.text(&config).into();
            let mut report = Report::new();
            let file = SourcePath::new("content/comments/a/c.md");
            let read = parse_comment(&file, &whole, &config, &mut report);
            prop_assert!(report.is_empty(), "{whole}{report:?}");
            let read = read.unwrap();
            prop_assert_eq!(read.state, CommentState::Held);
            prop_assert_eq!(read.source_id, Some(one_line(&author)));
            prop_assert_eq!(read.held_because, note.map(|note| one_line(&note)).filter(|note| !note.is_empty()));
            prop_assert_eq!(read.date, date);
            prop_assert_eq!(&*read.text.body(), format!("\n{}\n", super::body(&body)));
        }
    }
}
