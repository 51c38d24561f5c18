//! Converts the HTML of other systems' comments to Markdown.
//!
//! Comments have a dozen elements, and only [`crate::markdown::untrusted`] turns the result into HTML. So this converter must
//! be faithful, not safe, and needs no parser of whole pages. Elements without a counterpart are removed; their text stays.

use crate::comments::import::html_tokens::{HtmlToken, HtmlTokens, attribute, decoded};

/// The meaning of line breaks in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// As in HTML: a space.
    Blanks,
    /// As in WordPress: a line break, and an empty line ends a paragraph.
    Breaks,
}

/// Placeholders for the start and the end of a quote until its lines are known. They are removed from a commenter's text.
const QUOTE: char = '\u{1}';
const UNQUOTE: char = '\u{2}';

/// The elements that begin and end a paragraph.
const BLOCKS: [&str; 29] = [
    "address", "article", "aside", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "main", "menu", "nav", "p",
    "search", "section", "table", "hr",
];
/// The elements that are on lines of their own, inside a paragraph.
const LINES: [&str; 9] =
    ["caption", "dd", "dt", "figcaption", "legend", "optgroup", "option", "summary", "tr"];
/// The most bytes of a reference such as `&eacute;`.
const LONGEST_REFERENCE: usize = 40;
/// The deepest level of quotes that is written: more would only be quote marks.
const DEEPEST_QUOTE: usize = 16;

/// The Markdown so far, and the elements that are open.
#[derive(Debug, Default)]
struct Writer {
    out: String,
    /// The number of the next entry of each open list; `None` for a list without numbers.
    lists: Vec<Option<usize>>,
    /// The addresses of open links, with the offset where their text begins.
    links: Vec<(String, usize)>,
    /// The open emphasis, with the offset where its text begins.
    marks: Vec<(&'static str, usize)>,
    quotes: usize,
    code: bool,
    pre: bool,
    /// The text of elements that readers do not see.
    hidden: usize,
}

/// Converts a comment to Markdown.
pub(super) fn to_markdown(html: &str, lines: Lines) -> String {
    let html = html.replace("\r\n", "\n").replace('\r', "\n").replace([QUOTE, UNQUOTE], "");
    let mut writer = Writer::default();
    for piece in HtmlTokens(&html) {
        match piece {
            HtmlToken::Text(text) => writer.text(text, lines),
            HtmlToken::Open(name, rest) => writer.open(&name, rest),
            HtmlToken::Close(name) => writer.close(&name),
        }
    }
    while let Some((address, start)) = writer.links.pop() {
        writer.link(&address, start);
    }
    writer.finish()
}

/// Returns the mark of emphasis.
fn mark(name: &str) -> &'static str {
    match name {
        "b" | "strong" => "**",
        "i" | "em" | "cite" => "*",
        _ => "~~",
    }
}

