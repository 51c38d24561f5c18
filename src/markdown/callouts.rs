//! Callouts: block quotes that begin with `[!NOTE]` or another kind.
//!
//! The parser supports only five kinds without custom titles, so callouts are recognized here.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::markdown::callout_kinds::{CALLOUT_KINDS, CalloutKind, CalloutRole, alike, is_kind, kind};
use crate::markdown::events;
use crate::markdown::events::EventAt;
use crate::markdown::writer::Writer;
use crate::markup::escape;

/// The marker of a callout.
struct CalloutMarker<'a> {
    /// The name between `[!` and `]`.
    marker: &'a str,
    /// The range of the name in the body.
    at: Range<usize>,
    /// The events of the rest of the line, which is the title.
    title: Range<usize>,
    /// The index of the first event after the line.
    rest: usize,
}

/// Reads the marker of the block quote that starts at `at`.
fn marked<'a>(events: &[EventAt<'_>], body: &'a str, at: usize) -> Option<CalloutMarker<'a>> {
    let (Event::Start(Tag::Paragraph), _) = events.get(at + 1)? else { return None };
    let (Event::Text(_), range) = events.get(at + 2)? else { return None };
    let start = range.start + 2;
    let rest = body.get(range.start..)?.strip_prefix("[!")?;
    let length = rest.bytes().take(32).position(|byte| byte == b']')?;
    let marker = rest.get(..length).filter(|marker| !marker.is_empty())?;
    if !marker.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\'')) {
        return None;
    }
    let behind = start + length + 1;
    // Everything up to the bracket must be separate text: `[!NOTE](url)` is a link.
    let pieces = events[at + 2..]
        .iter()
        .take_while(|(event, range)| matches!(event, Event::Text(_)) && range.end <= behind);
    let title = at + 2 + pieces.count();
    if events.get(title - 1)?.1.end != behind {
        return None;
    }
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(title) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(TagEnd::Paragraph) => {
                return Some(CalloutMarker {
                    marker,
                    at: start..start + length,
                    title: title..index,
                    rest: index,
                });
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::SoftBreak | Event::HardBreak if depth == 0 => {
                return Some(CalloutMarker {
                    marker,
                    at: start..start + length,
                    title: title..index,
                    rest: index + 1,
                });
            }
            _ => {}
        }
    }
    None
}

/// The index after the marker of the callout that starts at `at`.
pub(super) fn behind_marker(events: &[EventAt<'_>], body: &str, at: usize) -> Option<usize> {
    let found = marked(events, body, at)?;
    is_kind(found.marker).then_some(found.at.end + 1)
}

/// Reads the line of `:::` that became the block quote at `at`. Its first paragraph is the title.
fn fenced<'a>(events: &[EventAt<'_>], body: &'a str, at: usize) -> Option<CalloutMarker<'a>> {
    let start = events.get(at)?.1.start;
    let line = body.get(start..)?.strip_prefix(":::")?.split('\n').next()?;
    let is_name = |c: char| c.is_ascii_alphanumeric();
    // In `::: {#id .callout-note}`, the name is the first word that is a kind.
    let braces = line.split('}').next().unwrap_or_default();
    let marker = match line.trim_start_matches([':', ' ', '\t']).starts_with('{') {
        true => braces.split(|c| !is_name(c)).find(|word| is_kind(word))?,
        false => line.split(|c| !is_name(c)).find(|word| !word.is_empty())?,
    };
    let behind = events::behind(events, at + 1);
    Some(CalloutMarker { marker, at: start..start, title: at + 2..behind - 1, rest: behind })
}

impl Writer<'_> {
    /// Begins the block quote that starts at `at`, and returns the index of the next event to write.
    pub(super) fn open_quote(&mut self, at: usize) -> usize {
        self.begin_line();
        let found = fenced(self.events, self.body, at).or_else(|| marked(self.events, self.body, at));
        let kind = found.as_ref().and_then(|found| kind(found.marker));
        if let (Some(found), Some(kind)) = (&found, kind) {
            self.open_callout(found, kind);
            return self.callout_text(found);
        }
        if let Some(found) = found.filter(|found| found.marker.bytes().all(|byte| !byte.is_ascii_lowercase()))
        {
            self.report_unknown_callout(found.marker, found.at, ["[!", "]"]);
        }
        self.out.push_str("<blockquote>\n");
        self.quotes.push("</blockquote>\n");
        at + 1
    }

    fn open_callout(&mut self, found: &CalloutMarker<'_>, kind: &CalloutKind) {
        // Reader modes of browsers drop `aside` elements.
        let (group, role) = match kind.role {
            CalloutRole::Aside => ("callout", "note"),
            CalloutRole::Section => ("guide", "group"),
        };
        self.callouts += 1;
        let id = self.ids.give(&format!("callout-{}", self.callouts));
        let class = kind.class;
        self.out.push_str(&format!(
            "<div class=\"{group} {group}-{class}\" role=\"{role}\" aria-labelledby=\"{id}\">\n<p class=\"{group}-title\" id=\"{id}\">"
        ));
        self.page.anchors.push(id);
        self.quotes.push("</div>\n");
        let before = self.out.len();
        self.write(found.title.clone());
        let own = self.out.split_off(before);
        match own.trim() {
            "" => escape::text(&mut self.out, (kind.title)(self.options.labels)),
            own => self.out.push_str(own),
        }
        self.out.push_str("</p>\n");
        self.plain_line();
    }

    /// Begins a paragraph for the rest of the marker's paragraph, if there is any.
    fn callout_text(&mut self, found: &CalloutMarker<'_>) -> usize {
        let rest = found.rest;
        if found.title.end < rest && matches!(self.events[rest - 1].0, Event::End(TagEnd::Paragraph)) {
            return rest;
        }
        if let Some((Event::End(TagEnd::Paragraph), _)) = self.events.get(rest) {
            return rest + 1;
        }
        self.out.push_str("<p>");
        rest
    }

    /// Ends the innermost block quote.
    pub(super) fn close_quote(&mut self) {
        self.begin_line();
        self.out.push_str(self.quotes.pop().unwrap_or_default());
    }

    /// Warns about an unknown kind; `signs` are written around its name.
    pub(super) fn report_unknown_callout(&mut self, marker: &str, at: Range<usize>, signs: [&str; 2]) {
        let start = self.source.body.start;
        let [before, behind] = signs;
        let markers: Vec<String> = CALLOUT_KINDS.iter().map(|kind| alike(marker, kind.marker)).collect();
        let help = match nearest(marker, markers.iter().map(String::as_str)) {
            Some(guess) => format!("did you mean `{before}{guess}{behind}`?"),
            None => format!("the markers are: {}", markers.join(", ")),
        };
        let message = format!("there is no callout `{before}{marker}{behind}`");
        self.report(
            Diagnostic::warning(codes::UNKNOWN_CALLOUT, message).help(help),
            start + at.start..start + at.end,
        );
    }
}
