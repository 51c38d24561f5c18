//! A fast parser for comments whose front matter has only plain lines `key: value`, as the program writes it.
//!
//! A site may have a hundred thousand comments, and parsing YAML takes ten times as long. Any comment that is not
//! certainly plain, or has an error, is left to the YAML parser, which reports the errors. A property test checks that
//! both return the same values.

use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::content::comment::{Comment, STATES, folder, is_id_character, is_web_address};
use crate::content::text::Text;
use crate::date::Moment;
use crate::diagnostic::Located;
use crate::markdown::untrusted;
use crate::path::SourcePath;

const KEYS: [&str; 12] = [
    "article",
    "author",
    "by",
    "date",
    "decided",
    "held_because",
    "id",
    "received_from",
    "reply_to",
    "source_id",
    "state",
    "url",
];

/// The maximum number of bytes of front matter for this parser.
const LONGEST: usize = 8 * 1024;

/// The ranges of the values in the front matter, and the offset of the Markdown.
struct PlainLines<'t> {
    whole: &'t str,
    values: [Option<Range<usize>>; KEYS.len()],
    body: usize,
}

/// Parses a comment. Returns `None` if it is not plain.
pub(super) fn read(file: &SourcePath, whole: &Arc<str>, config: &Config) -> Option<Comment> {
    let folder = folder(file)?;
    let lines = PlainLines::parse(whole)?;
    let moment = |key| match lines.text(key) {
        Some(text) => {
            Some(Some(Located { value: Moment::parse(&text.value, &config.zone).ok()?, at: text.at }))
        }
        None => Some(None),
    };
    let state = lines.text("state")?;
    let id = lines.text("id").unwrap_or_else(|| Located { value: file.stem().to_owned(), at: 0..0 });
    let article = lines.text("article").unwrap_or_else(|| Located { value: folder.to_owned(), at: 0..0 });
    let url = lines.text("url");
    let safe = |url: &Located<String>| is_web_address(&url.value);
    if article.value != folder || !id.value.chars().all(is_id_character) || !url.as_ref().is_none_or(safe) {
        return None;
    }
    let value = |key| lines.text(key).map(|text| text.value);
    Some(Comment {
        text: Text::new(file, whole, lines.body..whole.len()),
        article,
        id,
        reply_to: lines.text("reply_to"),
        state: STATES.iter().find(|(word, _)| *word == state.value)?.1,
        state_at: state.at,
        held_because: value("held_because"),
        author: untrusted::name(&value("author")?),
        by: lines.text("by"),
        url: url.map(|url| url.value),
        date: moment("date")??.value,
        received_from: value("received_from"),
        source_id: value("source_id"),
        decided: moment("decided")?,
    })
}

impl<'t> PlainLines<'t> {
    /// Splits a file, if all lines of its front matter are plain.
    fn parse(whole: &'t str) -> Option<PlainLines<'t>> {
        let mut values = [const { None }; KEYS.len()];
        let mut start = whole.strip_prefix("---\n").map(|_| 4)?;
        loop {
            let line = &whole[start..start + whole[start..].find('\n')?];
            let next = start + line.len() + 1;
            if line == "---" {
                return Some(PlainLines { whole, values, body: next });
            }
            let (key, value) = line.split_once(": ")?;
            let key = KEYS.binary_search(&key).ok()?;
            let quoted = value.len() >= 2 && value.starts_with('"') && value.ends_with('"');
            let plain = if quoted { is_text(&value[1..value.len() - 1]) } else { is_plain(value) };
            let at = next - 1 - value.len()..next - 1;
            if !plain || next > LONGEST || values[key].replace(at).is_some() {
                return None;
            }
            start = next;
        }
    }

    fn text(&self, key: &str) -> Option<Located<String>> {
        let at = self.values[KEYS.binary_search(&key).ok()?].clone()?;
        let written = &self.whole[at.clone()];
        let value = written.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(written);
        Some(Located { value: value.to_owned(), at })
    }
}

/// Returns whether a text has the same value in double quotes and after `tidy`.
fn is_text(text: &str) -> bool {
    let usual = |c: char| {
        c == ' '
            || (c.is_ascii_graphic() && !matches!(c, '"' | '\\'))
            || (!c.is_ascii() && c.is_alphanumeric())
            || matches!(c, '‐'..='…')
    };
    !text.is_empty()
        && text.chars().all(usual)
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

/// Returns whether a text has the same value without quotes.
fn is_plain(text: &str) -> bool {
    is_text(text)
        && text.starts_with(char::is_alphanumeric)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.eq_ignore_ascii_case("null")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config;
    use crate::content::{comment_front_matter, opened_file};
    use crate::diagnostic::Report;

    const PLAIN: &str = "---\nid: c-1\nstate: held\nheld_because: \"2 links: the limit is 1\"\nauthor: Ann O'Hara\n\
                         url: https://example.com/?a=b#c\ndate: 2026-01-08T10:12:00Z\n---\n\nHello.\n";

    fn config() -> Config {
        let text = "title: A\nurl: https://example.com\ntime_zone: Europe/Berlin\n";
        config::parse(Some(text), None, &mut Report::new()).unwrap()
    }

    fn both(whole: &str) -> (Option<Comment>, Option<Comment>, Report) {
        let (file, whole) = (SourcePath::new("content/comments/a/c1.md"), Arc::from(whole));
        let mut report = Report::new();
        let long = opened_file::open(&file, &whole, &mut report)
            .and_then(|opened| comment_front_matter::read(&opened, &config(), &mut report));
        (read(&file, &whole, &config()), long, report)
    }

    #[test]
    fn comments_of_the_program_are_plain() {
        let (short, long, report) = both(PLAIN);
        assert!(report.is_empty());
        assert_eq!(short.as_ref().map(|comment| comment.author.as_str()), Some("Ann O'Hara"));
        assert_eq!(short, long);
    }

    proptest! {
        #[test]
        fn both_parsers_return_the_same_values(
            lines in proptest::collection::vec(
                ("(state|author|date|url|id|by|decided|reply_to|article|source_id|held_because|email)", 0..3usize,
                 "(held|approved|2026-01-08|2026-01-08 10:12|https://x.org/#a|javascript:x|a|c-1|a b|é ü|null|~|true|1_0|0x1f|1e3|\
                   \"a: b\"|\"\"|a # b|a: b|a:|- a|\\[a\\]|'a'|\"a\\\\n\"|a  b|😀|“a”|\u{feff}a|\u{85}|@x|%x|&a|\\*a| a|a |.5|-1|=|<<|)"),
                1..8),
        ) {
            let mut whole = "---\nstate: held\nauthor: Ann\ndate: 2026-01-08\n".to_owned();
            for (key, spaces, value) in &lines {
                let line = format!("{key}:{}{value}\n", " ".repeat(*spaces));
                let old = format!("{key}: ");
                match whole.lines().find(|line| line.starts_with(&old)).map(str::to_owned) {
                    Some(old) if lines.len() % 2 == 0 => whole = whole.replace(&format!("{old}\n"), &line),
                    _ => whole.push_str(&line),
                }
            }
            whole.push_str("---\nHello.\n");
            let (short, long, report) = both(&whole);
            if short.is_some() {
                prop_assert_eq!(&short, &long, "{}", whole);
                prop_assert!(report.is_empty(), "{}", whole);
            }
        }
    }
}
