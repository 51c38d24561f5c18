//! Footnotes: numbered by their first reference, and listed at the end with links back.
//!
//! A definition without a reference is left out.

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::markdown::footnote_index::Note;
use crate::markdown::writer::Writer;
use crate::markup::escape;

impl Writer<'_> {
    /// Adds a definition. Warns about a second one with the same label, which would not be shown.
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

    /// Writes a footnote reference.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let key = label.to_lowercase();
        let number = match self.footnotes.numbers.get(&key) {
            Some(&number) => number,
            None => {
                let Some(content) = self.footnotes.definitions.get(&key).cloned() else {
                    // The definition lost its markup because it nests too deeply.
                    escape::text(&mut self.out, &format!("[^{label}]"));
                    return;
                };
                let number = self.footnotes.referenced.len();
                let id = self.ids.give(&format!("fn-{}", number + 1));
                self.page.anchors.push(id.clone());
                self.footnotes.referenced.push(Note { content, id, references: Vec::new() });
                self.footnotes.numbers.insert(key, number);
                number
            }
        };
        let note = &mut self.footnotes.referenced[number];
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
        // A footnote may reference others, which makes the list longer while it is written. Each is written once.
        let mut contents = Vec::new();
        while let Some(note) = self.footnotes.referenced.get(contents.len()) {
            self.write(note.content.clone());
            contents.push(std::mem::take(&mut self.out));
        }
        self.out = text;
        if contents.is_empty() {
            return;
        }
        self.begin_line();
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        escape::attribute(&mut self.out, &self.options.labels.footnotes);
        self.out.push_str("\">\n<ol>\n");
        for (index, content) in contents.iter().enumerate() {
            self.footnote(index, content.trim_end());
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn footnote(&mut self, index: usize, content: &str) {
        let note = &self.footnotes.referenced[index];
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
            // Each link back has a distinct name, for those who hear a list of the page's links.
            let (note, place) = (index + 1, number + 1);
            let spoken = match place {
                1 if self.footnotes.referenced.len() == 1 => labels.back_to_text.clone(),
                1 => format!("{}{note}{}", again.before, again.after),
                _ => format!("{}{note}, {place}{}", again.before, again.after),
            };
            escape::attribute(&mut self.out, &spoken);
            // The variation selector asks for the text form instead of an emoji.
            self.out.push_str("\">\u{21a9}\u{fe0e}</a>");
            if place > 1 {
                // It is outside the link, because the name of a link must contain its visible text.
                self.out.push_str(&format!("<sup aria-hidden=\"true\">{place}</sup>"));
            }
        }
        self.out.push_str("</p>\n</li>\n");
    }

    /// Warns about a reference to an undefined footnote.
    pub(super) fn report_undefined_footnote(&mut self, label: &str, at: usize) {
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
