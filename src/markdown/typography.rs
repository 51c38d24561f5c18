//! Typographic quotation marks, dashes and ellipses, in Markdown and in text without markup, such as titles. Code and
//! URLs stay.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::bytes;
use crate::markdown::events::EventAt;
use crate::markdown::quotes;
use crate::markdown::quotes::{Neighbour, QuoteKind, QuoteMark, Quotes};

/// A no-break space.
const NO_BREAK: char = '\u{a0}';

/// Sets text without markup: `Don't -- 10 "golden" rules...` becomes `Don’t – 10 “golden” rules…`.
pub fn typeset<'t>(text: &'t str, quotes: &Quotes) -> Cow<'t, str> {
    let bytes = text.as_bytes();
    let is_plain = |(at, byte): (usize, &u8)| match byte {
        b'"' | b'\'' => false,
        b'-' => bytes.get(at + 1) != Some(&b'-'),
        b'.' => bytes.get(at + 1..at + 3) != Some(b".."),
        _ => true,
    };
    if bytes.iter().enumerate().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let marks = marks(text);
    let mut roles = quotes::roles(&marks).into_iter().zip(&marks);
    let mut set = String::with_capacity(text.len() + 16);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let length = match c {
            '"' | '\'' => {
                let written = roles.next().and_then(|(found, mark)| found.written(mark, quotes));
                set.push_str(written.unwrap_or(&text[at..=at]));
                1
            }
            '-' => {
                let count = text[at..].bytes().take_while(|byte| *byte == b'-').count();
                match is_option(text, at, count) {
                    true => set.push_str("--"),
                    false => dashes(&mut set, count),
                }
                count
            }
            '.' if text[at..].starts_with("...") => {
                set.push('…');
                3
            }
            c => {
                set.push(c);
                c.len_utf8()
            }
        };
        at += length;
    }
    Cow::Owned(set)
}

/// Sets a title, and ties words that should stay on one line: `Part` and its number, a single capital and the next
/// word. `part` is the word for a part in the language.
pub fn typeset_title<'t>(title: &'t str, quotes: &Quotes, part: &str) -> Cow<'t, str> {
    let set = typeset(title, quotes);
    let blanks: Vec<usize> =
        set.match_indices(' ').map(|(at, _)| at).filter(|at| is_tied(&set, *at, part)).collect();
    if blanks.is_empty() {
        return set;
    }
    let mut tied = String::with_capacity(set.len() + blanks.len());
    let mut from = 0;
    for at in blanks {
        tied.push_str(&set[from..at]);
        tied.push(NO_BREAK);
        from = at + 1;
    }
    Cow::Owned(tied + &set[from..])
}

/// Returns whether the words around a space belong together.
fn is_tied(title: &str, at: usize, part: &str) -> bool {
    let before = title[..at].rsplit([' ', NO_BREAK]).next().unwrap_or_default();
    let before = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    let next = title[at + 1..].chars().next();
    let is_part = !before.is_empty() && ["Part", part].iter().any(|word| before.eq_ignore_ascii_case(word));
    if is_part {
        // A number in digits or Roman numerals.
        let word = title[at + 1..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_roman = !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        return is_roman || next.is_some_and(char::is_numeric);
    }
    let mut letters = before.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase) && matches!(letters.as_str(), "" | ".");
    // Nothing precedes the first word.
    is_capital && before.len() < at && next.is_some_and(char::is_alphanumeric)
}

/// Finds the straight marks of a text without markup.
fn marks(text: &str) -> Vec<QuoteMark> {
    let side = |c: Option<char>| match c {
        None => Neighbour::Edge,
        Some('"' | '\'') => Neighbour::Mark,
        Some(c) => Neighbour::of(c),
    };
    let found = text.bytes().enumerate().filter_map(|(at, byte)| Some((at, QuoteKind::of(byte)?)));
    let mark = |(at, kind): (usize, QuoteKind)| {
        let behind = &text[at + 1..];
        QuoteMark {
            kind,
            before: side(text[..at].chars().next_back()),
            after: side(behind.chars().next()),
            elides: kind == QuoteKind::Single && quotes::elides(behind),
        }
    };
    found.map(mark).collect()
}

