//! The text without markup, collected beside the HTML for the search index.
//!
//! Inline markup does not separate words: `un*believ*able` is one word. Blocks, table cells and line breaks do.

use pulldown_cmark::TagEnd;

use crate::markdown::options::PlainText;
use crate::markdown::writer::Writer;
use crate::markup::escape;
use crate::markup::tags::text_of;

impl Writer<'_> {
    /// Writes text of the author.
    pub(super) fn author_text(&mut self, text: &str) {
        escape::text(&mut self.out, text);
        if self.options.plain_text == PlainText::Kept {
            self.page.plain.push_str(text);
        }
    }

    /// Adds the text of a code block, which was written as highlighted tokens.
    pub(super) fn plain_code(&mut self, code: &str) {
        if self.options.plain_text == PlainText::Kept {
            self.plain_line();
            self.page.plain.push_str(code);
            self.plain_line();
        }
    }

    /// Adds the text of raw HTML.
    pub(super) fn plain_of_html(&mut self, html: &str) {
        if self.options.plain_text == PlainText::Kept {
            self.page.plain.push_str(&text_of(html));
        }
    }

    /// Separates words where a block or cell begins or ends.
    pub(super) fn plain_break(&mut self, tag: &TagEnd) {
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) {
            self.plain_line();
        }
    }

    /// Begins a new line.
    pub(super) fn plain_line(&mut self) {
        if self.options.plain_text == PlainText::Kept && !self.page.plain.ends_with('\n') {
            self.page.plain.push('\n');
        }
    }
}
