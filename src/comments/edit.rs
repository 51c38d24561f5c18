//! The edit of a decision: the value of `state:`, and the line `decided:`. Every other byte of the file stays.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::content::{Comment, parse_comment};
use crate::diagnostic::{Diagnostic, Located, Report, Span, codes};
use crate::path::SourcePath;
use crate::source;

/// The values of a decision as they are written in a file, with quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decision {
    /// The value of `state`.
    pub(super) state: String,
    /// The value of `decided`; none if there is no such line.
    pub(super) decided: Option<String>,
}

/// A comment's file that was read for editing.
#[derive(Debug)]
pub(super) struct Editable<'c> {
    config: &'c Config,
    /// Its bytes as they are on the disk.
    pub(super) raw: Vec<u8>,
    /// The parsed comment.
    pub(super) comment: Comment,
}

impl<'c> Editable<'c> {
    /// Reads a file below `root`.
    pub(super) fn read(
        root: &Path,
        file: &SourcePath,
        config: &'c Config,
    ) -> Result<Editable<'c>, Diagnostic> {
        let raw = std::fs::read(source::on_disk(root, file)).map_err(|reason| {
            Diagnostic::error(codes::COMMENT_CHANGED, format!("`{file}` cannot be read any more: {reason}"))
                .at(Span::file(file))
        })?;
        Editable::of(file, raw, config)
    }

    /// Parses bytes that were read.
    pub(super) fn of(
        file: &SourcePath,
        raw: Vec<u8>,
        config: &'c Config,
    ) -> Result<Editable<'c>, Diagnostic> {
        let comment = parsed(file, &raw, config)?;
        Ok(Editable { config, raw, comment })
    }

    /// Returns the present decision.
    pub(super) fn decision(&self) -> Decision {
        let text = |at: &Range<usize>| self.comment.text.whole()[at.clone()].to_owned();
        Decision {
            state: text(&self.comment.state_at),
            decided: self.comment.decided.as_ref().map(|decided| text(&decided.at)),
        }
    }

    /// Returns the bytes with another decision. The result is parsed again: if anything else has changed, this returns an
    /// error.
    pub(super) fn with(&self, decision: &Decision) -> Result<Vec<u8>, Diagnostic> {
        let mut edits = vec![(self.on_disk(&self.comment.state_at), decision.state.clone())];
        match (&self.comment.decided, &decision.decided) {
            (Some(old), Some(new)) => edits.push((self.on_disk(&old.at), new.clone())),
            (Some(old), None) => edits.push((self.line(&self.on_disk(&old.at)), String::new())),
            (None, Some(new)) => edits.extend(self.new_line(new)),
            (None, None) => {}
        }
        edits.sort_by_key(|(at, _)| std::cmp::Reverse(at.start));
        let mut bytes = self.raw.clone();
        for (at, text) in edits {
            bytes.splice(at, text.into_bytes());
        }
        match parsed(&self.comment.text.file, &bytes, self.config) {
            Ok(after) if same_but_for_decision(&self.comment, &after) => Ok(bytes),
            _ => Err(Diagnostic::error(
                codes::COMMENT_CHANGED,
                "the front matter is written in a way that cannot be edited without changing more than `state`",
            )
            .at(self.comment.text.span(self.comment.state_at.clone()))
            .help(format!("write this line by hand:\nstate: {}", decision.state))),
        }
    }

    /// Returns the insertion of a line `decided:` below that of `state:`; none if the state is not alone on its line.
    fn new_line(&self, value: &str) -> Option<(Range<usize>, String)> {
        let line = self.line(&self.on_disk(&self.comment.state_at));
        let text = &self.raw[line.clone()];
        let end = if text.ends_with(b"\r\n") { "\r\n" } else { "\n" };
        let alone = text.starts_with(b"state") && text.ends_with(end.as_bytes());
        alone.then(|| (line.end..line.end, format!("decided: {value}{end}")))
    }

    /// Maps a range of the text to the bytes on the disk. The text has no byte-order mark, and each `\r\n` is one byte in it.
    fn on_disk(&self, at: &Range<usize>) -> Range<usize> {
        let mut place = if self.raw.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let mut start = place;
        for index in 0..at.end {
            if index == at.start {
                start = place;
            }
            place += if self.raw[place..].starts_with(b"\r\n") { 2 } else { 1 };
        }
        start..place
    }

    /// Returns the range of the line that contains a range, with its line break.
    fn line(&self, at: &Range<usize>) -> Range<usize> {
        let start = self.raw[..at.start].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
        let end = self.raw[at.end..].iter().position(|byte| *byte == b'\n');
        start..end.map_or(self.raw.len(), |found| at.end + found + 1)
    }
}

/// Parses a comment; returns the first error if the bytes are not a comment.
fn parsed(file: &SourcePath, raw: &[u8], config: &Config) -> Result<Comment, Diagnostic> {
    let whole: Arc<str> = source::text_of(file, raw)?.into();
    let mut report = Report::new();
    let comment = parse_comment(file, &whole, config, &mut report);
    let unreadable = || Diagnostic::error(codes::COMMENT_CHANGED, format!("`{file}` is no comment any more"));
    match (comment, report.has_errors()) {
        (Some(comment), false) => Ok(comment),
        _ => Err(report.sorted().into_iter().next().unwrap_or_else(unreadable)),
    }
}

