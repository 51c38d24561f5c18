//! Converts the HTML of other systems' comments to Markdown.
//!
//! Comments have a dozen elements, and only [`crate::markdown::untrusted`] turns the result into HTML. So this converter must
//! be faithful, not safe, and needs no parser of whole pages. Elements without a counterpart are removed; their text stays.

use crate::comments::import::html_tokens::{HtmlToken, HtmlTokens, attribute, decoded};
use crate::comments::import::markdown_writer::{MarkdownWriter, QUOTE, UNQUOTE};

/// The meaning of line breaks in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// As in HTML: a space.
    Blanks,
    /// As in WordPress: a line break, and an empty line ends a paragraph.
    Breaks,
}

/// The elements that begin and end a paragraph.
const BLOCKS: [&str; 29] = [
    "address", "article", "aside", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "main", "menu", "nav", "p",
    "search", "section", "table", "hr",
];
/// The elements that are on lines of their own, inside a paragraph.
const LINES: [&str; 9] =
    ["caption", "dd", "dt", "figcaption", "legend", "optgroup", "option", "summary", "tr"];
/// The deepest level of quotes that is written: more would only be quote marks.
const DEEPEST_QUOTE: usize = 16;

/// Converts a comment to Markdown.
pub(super) fn to_markdown(html: &str, lines: Lines) -> String {
    let html = html.replace("\r\n", "\n").replace('\r', "\n").replace([QUOTE, UNQUOTE], "");
    let mut writer = MarkdownWriter::default();
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

impl MarkdownWriter {
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
