//! The text without its markup, written beside the HTML where somebody looks for words.
//!
//! Inline markup ends no word: `un*believ*able` is one. A block, a table's cell and a line's end do.

use pulldown_cmark::TagEnd;

use crate::markdown::PlainText;
use crate::markdown::writer::Writer;
use crate::markup::escape;
use crate::markup::tags::text_of;

impl Writer<'_> {
    /// Writes words of the author's.
    pub(super) fn words(&mut self, text: &str) {
        escape::text(&mut self.out, text);
        if self.options.plain_text == PlainText::Kept {
            self.page.plain.push_str(text);
        }
    }

    /// Keeps the text of a block of code, which was written with its colours.
    pub(super) fn plain_code(&mut self, code: &str) {
        if self.options.plain_text == PlainText::Kept {
            self.plain_line();
            self.page.plain.push_str(code);
            self.plain_line();
        }
    }

    /// Keeps the text of raw HTML that was passed through.
    pub(super) fn plain_of_html(&mut self, html: &str) {
        if self.options.plain_text == PlainText::Kept {
            self.page.plain.push_str(&text_of(html));
        }
    }

    /// Ends a word where an element begins or ends, unless it may stand inside one.
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