fn same_but_for_decision(a: &Comment, b: &Comment) -> bool {
    fn rest(comment: &Comment) -> impl PartialEq {
        let Comment { author, url, date, held_because, received_from, source_id, .. } = comment;
        let value = |text: &Option<Located<String>>| text.as_ref().map(|text| text.value.clone());
        let names = (comment.id.value.clone(), comment.article.value.clone(), author.clone(), url.clone());
        let notes = (held_because.clone(), received_from.clone(), source_id.clone(), date.clone());
        (names, notes, value(&comment.reply_to), value(&comment.by), comment.text.body().to_owned())
    }
    rest(a) == rest(b)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config;

    fn config() -> Config {
        config::parse(Some("title: A\nurl: https://example.com\n"), None, &mut Report::new()).unwrap()
    }

    fn file() -> SourcePath {
        SourcePath::new("content/comments/a/c1.md")
    }

    fn decision(state: &str, decided: &str) -> Decision {
        Decision { state: state.to_owned(), decided: Some(decided.to_owned()) }
    }

    #[track_caller]
    fn check(before: &str, after: &str) {
        let config = config();
        let editable = Editable::of(&file(), before.as_bytes().to_vec(), &config).unwrap();
        let was = editable.decision();
        let edited = editable.with(&decision("approved", "2026-02-03T00:00:00Z")).unwrap();
        assert_eq!(String::from_utf8(edited.clone()).unwrap(), after);
        let again = Editable::of(&file(), edited, &config).unwrap();
        assert_eq!(String::from_utf8(again.with(&was).unwrap()).unwrap(), before);
    }

    #[test]
    fn a_decision_changes_only_its_lines_and_undoing_it_restores_every_byte() {
        check(
            "---\nstate: held\nauthor: Ann\ndate: 2026-01-02\n---\nHi\n",
            "---\nstate: approved\ndecided: 2026-02-03T00:00:00Z\nauthor: Ann\ndate: 2026-01-02\n---\nHi\n",
        );
        check(
            "\u{feff}---\r\n# mine\r\ndecided: 2025-01-01 # then\r\nauthor: Ann\r\nstate:   'spam' # or not\r\ndate: 2026-01-02\r\n---\r\nHi\r\nstate: held",
            "\u{feff}---\r\n# mine\r\ndecided: 2026-02-03T00:00:00Z # then\r\nauthor: Ann\r\nstate:   approved # or not\r\ndate: 2026-01-02\r\n---\r\nHi\r\nstate: held",
        );
        check(
            "---\n{state: held, author: Ann, date: 2026-01-02}\n---\nHi\n",
            "---\n{state: approved, author: Ann, date: 2026-01-02}\n---\nHi\n",
        );
    }

    #[test]
    fn an_edit_that_would_change_more_is_refused() {
        let text = "---\nauthor: &name held\nstate: *name\ndate: 2026-01-02\n---\nHi\n";
        let config = config();
        let editable = Editable::of(&file(), text.as_bytes().to_vec(), &config).unwrap();
        let edited = editable.with(&decision("approved", "2026-02-03T00:00:00Z")).unwrap();
        assert!(String::from_utf8(edited).unwrap().contains("author: &name held\nstate: approved\n"));
        let text = "---\nstate: &word held\nauthor: *word\ndate: 2026-01-02\n---\nHi\n";
        let editable = Editable::of(&file(), text.as_bytes().to_vec(), &config).unwrap();
        let fault = editable.with(&decision("approved", "2026-02-03T00:00:00Z")).unwrap_err();
        assert_eq!(fault.code, codes::COMMENT_CHANGED);
    }

    proptest! {
        #[test]
        fn any_file_is_the_same_but_for_two_lines_and_can_be_restored(
            marks in "(\u{feff})?",
            end in "(\n|\r\n)",
            front in proptest::collection::vec(
                "(# state: held|held_because: 'a: b'|url: https://x\\.org|reply_to: a|received_from: état 😀|id: c-1)", 0..5),
            at in 0..5usize,
            state in "(held|\"held\"|'spam'|rejected # no|approved)",
            decided in "(|decided: 2026-01-01 10:00|decided: \"2026-01-01\" # x)",
            body in "[a-z:\n#é -]{0,40}",
        ) {
            let mut lines: Vec<String> = front;
            lines.sort();
            lines.dedup_by_key(|line| line.split(':').next().map(str::to_owned));
            lines.insert(at.min(lines.len()), format!("state: {state}"));
            lines.extend(["author: Ann".to_owned(), "date: 2026-01-02".to_owned()]);
            lines.extend(Some(decided).filter(|line| !line.is_empty()));
            let text = format!("{marks}---\n{}\n---\n{body}", lines.join("\n")).replace('\n', &end);
            let config = config();
            let editable = Editable::of(&file(), text.clone().into_bytes(), &config).unwrap();
            let was = editable.decision();
            let edited = editable.with(&decision("rejected", "2026-02-03T00:00:00Z")).unwrap();
            let after = String::from_utf8(edited.clone()).unwrap();
            let others = |text: &str| -> Vec<String> {
                let own = |line: &&str| !line.starts_with("state:") && !line.starts_with("decided:");
                let (front, body) = text.split_at(text[4..].find("---").unwrap() + 4);
                front.lines().filter(own).chain([body]).map(str::to_owned).collect()
            };
            prop_assert_eq!(others(&text), others(&after));
            let again = Editable::of(&file(), edited, &config).unwrap();
            prop_assert_eq!(again.comment.state, crate::content::CommentState::Rejected);
            prop_assert_eq!(String::from_utf8(again.with(&was).unwrap()).unwrap(), text);
        }
    }
}
