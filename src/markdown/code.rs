//! Code blocks: a scrollable region that can be reached by keyboard, with a caption, marked lines and colours.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, TagEnd};

use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::code_languages::{self, Language, LanguageName, Token};
use crate::markdown::fence_info::FenceInfo;
use crate::markdown::options::Highlighting;
use crate::markdown::writer::Writer;
use crate::markup::escape;

impl Writer<'_> {
    /// Writes the block that starts at `at` and returns the index after it.
    pub(super) fn code_block(&mut self, at: usize, kind: &CodeBlockKind<'_>) -> usize {
        let (code, behind) = self.code_at(at);
        let mut info = match kind {
            CodeBlockKind::Fenced(info) => FenceInfo::read(info),
            CodeBlockKind::Indented => FenceInfo::default(),
        };
        if info.language.is_empty() {
            info.language = self.language_below(self.events[at].1.end).unwrap_or_default();
        }
        let language = self.language(at, &info);
        self.check_lines(at, kind, &info, &code);
        self.code_blocks += 1;
        self.begin_line();
        let label = language.map(Language::label);
        let is_figure = label.is_some() || info.title.is_some();
        if is_figure {
            self.caption(info.title, label);
        }
        self.open_region(&info, label);
        let tokens = match language {
            Some(language) => code_languages::tokens(language, &code),
            None => vec![Token { kind: None, range: 0..code.len() }],
        };
        write_tokens(&mut self.out, &code, &tokens, &info);
        self.plain_code(&code);
        self.out.push_str("</code></pre>\n");
        if is_figure {
            self.out.push_str("</figure>\n");
        }
        self.page.has_code |= is_figure || !info.marked.is_empty();
        behind
    }

    /// The text of the block that starts at `at`, and the index after it.
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

    /// Returns the language of the block if code is highlighted and the language is supported. Reports a misspelt name.
    fn language(&mut self, at: usize, info: &FenceInfo<'_>) -> Option<Language> {
        if self.options.highlighting == Highlighting::Off {
            return None;
        }
        match code_languages::named(info.language) {
            LanguageName::Known(language) => Some(language),
            LanguageName::Misspelt(meant) => {
                let name = info.language;
                let message = format!("there is no language `{name}`, so this code has no colours");
                let fault = Diagnostic::warning(codes::UNKNOWN_LANGUAGE, message);
                let place = self.in_fence(at, name);
                self.report(fault.help(format!("did you mean `{meant}`?")), place);
                None
            }
            LanguageName::Plain => None,
        }
    }

    /// Reports a list of marked lines that cannot be parsed, or has lines beyond the end of the block.
    fn check_lines(&mut self, at: usize, kind: &CodeBlockKind<'_>, info: &FenceInfo<'_>, code: &str) {
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

    /// The range of some words in the line of the fence.
    fn in_fence(&self, at: usize, words: &str) -> Range<usize> {
        let block = self.events[at].1.clone();
        let fence = self.body.get(block.clone()).and_then(|text| text.lines().next()).unwrap_or_default();
        let from = self.source.body.start + block.start;
        match fence.find(words) {
            Some(found) => from + found..from + found + words.len(),
            None => from..from + fence.len(),
        }
    }

    fn caption(&mut self, title: Option<&str>, label: Option<&str>) {
        self.out.push_str("<figure class=\"code\">\n<figcaption>");
        let parts = [("code-title", title), ("code-language", label)];
        let parts = parts.into_iter().filter_map(|(class, text)| Some((class, text?)));
        for (place, (class, text)) in parts.enumerate() {
            self.out.push_str(if place > 0 { " <span class=\"" } else { "<span class=\"" });
            self.out.push_str(class);
            self.out.push_str("\">");
            escape::text(&mut self.out, text);
            self.out.push_str("</span>");
        }
        self.out.push_str("</figcaption>\n");
    }

    /// Begins the region. Its name has a number, since regions of a page need distinct names.
    fn open_region(&mut self, info: &FenceInfo<'_>, label: Option<&str>) {
        self.out.push_str("<pre tabindex=\"0\" role=\"region\" aria-label=\"");
        let labels = &self.options.labels.code_block;
        escape::attribute(&mut self.out, &labels.before);
        self.out.push_str(&self.code_blocks.to_string());
        escape::attribute(&mut self.out, &labels.after);
        for (before, part) in [(": ", info.title.or(label)), (", ", info.title.and(label))] {
            if let Some(part) = part {
                self.out.push_str(before);
                escape::attribute(&mut self.out, part);
            }
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

/// Writes code token by token; marked lines are in a `mark` of their own.
fn write_tokens(out: &mut String, code: &str, tokens: &[Token], info: &FenceInfo<'_>) {
    for (is_marked, part) in parts(code, info) {
        if is_marked {
            out.push_str("<mark>");
        }
        let first = tokens.partition_point(|token| token.range.end <= part.start);
        for token in tokens[first..].iter().take_while(|token| token.range.start < part.end) {
            let text = &code[token.range.start.max(part.start)..token.range.end.min(part.end)];
            match token.kind.filter(|_| !text.trim().is_empty()) {
                Some(kind) => {
                    // Whitespace at the end has no colour.
                    let word = text.trim_end();
                    out.push_str("<span class=\"");
                    out.push_str(kind.class());
                    out.push_str("\">");
                    escape::text(out, word);
                    out.push_str("</span>");
                    out.push_str(&text[word.len()..]);
                }
                None => escape::text(out, text),
            }
        }
        if is_marked {
            out.push_str("</mark>");
        }
    }
}

/// Splits the code into parts that are marked or not.
fn parts(code: &str, info: &FenceInfo<'_>) -> Vec<(bool, Range<usize>)> {
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
