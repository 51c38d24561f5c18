//! Turns what kramdown has beyond CommonMark into what this program reads: attribute lists, marks and abbreviations.

use crate::import::abbreviations;
use crate::import::kramdown_attributes::KramdownAttributes;
use crate::import::kramdown_html;
use crate::import::kramdown_spans::{with_plain_brackets, without_lists};
use crate::import::markdown_lines::{LineKind, MarkdownLines};
use crate::import::markdown_writing::fenced;
use crate::import::notes::Note;
use crate::import::replaced_text::ReplacedText;

/// The notes.
const DROPPED: &str = "attributes of kramdown that mean nothing here, such as `{: .center}`";
const CONTENTS: &str = "marks for a table of contents: long articles get theirs without";
const FORMULA: &str = "formulas between `$$`";
const OPTIONS: &str = "settings of kramdown: `{::options}`";

/// Converts a text.
pub(super) fn convert(text: &str) -> ReplacedText {
    let is_plain = !["{:", "*[", "markdown=", "$$", "[["].iter().any(|mark| text.contains(mark));
    if is_plain {
        return ReplacedText { text: text.to_owned(), notes: Vec::new() };
    }
    let text = kramdown_html::convert(text);
    let text = abbreviations::convert(&text).unwrap_or(text);
    let mut conversion = Conversion::default();
    for (number, (kind, line)) in MarkdownLines::of(&text).iter().enumerate() {
        conversion.number = number;
        conversion.line(kind, line);
    }
    conversion.end_of_block();
    let mut text = String::with_capacity(text.len());
    conversion.out.iter().for_each(|(_, line)| text.push_str(line));
    ReplacedText { text, notes: conversion.notes }
}

/// The lines so far.
#[derive(Default)]
struct Conversion<'t> {
    out: Vec<(LineKind, std::borrow::Cow<'t, str>)>,
    /// A list that belongs to the block below it.
    pending: Option<KramdownAttributes>,
    notes: Vec<(Note, String, usize)>,
    number: usize,
}

impl<'t> Conversion<'t> {
    fn note(&mut self, note: Note, what: &str) {
        self.notes.push((note, what.to_owned(), self.number));
    }

    fn line(&mut self, kind: LineKind, line: &'t str) {
        let trimmed = line.trim();
        if kind == LineKind::Prose {
            if trimmed.is_empty() {
                self.end_of_block();
            } else if trimmed.starts_with("{:") && self.block_mark(trimmed) {
                return;
            }
            return self.prose(line);
        }
        self.out.push((kind, line.into()));
    }

    /// Reads a line that is a mark of kramdown. Returns whether it is one.
    fn block_mark(&mut self, mark: &str) -> bool {
        if mark.starts_with("{::options") {
            self.note(Note::LeftOut, OPTIONS);
            return true;
        }
        let Some(list) = KramdownAttributes::parse(mark) else {
            // `{:name: .class}` defines a list.
            let is_definition = mark.ends_with('}') && !mark.starts_with("{::") && !mark.starts_with("{:/");
            if is_definition && !mark[2..].contains('{') {
                self.note(Note::Changed, DROPPED);
                return true;
            }
            return false;
        };
        if list.is_contents() {
            self.contents();
        } else if self.out.last().is_none_or(|(_, line)| line.trim().is_empty()) {
            self.pending = Some(list);
        } else {
            self.apply(&list);
        }
        true
    }

    /// Removes the list item in whose place kramdown put the contents.
    fn contents(&mut self) {
        let is_item = |line: &str| {
            let line = line.trim();
            line.starts_with(['*', '-', '+']) || line.starts_with(|c: char| c.is_ascii_digit())
        };
        if self.out.last().is_some_and(|(_, line)| is_item(line)) {
            self.out.pop();
        }
        self.note(Note::Changed, CONTENTS);
    }

    /// Applies the list that stands above a block.
    fn end_of_block(&mut self) {
        let is_block = self.out.last().is_some_and(|(_, line)| !line.trim().is_empty());
        if let Some(list) = self.pending.take_if(|_| is_block) {
            self.apply(&list);
        }
    }

    /// Applies a list to the block at the end.
    fn apply(&mut self, list: &KramdownAttributes) {
        let Some((kind, last)) = self.out.last() else { return };
        let (kind, last) = (*kind, last.trim().to_owned());
        let start = self.start_of_block();
        let first = self.out[start].1.trim_start().to_owned();
        let is_ruled = start + 1 < self.out.len() && last.chars().all(|c| matches!(c, '=' | '-'));
        if kind == LineKind::Prose && (last.starts_with('#') || is_ruled) {
            return self.heading(list);
        }
        if kind == LineKind::Fence {
            return self.fence(list, start);
        }
        if let (Some(language), true) = (list.language(), self.is_indented(start)) {
            return self.indented_code(start, language);
        }
        let is_text = kind == LineKind::Prose && !first.starts_with(['|', '*', '-', '+']);
        match list.callout().filter(|_| is_text) {
            Some(marker) => self.callout(start, marker),
            None if list.id.is_none() || list.classes.len() + list.others.len() > 0 => {
                self.note(Note::Changed, DROPPED);
            }
            None => {}
        }
        if let Some(id) = &list.id {
            self.anchor(start, id, is_text && !first.starts_with('>'));
        }
    }

    /// Returns the first line of the block at the end.
    fn start_of_block(&self) -> usize {
        let kind = self.out.last().map(|(kind, _)| *kind);
        let mut start = self.out.len() - 1;
        if kind == Some(LineKind::Fence) {
            while start > 0 && self.out[start - 1].0 != LineKind::Fence {
                start -= 1;
            }
            return start.saturating_sub(1);
        }
        let is_part = |line: &(LineKind, std::borrow::Cow<'_, str>)| {
            Some(line.0) == kind && !line.1.trim().is_empty() && !line.1.starts_with('#')
        };
        while start > 0 && is_part(&self.out[start - 1]) && !self.out[start].1.starts_with('#') {
            start -= 1;
        }
        start
    }

