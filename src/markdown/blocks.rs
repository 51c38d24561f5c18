//! Blocks and emphasis: elements that are only a start tag and an end tag.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::figures;
use crate::markdown::writer::Writer;

impl<'a> Writer<'a> {
    /// Prepares for a block. It ends the label of a task, which can only hold inline content.
    pub(super) fn begin_block(&mut self) {
        self.close_label();
        self.begin_line();
    }

    fn close_label(&mut self) {
        if self.label_open {
            self.out.push_str("</label>");
            self.label_open = false;
        }
    }

    pub(super) fn start(&mut self, at: usize, tag: &'a Tag<'a>) -> usize {
        match tag {
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let destination = match link_type {
                    LinkType::Email => Cow::Owned(format!("mailto:{dest_url}")),
                    _ => Cow::Borrowed(dest_url.as_ref()),
                };
                self.unlinked += 1;
                self.open_link(&destination, title, self.events[at].1.clone());
            }
            Tag::Image { dest_url, title, .. } => return self.image(at, dest_url, title),
            Tag::TableCell => self.open_cell(at),
            Tag::TableHead => self.open_head(),
            Tag::TableRow => self.open_row(),
            _ => {
                self.close_label();
                let from = self.out.len();
                let next = self.start_block(at, tag);
                self.mark_position(from, at);
                return next;
            }
        }
        at + 1
    }

    fn start_block(&mut self, at: usize, tag: &'a Tag<'a>) -> usize {
        // A raw HTML element left open in one paragraph does not affect the next.
        self.unlinked = 0;
        match tag {
            Tag::BlockQuote(_) => return self.open_quote(at),
            Tag::FootnoteDefinition(_) => return self.footnotes.behind(at),
            Tag::Heading { level, classes, .. } => self.open_heading(at, *level, classes),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::Paragraph => match figures::alone(self.events, at) {
                Some(title) => self.open_figure(title),
                None => self.open("<p>"),
            },
            Tag::CodeBlock(kind) => return self.code_block(at, kind),
            Tag::HtmlBlock => {
                self.begin_line();
                self.html_block = Some((String::new(), self.events[at].1.clone()));
            }
            Tag::List(None) => self.open("<ul>\n"),
            Tag::List(Some(1)) => self.open("<ol>\n"),
            Tag::List(Some(first)) => self.open(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.open(if self.is_task(at) { "<li class=\"task\">" } else { "<li>" }),
            Tag::DefinitionList => self.open("<dl>\n"),
            Tag::DefinitionListTitle => self.open("<dt>"),
            Tag::DefinitionListDefinition => self.open("<dd>"),
            _ => {}
        }
        at + 1
    }

    fn open(&mut self, tag: &str) {
        self.begin_line();
        self.out.push_str(tag);
    }

    fn is_task(&self, item: usize) -> bool {
        let marker = |at: usize| matches!(self.events.get(at), Some((Event::TaskListMarker(_), _)));
        let in_paragraph = matches!(self.events.get(item + 1), Some((Event::Start(Tag::Paragraph), _)));
        marker(item + 1) || in_paragraph && marker(item + 2)
    }

    pub(super) fn end(&mut self, tag: &TagEnd) {
        let end = match tag {
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => {
                self.unlinked = self.unlinked.saturating_sub(1);
                return self.close_link();
            }
            TagEnd::Paragraph => {
                self.close_label();
                if self.close_figure() {
                    return;
                }
                "</p>\n"
            }
            TagEnd::BlockQuote(_) => return self.close_quote(),
            TagEnd::Heading(_) => return self.close_heading(),
            TagEnd::Table => return self.close_table(),
            TagEnd::TableHead => return self.close_head(),
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => self.cell_end,
            TagEnd::HtmlBlock => {
                if let Some((block, range)) = self.html_block.take() {
                    self.raw_html(&block, range);
                }
                return;
            }
            TagEnd::Item => {
                self.close_label();
                "</li>\n"
            }
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            _ => return,
        };
        self.out.push_str(end);
    }
}
