//! Replaces the tags of Liquid and Nunjucks in a text by what they stood for. What is not understood stays, and is listed.

use std::ops::Range;

use crate::import::liquid_branches::{Branch, Branches};
use crate::import::liquid_expression::Expression;
use crate::import::liquid_lists::LoopHead;
use crate::import::liquid_tags::{LiquidPart, LiquidTag, LiquidToken, tokens};
use crate::import::markdown_lines::MarkdownLines;
use crate::import::notes::Note;
use crate::import::replaced_text::{ReplacedText, shown_marks};
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};

/// The most pairs of tags in each other. A pair that is not understood is read twice, so the number is small.
const DEEPEST: usize = 8;
/// The most tags between a tag and its end.
const FARTHEST: usize = 10_000;
/// The most turns of all loops of a text.
const MOST_TURNS: usize = 1_000;
/// The most bytes of a loop, before its tags are replaced.
const LONGEST_LOOP: usize = 1024 * 1024;
/// The note of a comment.
const COMMENT: &str = "comments of templates, which no reader saw";
/// The note of code whose end is not marked.
const UNCLOSED: &str = "code without an end tag: up to the next blank line";

/// Replaces the tags of a text.
pub(super) fn replace(text: &str, dialect: &mut dyn TagDialect) -> ReplacedText {
    if ["{{", "{%", "{# "].iter().all(|mark| !text.contains(mark)) {
        return ReplacedText { text: text.to_owned(), notes: Vec::new() };
    }
    let tokens = tokens(text);
    let mut replacing = Replacing {
        text,
        tokens: &tokens,
        lines: MarkdownLines::of(text),
        dialect,
        notes: Vec::new(),
        depth: 0,
        turns: 0,
    };
    let text = replacing.range(0..tokens.len(), 0..text.len());
    ReplacedText { text, notes: replacing.notes }
}

struct Replacing<'t, 'd> {
    text: &'t str,
    tokens: &'t [LiquidToken<'t>],
    lines: MarkdownLines<'t>,
    dialect: &'d mut dyn TagDialect,
    notes: Vec<(Note, String, usize)>,
    /// The number of pairs around the place.
    depth: usize,
    /// The number of turns of all loops so far.
    turns: usize,
}