/// Returns whether hyphens begin a command-line option, as in `build --strict`. Titles cannot mark it as code.
fn is_option(text: &str, at: usize, count: usize) -> bool {
    let is_apart = text[..at].chars().next_back().is_none_or(char::is_whitespace);
    count == 2 && is_apart && text[at + count..].starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Appends hyphens as dashes, divided as in the Markdown parser: all em dashes or all en dashes if possible.
fn dashes(set: &mut String, count: usize) {
    let (long, short) = match count {
        1 => return set.push('-'),
        count if count.is_multiple_of(3) => (count / 3, 0),
        count if count.is_multiple_of(2) => (0, count / 2),
        count if count % 3 == 2 => ((count - 2) / 3, 1),
        count => ((count - 4) / 3, 2),
    };
    set.extend(std::iter::repeat_n('—', long).chain(std::iter::repeat_n('–', short)));
}

/// Replaces the quotation marks that the parser has set by those of a language. The parser sets English ones, by the
/// adjacent characters alone. Here markup between is ignored, and all marks of a block are considered together.
pub(super) fn set_quotes<'a>(events: &mut [EventAt<'a>], body: &str, quotes: &'a Quotes) {
    if bytes::find(body.as_bytes(), |byte| (byte == b'"') | (byte == b'\'')).is_none() {
        return;
    }
    let mut block = Block { marks: Vec::new(), places: Vec::new(), last: Neighbour::Edge, waits: false };
    for at in 0..events.len() {
        let (event, range) = &events[at];
        match event {
            Event::Text(text) => match mark_at(text, &body.as_bytes()[range.clone()]) {
                Some(kind) => block.mark(kind, at),
                None => block.text(text),
            },
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => block.letters(Neighbour::Letter),
            Event::SoftBreak | Event::HardBreak => block.letters(Neighbour::Space),
            Event::InlineHtml(html) if is_break(html) => block.letters(Neighbour::Space),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => {}
            _ => block.set(events, quotes),
        }
    }
    block.set(events, quotes);
}

