//! Finds bare URLs in text by the rules of GitHub's extended autolinks.
//!
//! `www.` URLs become `https`. E-mail addresses are not linked, since they would be harvested.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::events::EventAt;

/// A part of a text.
pub(super) enum Segment<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A URL as written, with its range in the source.
    Url(String, Range<usize>),
}

/// The longest host that is examined. The limit keeps a line of `www._www._` from taking quadratic time.
const LONGEST_HOST: usize = 255;

/// Returns whether a text may contain a URL.
pub(super) fn suspects(text: &str) -> bool {
    let mut marks = memchr::memchr2_iter(b':', b'.', text.as_bytes());
    marks
        .any(|at| text[at..].starts_with("://") || text[..at].ends_with("www") && text[at..].starts_with('.'))
}

/// Returns the destination for a URL as written.
pub(super) fn address(url: &str) -> Cow<'_, str> {
    if has_prefix(url, "www.") { Cow::Owned(format!("https://{url}")) } else { Cow::Borrowed(url) }
}

/// The index after the consecutive text events from `at` on.
pub(super) fn run_end(events: &[EventAt<'_>], at: usize) -> usize {
    let more = events[at..].iter().take_while(|(event, _)| matches!(event, Event::Text(_)));
    at + more.count()
}

/// Splits consecutive text events into text and URLs.
///
/// Typographic quotes and dashes are events of their own; inside a URL they are restored to what the author typed.
pub(super) fn parts<'a>(run: &'a [EventAt<'_>], source: &'a str) -> Vec<Segment<'a>> {
    let mut written = String::new();
    let mut entities = Vec::new();
    let mut shown: Vec<(&str, &str, usize)> = Vec::new();
    for (event, range) in run {
        let text: &str = if let Event::Text(text) = event { text } else { "" };
        let source = source.get(range.clone()).unwrap_or(text);
        let smart = matches!(source, "'" | "\"" | "..." | "--" | "---") && source != text;
        let typed = if smart { source } else { text };
        if source.starts_with('&') && source != text {
            entities.push(written.len()..written.len() + typed.len());
        }
        written.push_str(typed);
        shown.push((text, typed, range.start));
    }
    let mut urls = urls(&written, &entities).into_iter().peekable();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut covered = 0;
    for (text, typed, at) in shown {
        let end = start + typed.len();
        let mut from = start.max(covered);
        while let Some(url) = urls.next_if(|url| url.start < end) {
            push(&mut parts, typed, from - start..url.start - start);
            let begins = at + (url.start - start);
            parts.push(Segment::Url(written[url.clone()].to_owned(), begins..begins + url.len()));
            covered = url.end;
            from = url.end.min(end);
        }
        if from == start && end > start {
            parts.push(Segment::Text(Cow::Borrowed(text)));
        } else {
            push(&mut parts, typed, from.min(end) - start..typed.len());
        }
        start = end;
    }
    parts
}

fn push<'a>(parts: &mut Vec<Segment<'a>>, text: &'a str, range: Range<usize>) {
    if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
        parts.push(Segment::Text(Cow::Borrowed(text)));
    }
}

/// Returns the ranges of the URLs in a text. A URL never ends with a character that was written as an entity, as
/// `&copy;`.
fn urls(text: &str, entities: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at >= from
            && matches!(c, 'h' | 'H' | 'w' | 'W')
            && !before.is_alphanumeric()
            && let Some(length) = url_length(&text[at..])
        {
            let mut end = at + length;
            while let Ok(last) = entities.binary_search_by_key(&end, |entity| entity.end)
                && at < entities[last].start
            {
                end = at + without_punctuation(&text[at..entities[last].start]);
            }
            found.push(at..end);
            from = at + length;
        }
        before = c;
    }
    found
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The length of the URL at the start of a text.
fn url_length(text: &str) -> Option<usize> {
    let scheme =
        ["https://", "http://"].iter().find(|scheme| has_prefix(text, scheme)).map(|scheme| scheme.len());
    let host_start = match scheme {
        Some(length) => length,
        None if has_prefix(text, "www.") => 0,
        None => return None,
    };
    let host_end = text[host_start..]
        .char_indices()
        .find(|&(at, c)| at > LONGEST_HOST || !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
        .map_or(text.len(), |(at, _)| host_start + at);
    let host = text[host_start..host_end].trim_end_matches(['.', '_', '-']);
    let mut labels = host.rsplit('.');
    let (last, second) = (labels.next()?, labels.next()?);
    let named = |label: &str| !label.is_empty() && !label.contains('_');
    if host.len() > LONGEST_HOST
        || !named(last)
        || !named(second)
        || scheme.is_none() && labels.next().is_none()
    {
        return None;
    }
    let end = text[host_end..].find(ends_url).map_or(text.len(), |at| host_end + at);
    Some(without_punctuation(&text[..end]).max(host_start + host.len()))
}

/// Returns whether a character ends a URL. Quotes and full stops of other scripts belong to the sentence.
fn ends_url(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '`' | '“' | '”' | '«' | '»' | '。' | '、' | '，' | '）' | '」')
}

/// The length of a URL without trailing punctuation of the sentence. Closing brackets are kept if the URL opened them.
fn without_punctuation(url: &str) -> usize {
    let surplus =
        |close: char, open: char| url.matches(close).count().saturating_sub(url.matches(open).count());
    let (mut round, mut square) = (surplus(')', '('), surplus(']', '['));
    let mut end = url.len();
    for (at, c) in url.char_indices().rev() {
        if at >= end {
            continue;
        }
        match c {
            // `&hl;` looks like a character reference, which does not belong to a URL at its end.
            ';' if let Some(reference) = reference_start(&url[..at]) => {
                end = reference;
                continue;
            }
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '…' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        end = at;
    }
    end
}

/// The index of the `&name` at the end of a text.
fn reference_start(text: &str) -> Option<usize> {
    let name = text.len() - text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    (name < text.len() && text[..name].ends_with('&')).then(|| name - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_punctuation_does_not_belong_to_a_url() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = urls(text, &[]).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("see https://a.org/b.", &["https://a.org/b"]);
        check("(https://a.org/b_(c)) x", &["https://a.org/b_(c)"]);
        check("(www.a.org/x?y=1&z=2), and", &["www.a.org/x?y=1&z=2"]);
        check("[https://a.org]", &["https://a.org"]);
        check("http://a_b.org/ http://a.b_c.org http://localhost www.a", &[]);
        check("xhttp://a.org http:// www. www..com", &[]);
        check("**HTTPS://A.org** “https://b.org”", &["HTTPS://A.org", "https://b.org"]);
        check("https://a.org:80/x#y) https://ä.org/ü", &["https://a.org:80/x#y", "https://ä.org/ü"]);
        check("http://a.org?!.,)))", &["http://a.org"]);
        check(
            "www.a.org/?a&hl; www.a.org/?b&c;&d;). www.a.org/?e;",
            &["www.a.org/?a", "www.a.org/?b", "www.a.org/?e"],
        );
        check("www.a.org/?a&hl;b", &["www.a.org/?a&hl;b"]);
    }
}