    /// Puts the id of a heading below it, where the build reads it.
    fn heading(&mut self, list: &KramdownAttributes) {
        if !list.classes.is_empty() || !list.others.is_empty() {
            self.note(Note::Changed, DROPPED);
        }
        if let Some(id) = &list.id {
            self.out.push((LineKind::Prose, format!("{{: #{id}}}\n").into()));
        }
    }

    /// Puts the language of a block of code behind its fence, and its file as the title.
    fn fence(&mut self, list: &KramdownAttributes, start: usize) {
        let line = self.out[start].1.trim_end().to_owned();
        let has_info = !line.ends_with(['`', '~']);
        let mut line = line;
        if let Some(language) = list.language().filter(|_| !has_info) {
            line.push_str(language);
        }
        if let Some(file) = list.get("file") {
            line.push_str(&format!(" title=\"{file}\""));
        }
        self.out[start].1 = format!("{line}\n").into();
    }

    fn is_indented(&self, start: usize) -> bool {
        self.out[start..].iter().all(|(_, line)| line.starts_with("    ") || line.starts_with('\t'))
    }

    fn indented_code(&mut self, start: usize, language: &str) {
        let lines = self.out.split_off(start);
        let code: String = lines
            .iter()
            .map(|(_, line)| line.strip_prefix("    ").or_else(|| line.strip_prefix('\t')).unwrap_or(line))
            .collect();
        self.out.push((LineKind::Fence, format!("{}\n", fenced(&code, language, "")).into()));
    }

    /// Makes a callout of the block: a paragraph or a block quote.
    fn callout(&mut self, start: usize, marker: &str) {
        for (_, line) in &mut self.out[start..] {
            if !line.starts_with('>') {
                *line = format!("> {line}").into();
            }
        }
        self.out.insert(start, (LineKind::Prose, format!("> [!{marker}]\n").into()));
    }

    /// Puts an anchor at the start of a paragraph, or above another block.
    fn anchor(&mut self, start: usize, id: &str, is_paragraph: bool) {
        let anchor = format!("<a id=\"{}\"></a>", crate::markup::escape::quoted(id));
        match is_paragraph && !self.out[start].1.starts_with("> ") {
            true => self.out[start].1 = format!("{anchor}{}", self.out[start].1).into(),
            false => self.out.insert(start, (LineKind::Prose, format!("{anchor}\n\n").into())),
        }
    }

    /// Reads a line of prose: its attribute lists, and marks that mean something else here.
    fn prose(&mut self, line: &'t str) {
        if line.contains("$$") {
            self.note(Note::Unconverted, FORMULA);
        }
        let line = match line.contains("{:") {
            true => without_lists(line, &mut || self.note(Note::Changed, DROPPED)).into(),
            false => std::borrow::Cow::Borrowed(line),
        };
        let line = match line.contains("[[") {
            true => with_plain_brackets(&line).into(),
            false => line,
        };
        self.out.push((LineKind::Prose, line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, notes: &[&str]) {
        let converted = convert(text);
        assert_eq!(converted.text, expected, "{text}");
        let found: Vec<&str> = converted.notes.iter().map(|(_, what, _)| what.as_str()).collect();
        assert_eq!(found, notes, "{text}");
    }

    #[test]
    fn lists_of_blocks_are_read() {
        check("Mind it.\nTwice.\n{: .notice--warning}\n\nb", "> [!WARNING]\n> Mind it.\n> Twice.\n\nb", &[]);
        check("> Tip.\n{: .prompt-tip }\n", "> [!TIP]\n> Tip.\n", &[]);
        check("a\n\n{: .notice}\nBelow.\n\nb", "a\n\n> [!NOTE]\n> Below.\n\nb", &[]);
        check("## Costs\n{: #money .no_toc}\n", "## Costs\n{: #money}\n", &[DROPPED]);
        check("Costs\n---\n{: #money}\n", "Costs\n---\n{: #money}\n", &[]);
        check("Text\n{: #here}\n", "<a id=\"here\"></a>Text\n", &[]);
        check("| a |\n{: .table #t}\n", "<a id=\"t\"></a>\n\n| a |\n", &[DROPPED]);
        check("a\n\n* TOC\n{:toc}\n\nb", "a\n\n\nb", &[CONTENTS]);
        check("```\nx\n```\n{: .language-ruby file=\"a.rb\"}\n", "```ruby title=\"a.rb\"\nx\n```\n", &[]);
        check("    x = 1\n{: .language-ruby}\n", "```ruby\nx = 1\n```\n", &[]);
        check("{:ref: .a}\n{::options toc_levels=\"1\" /}\na\n", "a\n", &[DROPPED, OPTIONS]);
    }

    #[test]
    fn lists_of_spans_are_taken_out() {
        check(
            "[a](/b){:target=\"_blank\"} `{: .x}` ![c](d.png){: .left}\n",
            "[a](/b) `{: .x}` ![c](d.png)\n",
            &[DROPPED],
        );
        check("## A {: #b .c}\n", "## A {: #b}\n", &[DROPPED]);
        check(
            "[[Feature #1]] and [[x](y)] and $$a$$\n",
            "\\[\\[Feature #1]] and [[x](y)] and $$a$$\n",
            &[FORMULA],
        );
        check("{: .x", "{: .x", &[]);
    }
}