impl<'t> Replacing<'t, '_> {
    /// Returns a part of the text with its tags replaced.
    fn range(&mut self, tokens: Range<usize>, at: Range<usize>) -> String {
        let (all, text) = (self.tokens, self.text);
        let mut out = String::with_capacity(at.len());
        let (mut next, mut from) = (tokens.start, at.start);
        while next < tokens.end {
            let token = &all[next];
            next += 1;
            // A tag inside a pair that is done.
            if token.at.start < from {
                continue;
            }
            out.push_str(&text[from..token.at.start]);
            from = token.at.end;
            if !self.dialect.reads_code() && self.lines.is_code(token.at.start) {
                out.push_str(&text[token.at.clone()]);
                continue;
            }
            match &token.part {
                LiquidPart::Comment => {
                    self.notes.push((Note::LeftOut, COMMENT.to_owned(), self.lines.number(token.at.start)));
                }
                LiquidPart::Raw(inner) => self.raw(inner.clone(), &token.at, &mut out),
                LiquidPart::Output(inner) => {
                    let around = self.around(&token.at);
                    let replacement = self.dialect.output(inner, &around);
                    let shown = || format!("`{{{{ {} }}}}`", Expression::shown(inner));
                    self.put(replacement, &token.at, shown, &mut out);
                }
                LiquidPart::Tag(tag) => {
                    let whole = self.tag(tag, next - 1..tokens.end, &mut out);
                    from = whole.end;
                }
            }
        }
        out.push_str(&text[from.min(at.end)..at.end]);
        out
    }

    /// Replaces a tag, with its pair. Returns the range of all that is done.
    fn tag(&mut self, tag: &LiquidTag<'_>, tokens: Range<usize>, out: &mut String) -> Range<usize> {
        let known = match tag.name {
            "if" | "unless" => self.choice(tag, tokens.clone(), out),
            "for" => self.repetition(tag.arguments, tokens.clone(), out),
            _ => None,
        };
        if let Some(whole) = known {
            return whole;
        }
        let start = self.tokens[tokens.start].at.clone();
        let kind = self.dialect.body(tag);
        let shown = || format!("`{{% {} %}}`", tag.name);
        let is_pair = kind != TagBody::None && self.depth < DEEPEST;
        let end = if is_pair { self.end(tag.name, tokens.clone()) } else { None };
        let Some(end) = end else {
            return match kind {
                TagBody::Verbatim => self.unclosed(tag, start, out),
                _ => {
                    let around = self.around(&start);
                    let is_single = kind == TagBody::None;
                    let replacement = if is_single { self.dialect.tag(tag, None, &around) } else { None };
                    self.put(replacement, &start, shown, out);
                    start
                }
            };
        };
        let (inner, whole) = (start.end..self.tokens[end].at.start, start.start..self.tokens[end].at.end);
        let notes = self.notes.len();
        let body = match kind {
            TagBody::Verbatim => self.text[inner.clone()].to_owned(),
            _ => {
                self.depth += 1;
                let body = self.range(tokens.start + 1..end, inner);
                self.depth -= 1;
                body
            }
        };
        let around = self.around(&whole);
        match self.dialect.tag(tag, Some(&body), &around) {
            Some(replacement) => {
                self.put(Some(replacement), &whole, shown, out);
                whole
            }
            None => {
                // The text between the tags is read again, as that of no pair.
                self.notes.truncate(notes);
                self.put(None, &start, shown, out);
                start
            }
        }
    }

    /// Writes the branch of a condition that holds. Returns the range of all branches, or `None` if the result is not certain.
    fn choice(
        &mut self,
        tag: &LiquidTag<'_>,
        tokens: Range<usize>,
        out: &mut String,
    ) -> Option<Range<usize>> {
        let branches = Branches::of(self.text, self.tokens, tokens).filter(|_| self.depth < DEEPEST)?;
        let mut chosen = None;
        for (number, branch) in branches.list.into_iter().enumerate() {
            let holds = branch.condition.map_or(Some(true), |condition| self.dialect.condition(condition))?;
            if holds != (number == 0 && tag.name == "unless") {
                chosen = Some(branch);
                break;
            }
        }
        if let Some(Branch { tokens, at, .. }) = chosen {
            self.depth += 1;
            let text = self.range(tokens, at);
            self.depth -= 1;
            out.push_str(&text);
        }
        Some(branches.whole)
    }

    /// Writes the turns of a loop over a known list. Returns the range of the whole loop, or `None` if one of its tags is not
    /// understood.
    fn repetition(&mut self, head: &str, tokens: Range<usize>, out: &mut String) -> Option<Range<usize>> {
        let head = LoopHead::parse(head).filter(|_| self.depth < DEEPEST)?;
        let entries = head.entries(self.dialect.list(head.list)?);
        let branches = Branches::of(self.text, self.tokens, tokens)?;
        let (turns, other) = (branches.list.first()?, branches.list.get(1));
        let branch = if entries.is_empty() { other } else { Some(turns) };
        self.turns += entries.len();
        if self.turns > MOST_TURNS || turns.at.len().saturating_mul(entries.len()) > LONGEST_LOOP {
            return None;
        }
        let (notes, mut text) = (self.notes.len(), String::new());
        self.depth += 1;
        let values = if entries.is_empty() { vec![None] } else { entries.iter().map(Some).collect() };
        for (turn, value) in values.into_iter().enumerate() {
            self.dialect.bind("forloop", Some(&LoopHead::turn(turn, entries.len())));
            self.dialect.bind(head.name, value);
            if let Some(Branch { tokens, at, .. }) = branch {
                text.push_str(&self.range(tokens.clone(), at.clone()));
            }
        }
        self.dialect.bind("forloop", None);
        self.dialect.bind(head.name, None);
        self.depth -= 1;
        if self.notes[notes..].iter().any(|(note, _, _)| *note == Note::Unconverted) {
            self.notes.truncate(notes);
            return None;
        }
        out.push_str(&text);
        Some(branches.whole)
    }

    /// Replaces a tag of code without an end tag: its code reaches to a misspelt end, or to the next blank line.
    fn unclosed(&mut self, tag: &LiquidTag<'_>, start: Range<usize>, out: &mut String) -> Range<usize> {
        let rest = &self.text[start.end..];
        let line_end = |at: usize| rest[at..].find('\n').map_or(rest.len(), |length| at + length);
        let next = rest.find(&format!("{{% {}", tag.name)).unwrap_or(rest.len());
        let misspelt = rest[..next].find("\n{% end").map(|at| (at, line_end(at + 1)));
        let blank = rest.find("\n\n").unwrap_or(rest.trim_end().len());
        let (inner, end) = misspelt.unwrap_or((blank, blank));
        let whole = start.start..start.end + end;
        let around = self.around(&whole);
        let code = &self.text[start.end..start.end + inner];
        let replacement = self.dialect.tag(tag, Some(code), &around).filter(|_| !code.trim().is_empty());
        let shown = || format!("`{{% {} %}}`", tag.name);
        let done = if replacement.is_some() { whole } else { start };
        let replacement = replacement.map(|made| Replacement { note: Some(UNCLOSED.to_owned()), ..made });
        self.put(replacement, &done, shown, out);
        done
    }

    /// Returns the number of the token that ends a tag.
    fn end(&self, name: &str, tokens: Range<usize>) -> Option<usize> {
        let mut depth = 0usize;
        for number in tokens.take(FARTHEST) {
            let LiquidPart::Tag(tag) = &self.tokens[number].part else { continue };
            if tag.name == name {
                depth += 1;
            } else if tag.name.strip_prefix("end") == Some(name) {
                depth -= 1;
                if depth == 0 {
                    return Some(number);
                }
            }
        }
        None
    }

    fn around(&self, at: &Range<usize>) -> Around<'t> {
        let (first, last) = (self.lines.line(at.start), self.lines.line(at.end.saturating_sub(1)));
        let has_text = |start: usize, end: usize| !self.text[start..end].trim().is_empty();
        let above = first.start.checked_sub(1).map(|end| self.lines.line(end));
        let below = Some(self.lines.line(last.end)).filter(|_| last.end < self.text.len());
        let touches = [above, below].map(|line| line.is_some_and(|line| has_text(line.start, line.end)));
        Around {
            touches,
            before: &self.text[first.start..at.start],
            after: &self.text[at.end..last.end.max(at.end)],
            line: first.kind,
            is_code: self.lines.is_code(at.start),
        }
    }

    /// Writes a replacement, or the text as it was.
    fn put(
        &mut self,
        replacement: Option<Replacement>,
        at: &Range<usize>,
        shown: impl Fn() -> String,
        out: &mut String,
    ) {
        let line = self.lines.number(at.start);
        match replacement {
            Some(replacement) => {
                out.push_str(&replacement.text);
                if let Some(note) = replacement.note {
                    self.notes.push((Note::Changed, note, line));
                }
            }
            None => {
                out.push_str(&self.text[at.clone()]);
                let shown = shown();
                if !shown.starts_with("`{% end") && !shown.starts_with("`{% els") {
                    self.notes.push((Note::Unconverted, shown, line));
                }
            }
        }
    }

    /// Writes a text that the engine did not read, without the tags around it.
    fn raw(&self, inner: Range<usize>, at: &Range<usize>, out: &mut String) {
        let is_alone = |at: Range<usize>| {
            let line = self.lines.line(at.start);
            self.text[line.start..at.start].trim().is_empty()
                && self.text[at.end..line.end.max(at.end)].trim().is_empty()
        };
        let start = inner.start;
        out.push_str(&shown_marks(&self.text[inner.clone()], |index| self.lines.is_code(start + index)));
        // A line of which nothing is left, between lines that are not blank, ends a paragraph: so it was before.
        if is_alone(inner.end..at.end) && out.ends_with("\n\n") {
            out.pop();
        }
    }
}