impl Writer {
    fn text(&mut self, html: &str, lines: Lines) {
        if self.hidden > 0 {
            return;
        }
        let text = decoded(html);
        if self.pre || self.code {
            self.out.push_str(&if self.pre { text } else { text.replace('\n', " ") });
            return;
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                match lines {
                    Lines::Breaks => self.out.push('\n'),
                    Lines::Blanks if !self.out.ends_with(char::is_whitespace) => self.out.push(' '),
                    Lines::Blanks => {}
                }
            }
            let line = if self.out.is_empty() || self.out.ends_with(char::is_whitespace) {
                line.trim_start()
            } else {
                line
            };
            self.escaped(line);
        }
    }

    /// Writes text, with escapes before characters that Markdown would interpret.
    fn escaped(&mut self, text: &str) {
        let words: Vec<&str> = text.split(' ').collect();
        for (number, word) in words.iter().enumerate() {
            if number > 0 {
                self.out.push(' ');
            }
            let is_address =
                word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
            let at_start = self.out.is_empty() || self.out.ends_with('\n');
            for (at, c) in word.char_indices() {
                let starts =
                    at_start && at == 0 && matches!(c, '#' | '+' | '-' | '>' | '=' | '~' | ':' | '|')
                        || at_start
                            && at > 0
                            && matches!(c, '.' | ')')
                            && word[..at].bytes().all(|byte| byte.is_ascii_digit());
                let means = matches!(c, '*' | '_' | '`' | '[' | ']' | '\\' | '<' | '~')
                    || c == '&'
                        && word.as_bytes()[at..].iter().take(LONGEST_REFERENCE).any(|byte| *byte == b';');
                if starts || (means && !is_address) {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
        }
    }

    fn open(&mut self, name: &str, rest: &str) {
        match name {
            "script" | "style" | "head" | "title" => self.hidden += 1,
            _ if self.hidden > 0 => {}
            "br" => self.out.push('\n'),
            "td" | "th" => self.cell(),
            "q" => self.out.push('“'),
            _ if BLOCKS.contains(&name) => self.block(),
            _ if LINES.contains(&name) => self.line(),
            "b" | "strong" | "i" | "em" | "cite" | "s" | "strike" | "del" => {
                self.marks.push((mark(name), self.out.len()));
            }
            "blockquote" => {
                self.block();
                self.quotes += 1;
                if self.quotes <= DEEPEST_QUOTE {
                    self.out.push(QUOTE);
                }
            }
            "pre" => {
                self.block();
                self.pre = true;
                self.out.push_str("```\n");
            }
            "code" | "tt" if !self.pre => {
                self.code = true;
                self.out.push('`');
            }
            "ul" => self.lists.push(None),
            "ol" => self.lists.push(Some(1)),
            "li" => self.entry(),
            "a" => {
                let address = attribute(rest, "href").unwrap_or_default();
                self.links.push((address, self.out.len()));
            }
            "img" => {
                let alt = attribute(rest, "alt").unwrap_or_default();
                self.escaped(&alt.replace('\n', " "));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "script" | "style" | "head" | "title" => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            "q" => self.out.push('”'),
            _ if BLOCKS.contains(&name) => self.block(),
            _ if LINES.contains(&name) => self.line(),
            "b" | "strong" | "i" | "em" | "cite" | "s" | "strike" | "del" => self.emphasis(mark(name)),
            "blockquote" if self.quotes > 0 => {
                self.quotes -= 1;
                if self.quotes < DEEPEST_QUOTE {
                    self.out.push(UNQUOTE);
                }
                self.block();
            }
            "pre" if self.pre => {
                self.pre = false;
                if !self.out.ends_with('\n') {
                    self.out.push('\n');
                }
                self.out.push_str("```");
                self.block();
            }
            "code" | "tt" if self.code => {
                self.code = false;
                self.out.push('`');
            }
            "ul" | "ol" => {
                self.lists.pop();
                self.block();
            }
            "a" => {
                if let Some((address, start)) = self.links.pop() {
                    self.link(&address, start);
                }
            }
            _ => {}
        }
    }

    /// Marks the text since the emphasis began. Text that is empty, code, or several paragraphs cannot be marked.
    fn emphasis(&mut self, mark: &str) {
        let Some(at) = self.marks.iter().rposition(|(open, _)| *open == mark) else { return };
        let (_, start) = self.marks.remove(at);
        let Some(text) = self.out.get(start..).map(str::to_owned) else { return };
        let inner = text.trim();
        if inner.is_empty() || inner.contains("\n\n") || inner.contains(QUOTE) || self.pre || self.code {
            return;
        }
        let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
        self.out.truncate(start);
        self.out.push_str(&format!("{before}{mark}{inner}{mark}{after}"));
        self.moved(start);
    }

    /// Moves the start of elements that were opened behind `start` and are still open: elements overlap, and their text has moved.
    fn moved(&mut self, start: usize) {
        let open = self.marks.iter_mut().map(|(_, at)| at).chain(self.links.iter_mut().map(|(_, at)| at));
        for at in open.filter(|at| **at > start) {
            *at = self.out.len();
        }
    }

    /// Writes an empty line, unless there is one.
    fn block(&mut self) {
        if !self.pre && !self.out.is_empty() && !self.out.ends_with("\n\n") && !self.out.ends_with(QUOTE) {
            self.out.push_str("\n\n");
        }
    }

    /// Begins a line, unless it is empty.
    fn line(&mut self) {
        if !self.pre && !self.out.is_empty() && !self.out.ends_with(['\n', QUOTE]) {
            self.out.push('\n');
        }
    }

    /// Writes the separator between the cells of a row.
    fn cell(&mut self) {
        if !self.pre && !self.out.is_empty() && !self.out.ends_with(['\n', QUOTE]) {
            let end = self.out.trim_end_matches(' ').len();
            self.out.truncate(end);
            self.out.push_str(" | ");
        }
    }

    fn entry(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"   ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
    }

    /// Makes a link of the text since `start`. A link whose text is its address is written as the address alone.
    fn link(&mut self, address: &str, start: usize) {
        let Some(text) = self.out.get(start..).map(str::to_owned) else { return };
        let plain = text.trim().replace('\\', "");
        let address = address
            .trim()
            .replace(' ', "%20")
            .replace('(', "%28")
            .replace(')', "%29")
            .replace(['<', '>', '\n'], "");
        if address.is_empty() || plain.is_empty() {
            return;
        }
        self.out.truncate(start);
        // Disqus shortens the text of an address, with dots at its end.
        let shown =
            plain.trim_end_matches(['.', '…']).trim_start_matches("https://").trim_start_matches("http://");
        let same =
            address.split_once("://").is_some_and(|(_, rest)| rest.starts_with(shown) && !shown.is_empty());
        match same {
            true => self.out.push_str(&address),
            false => self.out.push_str(&format!("[{}]({address})", text.trim())),
        }
        self.moved(start);
    }

    /// Returns the text with its quotes marked, and without superfluous spaces and empty lines.
    fn finish(self) -> String {
        let (mut lines, mut depth, mut code): (Vec<String>, usize, bool) = (Vec::new(), 0, false);
        for line in self.out.split('\n') {
            depth += line.matches(QUOTE).count();
            let text = line.replace([QUOTE, UNQUOTE], "");
            code ^= text.starts_with("```");
            let text = if code { text.as_str() } else { text.trim_end() };
            let spare = text.is_empty() && !code && lines.last().is_none_or(|last| is_empty(last));
            if !spare {
                lines.push(format!("{}{text}", "> ".repeat(depth)).trim_end_matches(' ').to_owned());
            }
            depth = depth.saturating_sub(line.matches(UNQUOTE).count());
            // The empty line at the end of a quote is outside it. Otherwise the next line would be part of the quote.
            if let Some(last) = lines.last_mut().filter(|last| line.contains(UNQUOTE) && is_empty(last)) {
                *last = "> ".repeat(depth).trim_end().to_owned();
            }
        }
        let end = lines.iter().rposition(|line| !is_empty(line)).map_or(0, |last| last + 1);
        lines.truncate(end);
        lines.join("\n")
    }
}

/// Returns whether a line has no text; quote marks do not count.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '>' | ' '))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::untrusted;

    #[track_caller]
    fn check(html: &str, markdown: &str) {
        assert_eq!(to_markdown(html, Lines::Blanks), markdown, "{html}");
    }

    #[test]
    fn the_elements_of_comments_have_their_signs() {
        check("<p>One<br />two</p>\n<p>three</p>", "One\ntwo\n\nthree");
        check("a <b>bold </b>and <EM class=x>soft</EM>", "a **bold** and *soft*");
        check("<a href=\"https://x.org/a(b)\" rel=nofollow>text</a>", "[text](https://x.org/a%28b%29)");
        check("<a href='http://x.org/long'>http://x.org/lo...</a>", "http://x.org/long");
        check("<blockquote><p>said</p><p>more</p></blockquote>answer", "> said\n>\n> more\n\nanswer");
        check("<ul><li>a</li><li>b</li></ul><ol><li>c</ol>", "- a\n- b\n\n1. c");
        check("<pre>x &lt; y\n  z</pre><code>a*b</code>", "```\nx < y\n  z\n```\n\n`a*b`");
        check("1 &amp; 2 &eacute; &#8217; &nosuch; 3 * 4 _x_", "1 & 2 é ’ \\&nosuch; 3 \\* 4 \\_x\\_");
        check("<b>word <a href=x></b>two</a>", "**word** [two](x)");
        check("1. not a list", "1\\. not a list");
        check("a < b <3 > c", "a \\< b \\<3 > c");
        check("<script>x</script><img src=x alt='a card'>", "a card");
        check("<dl><dt>Term</dt><dd>Meaning</dd></dl>after", "Term\nMeaning\n\nafter");
        check("<address>Ann<br>Kiel</address>Hello<section>there</section>", "Ann\nKiel\n\nHello\n\nthere");
        let table = "a<table><caption>Prices</caption><tr><th>Tea</th><th>Cup</th></tr>\n<tr><td>2</td><td>3</td></tr></table>b";
        check(table, "a\n\nPrices\nTea | Cup\n2 | 3\n\nb");
        check("<figure><img alt=till><figcaption>The <q>till</q></figcaption></figure>", "till\nThe “till”");
        assert_eq!(to_markdown("one\ntwo\n\nthree", Lines::Breaks), "one\ntwo\n\nthree");
    }

    #[test]
    fn what_a_reader_saw_is_what_a_reader_sees() {
        let html = "<p>It's 5 * 3 <i>and</i> [not] `this` # or_that_ &lt;b&gt; https://a.org/x_y_z</p>";
        let shown = untrusted::plain(&to_markdown(html, Lines::Blanks));
        assert_eq!(shown, "It's 5 * 3 and [not] `this` # or_that_ <b> https://a.org/x_y_z");
    }

    proptest! {
        #[test]
        fn no_html_ends_in_a_panic_and_words_are_kept(
            parts in proptest::collection::vec(
                "(<b>|</b>|<i>|</i>|<a href=x>|<a href='https://x.org'>|</a>|<p>|</p>|<br>|<blockquote>|</blockquote>|<ul>|<li>|\
                  </ul>|<pre>|</pre>|<code>|</code>|<!-- x -->|<|>|&|&lt;|&#0;|&#x1F600;|é|word |\\*|_|\n|\"|')", 0..20),
        ) {
            let html = parts.concat();
            let markdown = to_markdown(&html, Lines::Blanks);
            let tags = html.matches('<').count() + html.matches('"').count() + html.matches('\'').count();
            if tags == parts.iter().filter(|part| part.len() > 1 && part.starts_with('<')).count() {
                prop_assert_eq!(markdown.matches("word").count(), html.matches("word").count(), "{}", html);
            }
        }
    }
}
