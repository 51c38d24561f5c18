//! Footnotes: numbered in the order in which they are first named, listed at the end with links back.
//!
//! A definition that nothing names is left out.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::markdown::writer::Writer;
use crate::markup::escape;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The events of each definition's content, by folded label; of two with one label the first counts.
    definitions: HashMap<String, Range<usize>>,
    /// The index behind each definition, by the index of its start.
    ends: HashMap<usize, usize>,
    /// The number of each footnote that was named, by folded label; the first has 0.
    numbers: HashMap<String, usize>,
    /// Those that were named, in that order.
    named: Vec<Note>,
}

/// A footnote that the text names.
struct Note {
    content: Range<usize>,
    id: String,
    /// The ids of the places that name it.
    references: Vec<String>,
}

impl Footnotes {
    /// Notes a definition from its start to the index behind its end. The answer is the start of an earlier one with its
    /// label.
    fn define(&mut self, label: &str, start: usize, behind: usize) -> Option<usize> {
        self.ends.insert(start, behind);
        match self.definitions.entry(label.to_lowercase()) {
            Entry::Occupied(entry) => Some(entry.get().start - 1),
            Entry::Vacant(entry) => {
                entry.insert(start + 1..behind.saturating_sub(1));
                None
            }
        }
    }

    /// The index behind the definition that starts at `start`.
    pub(super) fn behind(&self, start: usize) -> usize {
        self.ends.get(&start).copied().unwrap_or(start + 1)
    }
}

/// The label of a footnote that the text names at `at`, if it is written like one: `[^label]`.
pub(super) fn label_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?.strip_prefix("[^")?;
    // GitHub's labels have no white space; a limit keeps a row of brackets from being read over and over.
    let end = rest
        .char_indices()
        .take(100)
        .find(|&(_, c)| c == ']' || c == '[' || c.is_whitespace())
        .filter(|&(end, c)| c == ']' && end > 0)?
        .0;
    let escaped = at > 0 && text.as_bytes().get(at - 1) == Some(&b'\\');
    if escaped { None } else { rest.get(..end) }
}

impl Writer<'_> {
    /// Notes a definition. A second one with the same label is shown nowhere, so there is a warning.
    pub(super) fn define_footnote(&mut self, label: &str, start: usize, behind: usize) {
        let Some(earlier) = self.footnotes.define(label, start, behind) else { return };
        let body = self.source.body.start;
        let place = |event: usize| {
            let at = body + self.events[event].1.start;
            at..at + label.len() + 3
        };
        let (first, second) = (place(earlier), place(start));
        let first = Span::new(self.source.file, self.source.whole, first);
        let fault = Diagnostic::warning(
            codes::DUPLICATE_FOOTNOTE,
            format!("the footnote `{label}` is given twice, and readers see the first only"),
        );
        let help = format!("give one of them another name, here and where the text names it: [^{label}-2]");
        self.report(fault.also(first, "the first one").help(help), second);
    }

    /// Writes the sign of a footnote.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let key = label.to_lowercase();
        let number = match self.footnotes.numbers.get(&key) {
            Some(&number) => number,
            None => {
                let Some(content) = self.footnotes.definitions.get(&key).cloned() else {
                    // Its definition lost its markup because it nests too deeply.
                    escape::text(&mut self.out, &format!("[^{label}]"));
                    return;
                };
                let number = self.footnotes.named.len();
                let id = self.ids.give(&format!("fn-{}", number + 1));
                self.page.anchors.push(id.clone());
                self.footnotes.named.push(Note { content, id, references: Vec::new() });
                self.footnotes.numbers.insert(key, number);
                number
            }
        };
        let note = &mut self.footnotes.named[number];
        let shown = number + 1;
        let reference = self.ids.give(&match note.references.len() {
            0 => format!("fnref-{shown}"),
            before => format!("fnref-{shown}-{}", before + 1),
        });
        let word = &self.options.labels.footnote;
        self.out
            .push_str(&format!("<sup class=\"footnote-ref\" id=\"{reference}\"><a href=\"#{}\"", note.id));
        self.out.push_str(" role=\"doc-noteref\" aria-label=\"");
        escape::attribute(&mut self.out, &format!("{}{shown}{}", word.before, word.after));
        self.out.push_str(&format!("\">{shown}</a></sup>"));
        self.page.anchors.push(reference.clone());
        note.references.push(reference);
    }

    /// Writes the list of footnotes, if there are any.
    pub(super) fn footnote_list(&mut self) {
        let text = std::mem::take(&mut self.out);
        // A note may name others, which makes the list longer while it is written; each is written once.
        let mut contents = Vec::new();
        while let Some(note) = self.footnotes.named.get(contents.len()) {
            self.write(note.content.clone());
            contents.push(std::mem::take(&mut self.out));
        }
        self.out = text;
        if contents.is_empty() {
            return;
        }
        self.line();
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        escape::attribute(&mut self.out, &self.options.labels.footnotes);
        self.out.push_str("\">\n<ol>\n");
        for (index, content) in contents.iter().enumerate() {
            self.footnote(index, content.trim_end());
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn footnote(&mut self, index: usize, content: &str) {
        let note = &self.footnotes.named[index];
        self.out.push_str(&format!("<li id=\"{}\">\n", note.id));
        let in_paragraph = content.strip_suffix("</p>");
        self.out.push_str(in_paragraph.unwrap_or(content));
        if in_paragraph.is_none() {
            self.out.push_str("\n<p>");
        }
        for (number, reference) in note.references.iter().enumerate() {
            self.out.push_str(&format!(
                " <a class=\"footnote-back\" href=\"#{reference}\" role=\"doc-backlink\""
            ));
            self.out.push_str(" aria-label=\"");
            let labels = self.options.labels;
            let again = &labels.back_to_text_again;
            // Each way back has a name of its own, for those who hear a list of the page's links.
            let (note, place) = (index + 1, number + 1);
            let spoken = match place {
                1 if self.footnotes.named.len() == 1 => labels.back_to_text.clone(),
                1 => format!("{}{note}{}", again.before, again.after),
                _ => format!("{}{note}, {place}{}", again.before, again.after),
            };
            escape::attribute(&mut self.out, &spoken);
            // The last character asks for a letter's shape instead of an emoji's.
            self.out.push_str("\">\u{21a9}\u{fe0e}</a>");
            if place > 1 {
                // It stands beside the link, because a link's name must hold the text that the link shows.
                self.out.push_str(&format!("<sup aria-hidden=\"true\">{place}</sup>"));
            }
        }
        self.out.push_str("</p>\n</li>\n");
    }

    /// Warns of a footnote that is named and nowhere given.
    pub(super) fn undefined_footnote(&mut self, label: &str, at: usize) {
        let start = self.source.body.start + at;
        self.report(
            Diagnostic::warning(codes::UNDEFINED_FOOTNOTE, format!("there is no footnote `{label}`")).help(
                format!(
                    "add a line `[^{label}]: The note.`, or write `\\[^{label}]` if no footnote is meant"
                ),
            ),
            start..start + label.len() + 3,
        );
    }
}
