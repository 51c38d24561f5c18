//! Markdown that is not trusted: comments.
//!
//! The HTML consists of a fixed set of elements: `p br em strong del code pre blockquote ul ol li a`. Raw HTML is shown
//! as text, images as their description, headings as strong paragraphs; there are no ids, classes, tables or footnotes.
//! Links lead to `http`, `https` and `mailto` only, and tell search engines not to follow. A line break is a `<br>`, as
//! people expect in a comment.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::autolink::Segment;
use crate::markdown::events::EventAt;
use crate::markdown::source_syntax::ParserInput;
use crate::markdown::{autolink, events};
use crate::markup::escape;
use crate::path::scheme;

/// The maximum nesting of a comment. Deeper levels are flattened.
const DEEPEST: usize = 24;

/// Converts a comment to HTML.
pub fn to_html(comment: &str) -> String {
    let input = ParserInput::of_comment(comment);
    let events = events::read(input.events(events::COMMENT), DEEPEST).list;
    let mut writer = CommentWriter {
        comment,
        events: &events,
        out: String::new(),
        link: OpenLink::None,
        images: 0,
        code: false,
    };
    let mut at = 0;
    while at < events.len() {
        at = writer.event(at);
    }
    harmless(escape::clean(writer.out))
}

/// Returns a comment without its markup, on one line, not escaped.
pub fn plain(comment: &str) -> String {
    let mut text = String::new();
    let input = ParserInput::of_comment(comment);
    let events = events::read(input.events(events::COMMENT), DEEPEST).list;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                text.push_str(part);
            }
            Event::SoftBreak if events::joins(&events, at) => {}
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    harmless(escape::one_line(&text))
}

/// Returns a commenter's name on one line, not escaped.
pub fn name(name: &str) -> String {
    harmless(escape::one_line(name))
}

/// Removes the characters that change the direction of the text after them.
fn harmless(text: String) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(turns) { text.replace(turns, "") } else { text }
}

/// The state of the open link.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenLink {
    /// No link is open.
    None,
    /// The link was refused: only its text is written.
    Refused,
    /// The link was written.
    Written,
}

struct CommentWriter<'a> {
    comment: &'a str,
    events: &'a [EventAt<'a>],
    out: String,
    link: OpenLink,
    /// The number of open images. Only their text is written.
    images: usize,
    code: bool,
}

impl CommentWriter<'_> {
    /// Writes one event and returns the index of the next.
    fn event(&mut self, at: usize) -> usize {
        let events = self.events;
        match &events[at].0 {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(tag) if self.images == 0 => self.start(tag),
            Event::End(tag) if self.images == 0 => self.end(*tag),
            Event::Text(text) => return self.text(at, text),
            Event::Code(text) if self.images == 0 => {
                self.out.push_str("<code>");
                escape::text(&mut self.out, text);
                self.out.push_str("</code>");
            }
            Event::Html(text) => escape::text(&mut self.out, text.trim_end()),
            Event::InlineHtml(text) | Event::Code(text) => escape::text(&mut self.out, text),
            Event::SoftBreak | Event::HardBreak => self.out.push_str("<br>\n"),
            _ => {}
        }
        at + 1
    }

    fn text(&mut self, at: usize, text: &str) -> usize {
        if self.code || self.images > 0 || self.link != OpenLink::None || !autolink::suspects(text) {
            escape::text(&mut self.out, text);
            return at + 1;
        }
        let events = self.events;
        let end = autolink::run_end(events, at);
        for part in autolink::parts(&events[at..end], self.comment) {
            match part {
                Segment::Text(text) => escape::text(&mut self.out, &text),
                Segment::Url(url, _) => {
                    self.open_link(&autolink::address(&url));
                    escape::text(&mut self.out, &url);
                    self.end(TagEnd::Link);
                }
            }
        }
        end
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let start = match tag {
            Tag::Paragraph | Tag::HtmlBlock => "<p>",
            Tag::Heading { .. } => "<p><strong>",
            Tag::BlockQuote(_) => "<blockquote>\n",
            Tag::CodeBlock(_) => {
                self.code = true;
                "<pre><code>"
            }
            Tag::List(None) => "<ul>\n",
            Tag::List(Some(1)) => "<ol>\n",
            Tag::List(Some(first)) => &format!("<ol start=\"{first}\">\n"),
            Tag::Item => "<li>",
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            Tag::Strikethrough => "<del>",
            Tag::Link { link_type, dest_url, .. } => {
                return self.open_link(&match link_type {
                    LinkType::Email => Cow::Owned(format!("mailto:{dest_url}")),
                    _ => Cow::Borrowed(dest_url.as_ref()),
                });
            }
            _ => return,
        };
        let inline = matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough);
        if !inline && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(start);
    }

    fn end(&mut self, tag: TagEnd) {
        self.out.push_str(match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => "</p>\n",
            TagEnd::Heading(_) => "</strong></p>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => {
                self.code = false;
                "</code></pre>\n"
            }
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => match std::mem::replace(&mut self.link, OpenLink::None) {
                OpenLink::Written => "</a>",
                OpenLink::None | OpenLink::Refused => "",
            },
            _ => "",
        });
    }

    fn open_link(&mut self, destination: &str) {
        if !may_be_linked(destination) {
            self.link = OpenLink::Refused;
            return;
        }
        self.link = OpenLink::Written;
        self.out.push_str("<a href=\"");
        escape::href(&mut self.out, destination);
        self.out.push_str("\" rel=\"nofollow ugc noopener\">");
    }
}

/// Returns whether an address literally begins with an allowed scheme. An address that only resembles one would be a
/// path of this site.
fn may_be_linked(destination: &str) -> bool {
    let is_allowed =
        |scheme: &str| ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    scheme(destination).is_some_and(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_get_a_fixed_set_of_elements() {
        let check = |comment: &str, expected: &str| assert_eq!(to_html(comment), expected, "{comment}");
        check("# Hi *you*\nthere", "<p><strong>Hi <em>you</em></strong></p>\n<p>there</p>\n");
        check("a\nb <b onclick=x>c</b>", "<p>a<br>\nb &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
        check("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n");
        check("[a](h\u{fffd}ttps://b.org) [b](&#1;https://b.org)", "<p>a b</p>\n");
        check("![alt *x*](a.png) [j](javascript:x) [r](/x)", "<p>alt x j r</p>\n");
        check(
            "[a](https://b.org/?c&d \"t\") <m@x.org> www.e.org.",
            "<p><a href=\"https://b.org/?c&amp;d\" rel=\"nofollow ugc noopener\">a</a> \
             <a href=\"mailto:m@x.org\" rel=\"nofollow ugc noopener\">m@x.org</a> \
             <a href=\"https://www.e.org\" rel=\"nofollow ugc noopener\">www.e.org</a>.</p>\n",
        );
        check(
            "1. a\n2. b\n\n> ~~q~~\n\n```rust\n<x>\n```",
            "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<blockquote>\n<p><del>q</del></p>\n</blockquote>\n<pre><code>&lt;x&gt;\n</code></pre>\n",
        );
        check("a\u{202e}b&#x202e;c &#1;d", "<p>abc \u{fffd}d</p>\n");
        check("| a |\n|---|\n| b | [^1]", "<p>| a |<br>\n|---|<br>\n| b | [^1]</p>\n");
    }

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(plain("# a\n*b* `c`\n\n- d\n- [e](x)"), "a b c d e");
    }
}
