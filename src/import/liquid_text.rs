//! Replaces the tags of Liquid and Nunjucks in a text by what they stood for. What is not understood stays, and is listed.

use std::ops::Range;

use crate::import::liquid_expression::Expression;
use crate::import::liquid_tags::{LiquidPart, LiquidTag, LiquidToken, tokens};
use crate::import::markdown_lines::MarkdownLines;
use crate::import::notes::Note;
use crate::import::replaced_text::{ReplacedText, shown_marks};
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};

/// The most pairs of tags in each other. A pair that is not understood is read twice, so the number is small.
const DEEPEST: usize = 8;
/// The most tags between a tag and its end.
const FARTHEST: usize = 10_000;

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

#[cfg(test)]
mod tests {
    use super::*;

    struct Shouting;

    impl TagDialect for Shouting {
        fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
            match tag.name {
                "shout" | "dull" => TagBody::Prose,
                "code" => TagBody::Verbatim,
                _ => TagBody::None,
            }
        }

        fn output(&mut self, inner: &str, _: &Around<'_>) -> Option<Replacement> {
            (inner == "x").then(|| "X".into())
        }

        fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, _: &Around<'_>) -> Option<Replacement> {
            match tag.name {
                "shout" => Some(body?.to_uppercase().into()),
                "code" => Some(format!("`{}`", body?).into()),
                _ => None,
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str, notes: &[&str]) {
        let replaced = replace(text, &mut Shouting);
        assert_eq!(replaced.text, expected);
        let found: Vec<String> =
            replaced.notes.iter().map(|(_, what, line)| format!("{line} {what}")).collect();
        assert_eq!(found, notes);
    }

    #[test]
    fn tags_and_pairs_are_replaced_and_the_rest_is_listed() {
        check("{% shout %}a {{ x }} {% shout %}b{% endshout %}{% endshout %}!", "A X B!", &[]);
        check("{% code %}{{ x }}{% endcode %}", "`{{ x }}`", &[]);
        check(
            "a\n{% for y in z %}{{ y }}{% else %}{% endfor %}",
            "a\n{% for y in z %}{{ y }}{% else %}{% endfor %}",
            &["1 `{% for %}`", "1 `{{ y }}`"],
        );
        check("{% shout %}a {{ x }}", "{% shout %}a X", &["0 `{% shout %}`"]);
        check(
            "{% dull %}{{ x }}{{ y }}{% enddull %}",
            "{% dull %}X{{ y }}{% enddull %}",
            &["0 `{% dull %}`", "0 `{{ y }}`"],
        );
        check(
            "{% code %}a\nb\n\nc",
            "`a\nb`\n\nc",
            &["0 code without an end tag: up to the next blank line"],
        );
        check(
            "{% code %}a\n\nb\n{% endcod }\nc",
            "`a\n\nb`\nc",
            &["0 code without an end tag: up to the next blank line"],
        );
        check("{% code %}", "{% code %}", &["0 `{% code %}`"]);
        check(
            "a{% comment %}{{ x }}{% endcomment %}b{# y #}{#d}",
            "ab{#d}",
            &[format!("0 {COMMENT}").as_str(); 2],
        );
        check("{% raw %}{{ a }} `{{ b }}`{% endraw %}", "&#123;{ a }} `{{ b }}`", &[]);
        check("a\n{% raw %}\n```\n{{ a }}\n```\n{% endraw %}\nb", "a\n\n```\n{{ a }}\n```\n\nb", &[]);
    }
}