fn is_break(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// Returns the kind of straight mark that an event replaces.
fn mark_at(text: &str, written: &[u8]) -> Option<QuoteKind> {
    let [byte] = written else { return None };
    QuoteKind::of(*byte).filter(|_| matches!(text, "“" | "”" | "‘" | "’"))
}

/// The marks of a block, while it is read.
struct Block {
    marks: Vec<QuoteMark>,
    /// The indexes of the events of the marks.
    places: Vec<usize>,
    /// The left neighbour of the next event.
    last: Neighbour,
    /// `true` if the right neighbour of the last mark is not known yet.
    waits: bool,
}

impl Block {
    fn mark(&mut self, kind: QuoteKind, at: usize) {
        self.follow(Neighbour::Mark);
        self.marks.push(QuoteMark { kind, before: self.last, after: Neighbour::Edge, elides: false });
        self.places.push(at);
        (self.last, self.waits) = (Neighbour::Mark, true);
    }

    fn text(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else { return };
        if self.waits {
            if let Some(mark) = self.marks.last_mut().filter(|mark| mark.kind == QuoteKind::Single) {
                mark.elides = quotes::elides(text);
            }
            self.follow(text.chars().next().map_or(Neighbour::Edge, Neighbour::of));
        }
        self.last = Neighbour::of(last);
    }

    fn letters(&mut self, side: Neighbour) {
        self.follow(side);
        self.last = side;
    }

    fn follow(&mut self, side: Neighbour) {
        if let Some(mark) = self.marks.last_mut().filter(|_| self.waits) {
            mark.after = side;
        }
        self.waits = false;
    }

    /// Sets the marks and starts the next block.
    fn set<'a>(&mut self, events: &mut [EventAt<'a>], quotes: &'a Quotes) {
        for ((found, mark), at) in quotes::roles(&self.marks).into_iter().zip(&self.marks).zip(&self.places) {
            let straight = if mark.kind == QuoteKind::Double { "\"" } else { "'" };
            events[*at].0 = Event::Text(CowStr::Borrowed(found.written(mark, quotes).unwrap_or(straight)));
        }
        self.marks.clear();
        self.places.clear();
        (self.last, self.waits) = (Neighbour::Edge, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(marks: [&str; 4]) -> Quotes {
        let [a, b, c, d] = marks.map(str::to_owned);
        Quotes { outer: [a, b], inner: [c, d] }
    }

    #[test]
    fn marks_are_set_by_their_neighbours() {
        let check =
            |text: &str, expected: &str| assert_eq!(typeset(text, &Quotes::default()), expected, "{text}");
        check("Don't -- 10 \"golden\" rules...", "Don’t – 10 “golden” rules…");
        check("a 24\" monitor, 6'2\", 5\" x 7\"", "a 24\" monitor, 6'2\", 5\" x 7\"");
        check("and he left.\" So \"it\" is", "and he left.” So “it” is");
        check("f\"{x}\" and \"y\"", "f”{x}” and “y”");
        check("“typed\" end \"x\"", "“typed” end “x”");
        check("\"Windows 95\" or \"98\"", "“Windows 95” or “98”");
        check("\"a 24\" monitor\" \"b\"", "“a 24\" monitor” “b”");
        check("\"He said 'no' to 'em.\" \"'No,' he said.\"", "“He said ‘no’ to ’em.” “‘No,’ he said.”");
        check("(\"yes\")—\"no\"—he/\"she\"", "(“yes”)—“no”—he/“she”");
        check("\"...and then\" \"!\" \",\"", "“…and then” “!” “,”");
        check("the '90s, rock 'n' roll, dogs' bones, 'ello", "the ’90s, rock ’n’ roll, dogs’ bones, ’ello");
        check("'One' and 'two'", "‘One’ and ‘two’");
        check("a \" b", "a \" b");
        check("---- ----- - x--y -- z", "–– —– - x–y – z");
        check("The build --strict option", "The build --strict option");
    }

    #[test]
    fn each_language_has_its_own_marks() {
        let check =
            |marks, text: &str, expected: &str| assert_eq!(typeset(text, &quotes(marks)), expected, "{text}");
        let german = ["„", "“", "‚", "‘"];
        check(german, "\"ja\" und 'nein', 24\" und \"so 'ja'\"", "„ja“ und ‚nein‘, 24\" und „so ‚ja‘“");
        check(german, "Hab's, geht's", "Hab’s, geht’s");
        let french = ["«\u{a0}", "\u{a0}»", "“", "”"];
        check(french, "l'\"oui\" d'un \"non\"", "l’«\u{a0}oui\u{a0}» d’un «\u{a0}non\u{a0}»");
        check(french, "\" oui \"", "« oui »");
        let japanese = ["「", "」", "『", "』"];
        check(japanese, "彼は\"はい。\"と'それ'言った", "彼は「はい。」と『それ』言った");
        check(["«", "»", "“", "”"], "قال \"نعم\" و\"لا\"، ثم", "قال «نعم» و«لا»، ثم");
    }

    #[test]
    fn words_of_a_title_that_belong_together_are_tied() {
        let check = |title: &str, expected: &str| {
            assert_eq!(typeset_title(title, &Quotes::default(), "Teil"), expected, "{title}");
        };
        check("Loyalty, Part III: Plan B works", "Loyalty, Part\u{a0}III: Plan B\u{a0}works");
        check("Treue (Teil 2)", "Treue (Teil\u{a0}2)");
        check("A warm welcome", "A warm welcome");
        check("Part of me", "Part of me");
    }
}
