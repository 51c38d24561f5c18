//! Blocks of code: a region that scrolls and can be reached by keyboard, with a caption and marked lines.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::TagEnd;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes;
use crate::markdown::escape;
use crate::markdown::info::Info;
use crate::markdown::writer::Writer;

impl Writer<'_> {
    /// Writes the block that starts at `at` and returns the index behind it.
    pub(super) fn code_block(&mut self, at: usize, kind: &CodeBlockKind<'_>) -> usize {
        let (code, behind) = self.code_at(at);
        let info = match kind {
            CodeBlockKind::Fenced(info) => Info::read(info),
            CodeBlockKind::Indented => Info::default(),
        };
        self.check_lines(at, kind, &info, &code);
        self.code_blocks += 1;
        self.line();
        if let Some(title) = info.title {
            self.caption(title);
        }
        self.open_region(&info);
        write_code(&mut self.out, &code, &info);
        self.plain_code(&code);
        self.out.push_str("</code></pre>\n");
        if info.title.is_some() {
            self.out.push_str("</figure>\n");
        }
        self.page.has_code |= info.title.is_some() || !info.marked.is_empty();
        behind
    }

    /// The text of the block that starts at `at`, and the index behind it.
    fn code_at(&self, at: usize) -> (String, usize) {
        let mut code = String::new();
        for (index, (event, _)) in self.events.iter().enumerate().skip(at + 1) {
            match event {
                Event::Text(text) => code.push_str(text),
                Event::End(TagEnd::CodeBlock) => return (code, index + 1),
                _ => {}
            }
        }
        (code, self.events.len())
    }

    /// Reports lines to be marked that the block does not have, or that cannot be read.
    fn check_lines(&mut self, at: usize, kind: &CodeBlockKind<'_>, info: &Info<'_>, code: &str) {
        let CodeBlockKind::Fenced(words) = kind else { return };
        let count = code.lines().count();
        let beyond = info.marked.iter().find(|lines| *lines.end() > count);
        let (message, help, place) = match (beyond, &info.unread) {
            (Some(lines), _) => (
                format!("line {} is to be marked, and this block has {count}", lines.end()),
                "mend the number in braces; the first line is 1",
                words.find('{').map_or("", |open| &words[open..]),
            ),
            (None, Some(list)) => (
                format!("`{}` does not say which lines are to be marked", &words[list.clone()]),
                "write numbers and ranges: {2,4-6}",
                &words[list.clone()],
            ),
            (None, None) => return,
        };
        let place = self.in_fence(at, place);
        self.report(Diagnostic::warning(codes::MARKED_LINES, message).help(help), place);
    }

    /// Where some words stand in the line of the fence.
    fn in_fence(&self, at: usize, words: &str) -> Range<usize> {
        let block = self.events[at].1.clone();
        let fence = self.body.get(block.clone()).and_then(|text| text.lines().next()).unwrap_or_default();
        let from = self.source.body.start + block.start;
        match fence.find(words) {
            Some(found) => from + found..from + found + words.len(),
            None => from..from + fence.len(),
        }
    }

    fn caption(&mut self, title: &str) {
        self.out.push_str("<figure class=\"code\">\n<figcaption><span class=\"code-title\">");
        escape::text(&mut self.out, title);
        self.out.push_str("</span></figcaption>\n");
    }

    /// Begins the region. Its name has a number, since a page's regions are told apart by their names.
    fn open_region(&mut self, info: &Info<'_>) {
        self.out.push_str("<pre tabindex=\"0\" role=\"region\" aria-label=\"");
        let words = &self.options.words.code_block;
        escape::attribute(&mut self.out, &words.before);
        self.out.push_str(&self.code_blocks.to_string());
        escape::attribute(&mut self.out, &words.after);
        if let Some(title) = info.title {
            self.out.push_str(": ");
            escape::attribute(&mut self.out, title);
        }
        self.out.push_str("\"><code");
        if !info.language.is_empty() {
            self.out.push_str(" class=\"language-");
            escape::attribute(&mut self.out, info.language);
            self.out.push('"');
        }
        self.out.push('>');
    }
}

/// Writes code; lines to be marked stand in a `mark` of their own.
fn write_code(out: &mut String, code: &str, info: &Info<'_>) {
    for (is_marked, part) in parts(code, info) {
        out.push_str(if is_marked { "<mark>" } else { "" });
        escape::text(out, &code[part]);
        out.push_str(if is_marked { "</mark>" } else { "" });
    }
}

/// The code in parts that are marked or not.
fn parts(code: &str, info: &Info<'_>) -> Vec<(bool, Range<usize>)> {
    if info.marked.is_empty() {
        return vec![(false, 0..code.len())];
    }
    let mut parts: Vec<(bool, Range<usize>)> = Vec::new();
    let mut start = 0;
    for (line, number) in code.split_inclusive('\n').zip(1..) {
        let (marked, end) = (info.marks(number), start + line.len());
        match parts.last_mut() {
            Some((last, range)) if *last == marked => range.end = end,
            _ => parts.push((marked, start..end)),
        }
        start = end;
    }
    parts
}
