//! Callouts: block quotes that begin with `[!NOTE]` and its like.
//!
//! The parser knows five of them, and only without a title of their own; so all are recognised here.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::markdown::events;
use crate::markdown::events::EventAt;
use crate::markdown::labels::Labels;
use crate::markdown::writer::Writer;
use crate::markup::escape;

/// A kind of callout.
pub(super) struct CalloutKind {
    marker: &'static str,
    class: &'static str,
    title: fn(&Labels) -> &str,
    group: CalloutRole,
}

/// What a callout is for its reader.
#[derive(Clone, Copy)]
enum CalloutRole {
    /// A remark beside the text.
    Aside,
    /// A part of the guide.
    Section,
}

const CALLOUT_KINDS: [CalloutKind; 11] = [
    CalloutKind { marker: "NOTE", class: "note", title: |words| &words.note, group: CalloutRole::Aside },
    CalloutKind { marker: "TIP", class: "tip", title: |words| &words.tip, group: CalloutRole::Aside },
    CalloutKind {
        marker: "IMPORTANT",
        class: "important",
        title: |words| &words.important,
        group: CalloutRole::Aside,
    },
    CalloutKind {
        marker: "WARNING",
        class: "warning",
        title: |words| &words.warning,
        group: CalloutRole::Aside,
    },
    CalloutKind {
        marker: "CAUTION",
        class: "caution",
        title: |words| &words.caution,
        group: CalloutRole::Aside,
    },
    CalloutKind {
        marker: "TAKEAWAYS",
        class: "takeaways",
        title: |words| &words.takeaways,
        group: CalloutRole::Section,
    },
    CalloutKind {
        marker: "CHECKLIST",
        class: "checklist",
        title: |words| &words.checklist,
        group: CalloutRole::Section,
    },
    CalloutKind { marker: "STEPS", class: "steps", title: |words| &words.steps, group: CalloutRole::Section },
    CalloutKind {
        marker: "EXAMPLE",
        class: "example",
        title: |words| &words.example,
        group: CalloutRole::Section,
    },
    CalloutKind { marker: "DO", class: "do", title: |words| &words.do_this, group: CalloutRole::Section },
    CalloutKind { marker: "DONT", class: "dont", title: |words| &words.dont, group: CalloutRole::Section },
];

/// Kinds as other programs name them.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("INFO", "NOTE"),
    ("HINT", "TIP"),
    ("SUCCESS", "TIP"),
    ("DANGER", "CAUTION"),
    ("ERROR", "CAUTION"),
    ("ATTENTION", "WARNING"),
];

/// The kind of a callout by its name.
fn kind(name: &str) -> Option<&'static CalloutKind> {
    let other = OTHER_NAMES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    let name = other.map_or(name, |(_, name)| name);
    CALLOUT_KINDS.iter().find(|kind| kind.marker.eq_ignore_ascii_case(name))
}

/// Whether a callout has this name.
pub(super) fn is_kind(name: &str) -> bool {
    kind(name).is_some()
}

/// A block quote that begins with a marker.
struct CalloutMarker<'a> {
    /// The letters between `[!` and `]`.
    marker: &'a str,
    /// Where they stand in the body.
    at: Range<usize>,
    /// The events of the rest of the line.
    title: Range<usize>,
    /// The index of the first event behind the line.
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
    // Everything up to the bracket must be text of its own: `[!NOTE](url)` is a link.
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

/// Where the marker of the callout that starts at `at` ends.
pub(super) fn behind_marker(events: &[EventAt<'_>], body: &str, at: usize) -> Option<usize> {
    let found = marked(events, body, at)?;
    is_kind(found.marker).then_some(found.at.end + 1)
}

/// Reads the line of `:::` that the block quote at `at` was made of. Its first paragraph is the title.
fn fenced<'a>(events: &[EventAt<'_>], body: &'a str, at: usize) -> Option<CalloutMarker<'a>> {
    let start = events.get(at)?.1.start;
    let line = body.get(start..)?.strip_prefix(":::")?.split('\n').next()?;
    let is_name = |c: char| c.is_ascii_alphanumeric();
    // Of `::: {#id .callout-note}`, the name is the last word that has a meaning.
    let braces = line.split('}').next().unwrap_or_default();
    let marker = match line.trim_start_matches([':', ' ', '\t']).starts_with('{') {
        true => braces.split(|c| !is_name(c)).find(|word| is_kind(word))?,
        false => line.split(|c| !is_name(c)).find(|word| !word.is_empty())?,
    };
    let behind = events::behind(events, at + 1);
    Some(CalloutMarker { marker, at: start..start, title: at + 2..behind - 1, rest: behind })
}

/// The name of a kind in the letters of another name: small where that is.
fn alike(name: &str, kind: &str) -> String {
    if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        kind.to_ascii_lowercase()
    } else {
        kind.to_owned()
    }
}

impl Writer<'_> {
    /// Begins the block quote that starts at `at` and returns the index of what is written next.
    pub(super) fn open_quote(&mut self, at: usize) -> usize {
        self.line();
        let found = fenced(self.events, self.body, at).or_else(|| marked(self.events, self.body, at));
        let kind = found.as_ref().and_then(|found| kind(found.marker));
        if let (Some(found), Some(kind)) = (&found, kind) {
            self.open_callout(found, kind);
            return self.callout_text(found);
        }
        if let Some(found) = found.filter(|found| found.marker.bytes().all(|byte| !byte.is_ascii_lowercase()))
        {
            self.unknown_callout(found.marker, found.at, ["[!", "]"]);
        }
        self.out.push_str("<blockquote>\n");
        self.quotes.push("</blockquote>\n");
        at + 1
    }

    fn open_callout(&mut self, found: &CalloutMarker<'_>, kind: &CalloutKind) {
        // Reader views throw an `aside` away.
        let (group, role) = match kind.group {
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

    /// Begins the paragraph behind the marker's line, if any of it is left.
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

    /// Ends the block quote that was begun last.
    pub(super) fn close_quote(&mut self) {
        self.line();
        self.out.push_str(self.quotes.pop().unwrap_or_default());
    }

    /// Warns of a kind that does not exist; `signs` stand before and behind its name.
    pub(super) fn unknown_callout(&mut self, marker: &str, at: Range<usize>, signs: [&str; 2]) {
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
